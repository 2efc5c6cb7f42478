namespace Preview.Projects;

/// <summary>A fault in a file that a person writes.</summary>
/// <param name="File">The file, relative to the project folder.</param>
/// <param name="Line">From 1; 0 when it is about the whole file.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong, the value and what was expected.</param>
/// <param name="Remedy">How to mend it.</param>
internal sealed record SettingsProblem(string File, int Line, int Column, string Message, string Remedy)
{
    public override string ToString() => $"{(Line > 0 ? $"{File}:{Line}:{Column}" : File)}: {Message} {Remedy}";
}

/// <summary>All that is wrong in the settings of a project or a stack; no program is started with them.</summary>
internal sealed class SettingsException(IReadOnlyList<SettingsProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<SettingsProblem> Problems { get; } = problems;
}

/// <summary>What was asked for does not exist: no project here, no such stack. The answer to it is help, not a fault.</summary>
internal sealed class UsageException(string message) : Exception(message);
