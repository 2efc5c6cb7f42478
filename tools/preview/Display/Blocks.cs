namespace Preview.Display;

/// <summary>Parts of a page.</summary>
internal static class Blocks
{
    /// <summary>The blocks with an empty line between them; a block without lines is left out.</summary>
    public static IEnumerable<Line> Apart(params IEnumerable<Line>[] blocks)
    {
        bool first = true;
        foreach (IEnumerable<Line> block in blocks)
        {
            using IEnumerator<Line> lines = block.GetEnumerator();
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
