namespace Configuration;

/// <summary>A fault in a file that a person writes.</summary>
/// <param name="Location">Where it is.</param>
/// <param name="Message">A sentence that names the value and the expectation.</param>
/// <param name="Remedy">How to fix it; empty where the message says it.</param>
public sealed record Problem(Location Location, string Message, string Remedy = "")
{
    /// <summary>A fault at a line and column, both from 1; line 0 is the whole file.</summary>
    public Problem(string file, int line, int column, string message, string remedy)
        : this(new Location(file, line, column), message, remedy)
    {
    }

    /// <summary>The file, as it was named to the reader.</summary>
    public string File => Location.File;

    /// <summary>From 1; 0 when it is about the whole file.</summary>
    public int Line => Location.Line;

    /// <summary>From 1.</summary>
    public int Column => Location.Column;

    /// <summary><c>stacks/platform.yaml:7:5: what is wrong. How to fix it.</c></summary>
    public override string ToString() => $"{Location}: {Message}{(Remedy.Length > 0 ? " " : "")}{Remedy}";
}

/// <summary>All that is wrong in a file, or in files that belong together.</summary>
/// <param name="problems">At least one.</param>
public sealed class ProblemException(IReadOnlyList<Problem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>The faults.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
