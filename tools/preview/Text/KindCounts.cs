using Preview.Plans;

namespace Preview.Text;

/// <summary>Resources summed up by kind: <c>Subnet ×6</c>, and by name where a person knows them by it.</summary>
internal static class KindCounts
{
    /// <summary>The kinds in the order of their names, separated by commas.</summary>
    public static IReadOnlyList<Span[]> Words(IEnumerable<PlanResource> resources, bool withNames)
    {
        List<Span[]> words = [];
        foreach (var kind in resources.GroupBy(Kinds.Of).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Separate(words);
            List<string> names = withNames ? [.. kind.Select(Kinds.Known).OfType<string>().Order(StringComparer.Ordinal)] : [];
            var count = kind.Count();
            words.Add(count == 1 ? [Span.Of(kind.Key)] : [Span.Of(kind.Key), new Span($" ×{count}", Tone.Quiet)]);
            AddNames(words, names);
        }

        return words;
    }

    private static void AddNames(List<Span[]> words, List<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            words.Add(
            [
                new Span(i == 0 ? "(" : "", Tone.Quiet),
                Span.Of(names[i], Tone.Name),
                new Span(i == names.Count - 1 ? ")" : ",", Tone.Quiet),
            ]);
        }
    }

    private static void Separate(List<Span[]> words)
    {
        if (words.Count > 0)
        {
            words[^1] = [.. words[^1], new Span(",", Tone.Quiet)];
        }
    }
}
