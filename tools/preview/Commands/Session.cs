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
    private readonly Lazy<Project> _project;
    private readonly Lazy<ProgramFile> _program;

    private Session(ParseResult result, CommonOptions options)
    {
        Screen = Screen.Open(options.Color(result));
        Timeout = options.Timeout(result);
        _project = new Lazy<Project>(() => options.Project(result, Screen));
        _program = new Lazy<ProgramFile>(() => ProgramFile.Find(Project, options.Program(result), AppContext.BaseDirectory));
    }

    public Screen Screen { get; }

    /// <summary>How long the program of one stack may run.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The project, which is read when it is first asked for: plan files are compared without one.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    /// <exception cref="ProblemException">All that is wrong in its file.</exception>
    public Project Project => _project.Value;

    /// <summary>The project's built program.</summary>
    /// <exception cref="NotBuiltException">There is none.</exception>
    public ProgramFile Program => _program.Value;

    public static Session Open(ParseResult result, CommonOptions options) => new(result, options);

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
    public async Task<(ImmutableArray<CheckedStack> Stacks, PolicyCheck Check)> CheckAsync(IReadOnlyList<string> stacks, CancellationToken cancellation)
    {
        // The programs leave time for it while they come up, and the first to end leaves time to ask about its stack.
        var opening = Task.Run(() => PolicyCheck.Open(Project), CancellationToken.None);
        var checkedStacks = await RunAsync(stacks, async preview => (await opening).Apply(preview), cancellation);
        return (checkedStacks, await opening);
    }

    private async Task<ImmutableArray<T>> RunAsync<T>(IReadOnlyList<string> stacks, Func<StackPreview, Task<T>> finish, CancellationToken cancellation)
    {
        var run = new StackRun(Project, Program, Timeout);
        using var progress = Screen.Preview(stacks);
        return await run.RunAsync(stacks, finish, progress.Report, cancellation);
    }
}
