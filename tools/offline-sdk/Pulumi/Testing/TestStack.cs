namespace Pulumi.Testing;

/// <summary>The stack of a function under test.</summary>
internal sealed class TestStack(Func<IDictionary<string, object?>> program) : Stack
{
    // Runs after the base constructor, when there is a stack to parent resources to.
    private IDictionary<string, object?>? _outputs;

    public IDictionary<string, object?> ProgramOutputs => _outputs ?? new Dictionary<string, object?>();

    internal override void RegisterStackOutputs()
    {
        _outputs = program();
        RegisterOutputs(new Dictionary<string, object?>());
    }
}
