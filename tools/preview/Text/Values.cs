using Preview.Plans;

namespace Preview.Text;

/// <summary>A value in a few characters.</summary>
internal static class Values
{
    public static string Show(PlanValue value, int longest)
    {
        var text = Span.Clean(Text(value));
        return text.Length <= longest ? text : text[..(longest - 1)].TrimEnd() + "…";
    }

    private static string Text(PlanValue value) => value switch
    {
        PlanList list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        PlanMap map when map[Signatures.Key] is not null => Special(map),
        PlanMap map => $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
        _ => value.ToString(),
    };

    private static string Special(PlanMap map) => map.Text(Signatures.Key) switch
    {
        Signatures.ResourceReference => map.Text("urn") is { } urn ? new Urn(urn).Name : "(resource)",
        Signatures.Asset => $"(asset {map.Text("path") ?? map.Text("uri") ?? "of text"})",
        Signatures.Archive => $"(archive {map.Text("path") ?? map.Text("uri") ?? "of assets"})",
        _ => "(special value)",
    };
}
