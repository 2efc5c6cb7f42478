namespace PolicyEngine.Settings;

/// <summary>A fault in the policies' settings.</summary>
/// <param name="File">The file, as it was named to the reader.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong, the value and what was expected.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record PolicyProblem(string File, int Line, int Column, string Message, string Remedy)
{
    /// <summary><c>stacks/policies.yaml:7:5: what is wrong. How to mend it.</c></summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message} {Remedy}";
}
