using System.Collections.Immutable;
using System.CommandLine;
using Preview.Checks;
using Preview.Engine;
using Preview.Projects;
using Preview.Reports.Terminal;

namespace Preview.Commands;

/// <summary>What every command begins with: the project, its program and its stacks.</summary>
internal sealed class Session
{
    private readonly ProgramFile _program;
    private readonly TimeSpan _timeout;

    private Session(Project project, ProgramFile program, TimeSpan timeout, Screen screen)
    {
        Project = project;
        _program = program;
        _timeout = timeout;
        Screen = screen;
    }

    public Project Project { get; }

    public Screen Screen { get; }

    public static Session Open(ParseResult result, CommonOptions options)
    {
        var screen = Screen.Open(options.Color(result));
        var project = options.Project(result, screen);
        var program = ProgramFile.Find(project, options.Program(result), AppContext.BaseDirectory);
        return new Session(project, program, options.Timeout(result), screen);
    }

    /// <summary>All stacks of the project.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public IReadOnlyList<string> AllStacks() => Project.Stacks() is { Count: > 0 } stacks
        ? stacks
        : throw new UsageException($"The project {Project.Name} has no stacks: there is no Pulumi.<stack>.yaml in {Project.StackFolder}.");

    /// <summary>A stack by its name.</summary>
    /// <exception cref="UsageException">There is no such stack.</exception>
    public string Stack(string name)
    {
        var stacks = AllStacks();
        if (stacks.Contains(name))
        {
            return name;
        }

        var meant = Suggest.Nearest(name, stacks) is { } nearest ? $" Did you mean {nearest}?" : "";
        throw new UsageException($"There is no stack \"{name}\".{meant} The stacks of {Project.Name} are: {string.Join(", ", stacks)}.");
    }

    public Task<ImmutableArray<StackPreview>> PreviewAsync(IReadOnlyList<string> stacks, CancellationToken cancellation) =>
        RunAsync(stacks, Task.FromResult, cancellation);

    /// <summary>The stacks with what the policies say of them, as the project's settings hold today.</summary>
    /// <exception cref="ProblemException">The settings of the policies are wrong.</exception>
    /// <exception cref="UsageException">The environment names no time that could be today.</exception>
    public async Task<(ImmutableArray<StackPreview> Previews, PolicyCheck Check)> CheckAsync(IReadOnlyList<string> stacks, CancellationToken cancellation)
    {
        // The programs leave time for it while they come up, and the first to end leaves time to ask about its stack.
        var opening = Task.Run(() => PolicyCheck.Open(Project), CancellationToken.None);
        var previews = await RunAsync(stacks, async preview => (await opening).Apply(preview), cancellation);
        return (previews, await opening);
    }

    private async Task<ImmutableArray<StackPreview>> RunAsync(IReadOnlyList<string> stacks, Func<StackPreview, Task<StackPreview>> finish, CancellationToken cancellation)
    {
        using var progress = Screen.Progress(stacks);
        // While the programs come up there is time to get ready to show what they register.
        _ = Task.Run(() => Screen.WarmUp(Project.Name), CancellationToken.None);
        return await new StackRun(Project, _program, _timeout).RunAsync(stacks, finish, progress.Report, cancellation);
    }
}
