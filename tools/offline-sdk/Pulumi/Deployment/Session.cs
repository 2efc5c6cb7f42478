using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program: who it is, whom it talks to and what is under way.</summary>
internal sealed class Session
{
    private Stack? _stack;

    private Session(IEngine engine, IMonitor monitor)
    {
        Engine = engine;
        Monitor = monitor;
        Work = new();
        Log = new(engine, Work);
        Features = new(monitor);
        Packages = new(this);
        Registrations = new(this);
        Invokes = new(this);
    }

    public required string ProjectName { get; init; }

    public required string StackName { get; init; }

    public required string OrganizationName { get; init; }

    public required string? RootDirectory { get; init; }

    public required bool IsDryRun { get; init; }

    public bool IsTest { get; private init; }

    public ConfigValues Config { get; } = ConfigValues.FromEnvironment();

    public IEngine Engine { get; }

    public IMonitor Monitor { get; }

    public InFlightWork Work { get; }

    public EngineLog Log { get; }

    public Features Features { get; }

    public Packages Packages { get; }

    public Registrations Registrations { get; }

    public Invokes Invokes { get; }

    public Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    /// <summary>The session that the engine, which started this process, wants.</summary>
    public static Session FromEnvironment()
    {
        var monitor = Environment.GetEnvironmentVariable("PULUMI_MONITOR");
        var engine = Environment.GetEnvironmentVariable("PULUMI_ENGINE");
        var project = Environment.GetEnvironmentVariable("PULUMI_PROJECT");
        var stack = Environment.GetEnvironmentVariable("PULUMI_STACK");
        if (string.IsNullOrEmpty(monitor)
            || string.IsNullOrEmpty(engine)
            || string.IsNullOrEmpty(project)
            || string.IsNullOrEmpty(stack)
            || !bool.TryParse(Environment.GetEnvironmentVariable("PULUMI_DRY_RUN"), out var isDryRun))
        {
            throw new InvalidOperationException(
                "Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        }

        return new(new GrpcEngine(engine), new GrpcMonitor(monitor))
        {
            ProjectName = project,
            StackName = stack,
            OrganizationName = Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION") ?? "organization",
            RootDirectory = Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY"),
            IsDryRun = isDryRun,
        };
    }

    public static Session ForTest(IEngine engine, IMonitor monitor, TestOptions? options)
        => new(engine, monitor)
        {
            ProjectName = options?.ProjectName ?? "project",
            StackName = options?.StackName ?? "stack",
            OrganizationName = options?.OrganizationName ?? "organization",
            RootDirectory = options?.RootDirectory,
            IsDryRun = options?.IsPreview ?? true,
            IsTest = true,
        };
}
