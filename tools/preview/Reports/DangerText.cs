using Preview.Changes;

namespace Preview.Reports;

/// <summary>A danger in words.</summary>
internal static class DangerText
{
    /// <summary>What happens: <c>delete</c>, <c>replace, the old one first</c>, <c>update</c>.</summary>
    public static string What(ResourceChange change) => change.Kind switch
    {
        ChangeKind.Replace when change.Order == ReplacementOrder.DeleteFirst => "replace, the old one goes first",
        ChangeKind.Replace => "replace, the new one comes first",
        _ => change.Kind.Word(),
    };

    /// <summary>Why it is replaced: the properties; empty for what is not.</summary>
    public static string Because(ResourceChange change) => string.Join(", ", change.Forcing.Select(property => property.Path.Text).Distinct());

    /// <summary>What goes with it and what keeps it, in sentences; empty when there is nothing to say.</summary>
    public static string Reason(Danger danger) => string.Join(' ', new[]
    {
        danger.Level switch
        {
            DangerLevel.DataLoss => $"Lost: {Lower(danger.Reason)}",
            DangerLevel.Retained => $"Holds: {Lower(danger.Reason)}",
            _ => danger.Reason,
        },
        danger.KeptBy is { } kept ? $"Kept: {kept}." : "",
        danger.Meanwhile is { } meanwhile ? $"Meanwhile: {Lower(meanwhile)}" : "",
    }.Where(text => text != ""));

    private static string Lower(string sentence) => sentence == "" ? "" : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
