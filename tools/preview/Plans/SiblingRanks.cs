namespace Preview.Plans;

/// <summary>
/// How far each resource stands from the beginning among its siblings. One component needs another when anything in the one needs
/// anything in the other; who needs nobody has rank 0, everybody else one more than the highest that it needs.
/// </summary>
internal sealed class SiblingRanks
{
    private readonly Dictionary<Urn, Urn?> _parents;
    private readonly Dictionary<Urn, SortedSet<Urn>> _needs = [];
    private readonly Dictionary<Urn, int> _ranks = [];

    public SiblingRanks(IEnumerable<PlanResource> resources, IReadOnlyDictionary<Urn, Urn[]> needs)
    {
        _parents = resources.ToDictionary(resource => resource.Urn, resource => resource.Parent);
        foreach ((var urn, var all) in needs)
        {
            var path = Path(urn);
            foreach (var needed in all)
            {
                Add(path, Path(needed));
            }
        }

        Rank();
    }

    public int Of(Urn urn) => _ranks[urn];

    // A chain of needs can be as long as the plan, so the way back is kept here and not on the call stack. Two components may need
    // each other; the need that closes the ring does not count. The order by URN makes that the same one at each run.
    private void Rank()
    {
        Stack<(Urn Urn, bool IsDone)> open = [];
        foreach (var urn in _parents.Keys.OrderDescending())
        {
            open.Push((urn, false));
        }

        while (open.TryPop(out var top))
        {
            IEnumerable<Urn> needs = _needs.TryGetValue(top.Urn, out var all) ? all : [];
            if (top.IsDone)
            {
                _ranks[top.Urn] = needs.Max(need => _ranks[need] + 1);
            }
            else if (_ranks.TryAdd(top.Urn, 0) && all is not null)
            {
                open.Push((top.Urn, true));
                foreach (var need in needs.Reverse())
                {
                    open.Push((need, false));
                }
            }
        }
    }

    // From the root down to the resource.
    private List<Urn> Path(Urn urn)
    {
        List<Urn> path = [];
        for (var at = urn; at is { } step && _parents.TryGetValue(step, out var parent); at = parent)
        {
            path.Add(step);
        }

        path.Reverse();
        return path;
    }

    // The need is one between the two siblings at which the paths part.
    private void Add(List<Urn> path, List<Urn> needed)
    {
        var shared = 0;
        while (shared < path.Count && shared < needed.Count && path[shared] == needed[shared])
        {
            shared++;
        }

        if (shared < path.Count && shared < needed.Count)
        {
            if (!_needs.TryGetValue(path[shared], out var needs))
            {
                _needs.Add(path[shared], needs = []);
            }

            needs.Add(needed[shared]);
        }
    }
}
