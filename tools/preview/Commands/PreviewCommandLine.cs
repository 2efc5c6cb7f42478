using System.CommandLine;
using System.CommandLine.Help;
using Preview.Projects;

namespace Preview.Commands;

/// <summary>The command line: reads it, runs what it says, and turns what goes wrong into messages and exit codes.</summary>
internal static class PreviewCommandLine
{
    // EPIPE, which .NET hands through.
    private const int BrokenPipe = 32;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new Command("preview", """
            Shows what a Pulumi program would make, for every stack of the project, with no account, no cluster, no state and no
            Pulumi CLI. Without a command it previews every stack.

            Exit codes: 0 fine; 1 the answer is no: the program or its settings are wrong, a mandatory policy is violated, or a difference
            is not declared; 2 wrong usage; 130 and 143 interrupted, by Ctrl-C or by a request to end.
            """)
        {
            new HelpOption(),
        };
        var options = new CommonOptions(root);
        SummaryCommand.AddTo(root, options);
        root.Add(PlanCommand.Create(options));
        root.Add(DiffCommand.Create(options));
        root.Add(ParityCommand.Create(options));
        root.Add(RenderCommand.Create(options));
        root.Add(CheckCommand.Create(options));
        root.Add(CostCommand.Create(options));

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            return Refuse(result, root);
        }

        try
        {
            // System.CommandLine would listen for Ctrl-C only once the command has begun, and by then programs run.
            using var interruption = new Interruption();
            var configuration = new InvocationConfiguration() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await interruption.RunAsync(cancellation => result.InvokeAsync(configuration, cancellation));
        }
        catch (UsageException e)
        {
            return Fail(e.Message, ExitCode.WrongUsage);
        }
        catch (NotBuiltException e)
        {
            return Fail(e.Message, ExitCode.No);
        }
        catch (ProblemException e)
        {
            foreach (var problem in e.Problems)
            {
                Fail(problem.ToString(), ExitCode.No);
            }

            return ExitCode.No;
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            // Whoever read the output has read enough of it, as in `preview | head`.
            return ExitCode.No;
        }
        catch (Exception e)
        {
            return Fail($"The preview itself has a fault; please report it: {e.GetType().Name}: {e.Message}", ExitCode.No);
        }
    }

    private static int Refuse(ParseResult result, Command root)
    {
        foreach (var error in result.Errors)
        {
            Fail(error.Message, ExitCode.WrongUsage);
        }

        var command = result.CommandResult.Command == root ? "" : result.CommandResult.Command.Name + " ";
        Console.Error.WriteLine($"See what there is with: preview {command}--help");
        return ExitCode.WrongUsage;
    }

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"error: {message}");
        return code;
    }
}
