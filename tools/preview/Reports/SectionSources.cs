namespace Preview.Reports;

/// <summary>Every source of a report's sections, in the order in which they are shown.</summary>
internal static class SectionSources
{
    public static IReadOnlyList<SectionSource> All { get; } =
    [
        PolicySection.Of,
        ParitySection.Of,
        ApiServerSection.Of,
        CostSection.Of,
        DurationSection.Of,
    ];
}
