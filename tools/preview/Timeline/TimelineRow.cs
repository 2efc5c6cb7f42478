using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Timeline;

/// <summary>Steps that look alike: of one kind, made at the same time, for as long. Three zones have three of most things.</summary>
internal sealed class TimelineRow
{
    private const int MostNames = 3;

    private TimelineRow(ImmutableArray<TimelineStep> steps) => Steps = steps;

    /// <summary>At least one, in the order of the plan.</summary>
    public ImmutableArray<TimelineStep> Steps { get; }

    public TimelineStep First => Steps[0];

    public int Start => First.Start;

    public int Finish => First.Finish;

    /// <summary>How long each takes, in seconds.</summary>
    public int Seconds => First.Time.Typical;

    /// <summary>What they are: <c>NatGateway</c>, of several <c>NatGateway ×3</c>.</summary>
    public string Kind => Steps.Length == 1 ? Kinds.Of(First.Resource) : $"{Kinds.Of(First.Resource)} ×{Steps.Length}";

    /// <summary>The name; of several the first three, what they have in common once: <c>spark-nat-{1a, 1b, 1c}</c>.</summary>
    public string Name => Steps.Length == 1 ? First.Resource.Urn.Name : Together([.. Steps.Select(step => step.Resource.Urn.Name)]);

    /// <summary>The longest first.</summary>
    public static ImmutableArray<TimelineRow> Of(IEnumerable<TimelineStep> steps) =>
    [
        .. steps.GroupBy(step => (Kinds.Of(step.Resource), step.Start, step.Time))
            .Select(group => new TimelineRow([.. group]))
            .OrderByDescending(row => row.Seconds)
            .ThenBy(row => row.Start)
            .ThenBy(row => row.First.Resource.Urn),
    ];

    /// <summary>A row for each step, in their order.</summary>
    public static ImmutableArray<TimelineRow> Each(IEnumerable<TimelineStep> steps) => [.. steps.Select(step => new TimelineRow([step]))];

    // Cut where a word of a name ends: spark-nat-1a, spark-nat-1b are spark-nat-{1a, 1b}.
    private static string Together(string[] names)
    {
        var same = Enumerable.Range(0, names.Min(name => name.Length) - 1).TakeWhile(index => names.All(name => name[index] == names[0][index])).Count();
        var cut = names[0][..same].LastIndexOf('-') + 1;
        var ends = string.Join(", ", names.Take(MostNames).Select(name => name[cut..])) + (names.Length > MostNames ? ", …" : "");
        return cut == 0 ? ends : $"{names[0][..cut]}{{{ends}}}";
    }
}
