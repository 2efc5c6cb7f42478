namespace Preview.Changes;

/// <summary>Resources of a type hold data.</summary>
/// <param name="What">What is lost with one, in a sentence.</param>
/// <param name="Retention">What may keep it, apart from Pulumi's own protect and retainOnDelete.</param>
internal sealed record DataResource(string What, IReadOnlyList<RetentionRule> Retention)
{
    public static DataResource Read(YamlMapping entry) => new(
        entry.Texts("what").First(),
        [.. ((entry.Find("keptBy")?.Value as YamlSequence)?.Items ?? []).OfType<YamlMapping>().Select(RetentionRule.Read)]);
}
