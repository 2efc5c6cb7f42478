using Preview.Plans;

namespace Preview.Timeline;

/// <summary>
/// The longest chain over forced waits. A wait is forced between two resources when the table says that the one kind waits for the other,
/// and the one comes after the other in the plan, on whatever way: so a route waits for its own gateway and not for that of another zone.
/// </summary>
internal sealed class ForcedChain(CreationTimes times)
{
    private static readonly Dictionary<string, TimelineStep> None = [];

    // Only of these does anything ever wait, so only these are kept in mind.
    private readonly HashSet<string> _awaited = [.. times.Waits.Values.SelectMany(kinds => kinds)];
    private readonly Dictionary<Urn, Dictionary<string, TimelineStep>> _behind = [];
    private TimelineStep? _longest;

    /// <summary>Adds a resource; all that it comes after must have been added.</summary>
    public void Add(PlanResource resource, CreationTime time, IEnumerable<Urn> before)
    {
        // The latest of each kind that this resource comes after.
        var behind = Latest(before);
        if (resource.IsManaged)
        {
            var kind = ResourceKind.Of(resource);
            var own = new TimelineStep(resource, time, times.WaitsOf(kind).Select(behind.GetValueOrDefault).OfType<TimelineStep>().MaxBy(step => step.Finish));
            _longest = _longest is null || own.Finish > _longest.Finish ? own : _longest;
            string[] names = [.. ResourceKind.Names(kind).Where(_awaited.Contains)];
            if (names.Length > 0)
            {
                behind = new Dictionary<string, TimelineStep>(behind, StringComparer.Ordinal);
                foreach (var name in names)
                {
                    Keep(behind, name, own);
                }
            }
        }

        _behind[resource.Urn] = behind;
    }

    public TimelineChain Longest() => TimelineChain.To(_longest);

    private Dictionary<string, TimelineStep> Latest(IEnumerable<Urn> before)
    {
        Dictionary<string, TimelineStep>[] all = [.. before.Select(urn => _behind.GetValueOrDefault(urn, None)).Where(steps => steps.Count > 0).Distinct()];
        if (all.Length <= 1)
        {
            return all.Length == 0 ? None : all[0];
        }

        var latest = new Dictionary<string, TimelineStep>(all[0], StringComparer.Ordinal);
        foreach ((var kind, var step) in all.Skip(1).SelectMany(steps => steps))
        {
            Keep(latest, kind, step);
        }

        return latest;
    }

    private static void Keep(Dictionary<string, TimelineStep> steps, string kind, TimelineStep step)
    {
        if (!steps.TryGetValue(kind, out var known) || step.Finish > known.Finish)
        {
            steps[kind] = step;
        }
    }
}
