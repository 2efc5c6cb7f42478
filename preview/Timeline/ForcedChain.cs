using Preview.Plans;

namespace Preview.Timeline;

/// <summary>
/// The longest chain over forced waits. A wait is forced between two resources when the table says that the one kind waits for the other,
/// and the one comes after the other in the plan, on whatever way: so a route waits for its own gateway and not for that of another zone.
/// </summary>
internal sealed class ForcedChain(CreationTimes times)
{
    private static readonly Dictionary<string, Link> None = [];

    // Only of these does anything ever wait, so only these are kept in mind.
    private readonly HashSet<string> _awaited = [.. times.Waits.Values.SelectMany(static kinds => kinds)];
    private readonly Dictionary<Urn, Dictionary<string, Link>> _behind = [];
    private Link? _longest;

    /// <summary>Adds a resource; all that it comes after must have been added.</summary>
    public void Add(PlanResource resource, CreationTime time, IEnumerable<Urn> before)
    {
        // The latest of each kind that this resource comes after.
        Dictionary<string, Link> behind = Latest(before);
        if (resource.IsManaged)
        {
            string kind = ResourceKind.Of(resource);
            Link? decides = times.WaitsOf(kind).Select(behind.GetValueOrDefault).OfType<Link>().MaxBy(static link => link.Step.Finish);
            Link own = new(new TimelineStep(resource, time, decides?.Step.Finish ?? 0), decides);
            _longest = _longest is null || own.Step.Finish > _longest.Step.Finish ? own : _longest;
            string[] names = [.. ResourceKind.Names(kind).Where(_awaited.Contains)];
            if (names.Length > 0)
            {
                behind = new Dictionary<string, Link>(behind, StringComparer.Ordinal);
                foreach (string name in names)
                {
                    Keep(behind, name, own);
                }
            }
        }

        _behind[resource.Urn] = behind;
    }

    public TimelineChain Longest()
    {
        List<TimelineStep> steps = [];
        for (Link? at = _longest; at is not null; at = at.Decides)
        {
            steps.Add(at.Step);
        }

        steps.Reverse();
        return new TimelineChain([.. steps]);
    }

    private Dictionary<string, Link> Latest(IEnumerable<Urn> before)
    {
        Dictionary<string, Link>[] all = [.. before.Select(urn => _behind.GetValueOrDefault(urn, None)).Where(static links => links.Count > 0).Distinct()];
        if (all.Length <= 1)
        {
            return all.Length == 0 ? None : all[0];
        }

        Dictionary<string, Link> latest = new(all[0], StringComparer.Ordinal);
        foreach ((string kind, Link link) in all.Skip(1).SelectMany(static links => links))
        {
            Keep(latest, kind, link);
        }

        return latest;
    }

    private static void Keep(Dictionary<string, Link> links, string kind, Link link)
    {
        if (!links.TryGetValue(kind, out Link? known) || link.Step.Finish > known.Step.Finish)
        {
            links[kind] = link;
        }
    }

    private sealed record Link(TimelineStep Step, Link? Decides);
}
