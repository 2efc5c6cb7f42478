namespace Preview.Text;

/// <summary>Counts with their noun.</summary>
internal static class Plural
{
    /// <summary>For example 1 stack, 3 stacks.</summary>
    public static string Of(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
