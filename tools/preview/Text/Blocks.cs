namespace Preview.Text;

/// <summary>Parts of a page.</summary>
internal static class Blocks
{
    /// <summary>The blocks with an empty line between them; a block without lines is left out.</summary>
    public static IEnumerable<Line> Apart(params IEnumerable<Line>[] blocks)
    {
        var first = true;
        foreach (var block in blocks)
        {
            using var lines = block.GetEnumerator();
            if (!lines.MoveNext())
            {
                continue;
            }

            if (!first)
            {
                yield return new Line();
            }

            first = false;
            do
            {
                yield return lines.Current;
            }
            while (lines.MoveNext());
        }
    }
}
