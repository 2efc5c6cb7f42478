namespace Configuration;

/// <summary>A place in a file that a person writes.</summary>
/// <param name="File">The file as the user knows it, relative to the project; or the name of the setting where there is no file.</param>
/// <param name="Line">From 1; 0 when it is about the whole file.</param>
/// <param name="Column">From 1; 0 when it is about the whole file.</param>
public readonly record struct Location(string File, int Line = 0, int Column = 0)
{
    /// <summary><c>stacks/platform.yaml:7:5</c>, or only the file.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}" : File;
}
