namespace PolicyEngine.Evaluation;

/// <summary>Patterns in which <c>*</c> stands for any text, none included. All else stands for itself.</summary>
public static class Glob
{
    /// <summary>True when the pattern stands for the text, all of it.</summary>
    public static bool Matches(string pattern, string text)
    {
        string[] parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return text == pattern;
        }

        if (text.Length < parts[0].Length + parts[^1].Length
            || !text.StartsWith(parts[0], StringComparison.Ordinal) || !text.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        // What is between two stars may be taken where it is found first: the star after it takes the rest.
        int at = parts[0].Length;
        int end = text.Length - parts[^1].Length;
        foreach (string part in parts[1..^1])
        {
            int found = text.IndexOf(part, at, end - at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }
}
