namespace Configuration;

/// <summary>A pattern in which <c>*</c> stands for any text, none included. All else stands for itself.</summary>
/// <param name="Pattern">The pattern.</param>
public readonly record struct Glob(string Pattern)
{
    /// <summary>True when the pattern stands for the text, all of it.</summary>
    public bool Matches(string text)
    {
        // The runtime's FileSystemName cannot take a question mark for itself.
        var parts = Pattern.Split('*');
        if (parts.Length == 1)
        {
            return text == Pattern;
        }

        if (text.Length < parts[0].Length + parts[^1].Length
            || !text.StartsWith(parts[0], StringComparison.Ordinal) || !text.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        // A part between two stars may be taken where it is found first: the star after it takes the rest.
        var at = parts[0].Length;
        var end = text.Length - parts[^1].Length;
        foreach (var part in parts[1..^1])
        {
            var found = text.IndexOf(part, at, end - at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }

    /// <summary>The pattern.</summary>
    public override string ToString() => Pattern;
}
