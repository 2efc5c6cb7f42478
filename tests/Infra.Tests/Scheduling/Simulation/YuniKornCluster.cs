using Infra.Platform.Scheduling;

namespace Infra.Tests.Scheduling.Simulation;

/// <summary>
/// A small model of how YuniKorn 1.9.0 shares a cluster and takes back what was lent, written after its seven laws of preemption and, where they
/// leave it open, its code (yunikorn-core, pkg/scheduler/objects: sorters.go, queue.go, preemption.go). The cluster is one large node, so
/// what is modelled is the sharing and not the packing.
/// </summary>
internal sealed class YuniKornCluster(string queues, Amount capacity)
{
    private readonly YuniKornConfiguration _configuration = YuniKornConfiguration.Parse(queues);
    private readonly List<Pod> _running = [];
    private readonly List<Pod> _waiting = [];
    private readonly List<Preemption> _preemptions = [];
    private int _now;

    public IReadOnlyList<Preemption> Preemptions => _preemptions;

    public IReadOnlyList<Pod> Waiting => _waiting;

    public YuniKornConfiguration.Leaf QueueOf(string tenant) => _configuration.Leaves[tenant];

    public Amount Used(string tenant) => _running.Where(pod => pod.Tenant == tenant).Select(pod => pod.Size).Sum();

    public int Drivers(string tenant) => _running.Count(pod => pod.Tenant == tenant && pod.IsDriver);

    public void Ask(string tenant, int count, Amount size, bool isDriver = false, int priority = 0)
    {
        Assert.Contains(tenant, _configuration.Leaves.Keys);
        _waiting.AddRange(Enumerable.Repeat(new Pod(tenant, isDriver, size, priority, _now), count));
        Schedule();
    }

    /// <summary>The tenant's pods end, those that wait too.</summary>
    public void Finish(string tenant)
    {
        _running.RemoveAll(pod => pod.Tenant == tenant);
        _waiting.RemoveAll(pod => pod.Tenant == tenant);
        Schedule();
    }

    /// <summary>Lets time pass; within it, nothing new is asked for.</summary>
    public void Wait(int seconds)
    {
        _now += seconds;
        Schedule();
        while (_configuration.PreemptionEnabled && Preempt())
        {
            Schedule();
        }
    }

    private Amount Free() => capacity - _running.Select(pod => pod.Size).Sum();

    /// <summary>The queue that has the least of its guarantee is served first, in it the pod that has waited longest.</summary>
    private void Schedule()
    {
        while (true)
        {
            var free = Free();
            var next = _waiting.GroupBy(pod => pod.Tenant)
                .OrderBy(queue => Share(queue.Key))
                .ThenBy(queue => queue.Key, StringComparer.Ordinal)
                .Select(queue => queue.First())
                .FirstOrDefault(pod => pod.Size.FitsIn(free) && (Used(pod.Tenant) + pod.Size).FitsIn(QueueOf(pod.Tenant).Max));
            if (next is null)
            {
                return;
            }

            Start(next);
        }
    }

    private void Start(Pod pod)
    {
        _waiting.RemoveAt(_waiting.FindIndex(other => ReferenceEquals(other, pod)));
        _running.Add(pod);
    }

    private double Share(string tenant)
    {
        var (used, guaranteed) = (Used(tenant), QueueOf(tenant).Guaranteed);
        return Math.Max(Ratio(used.Millicores, guaranteed.Millicores), Ratio(used.Bytes, guaranteed.Bytes));

        static double Ratio(long used, long guaranteed) => guaranteed > 0 ? (double)used / guaranteed : used > 0 ? 1 : 0;
    }

    /// <summary>One pod of a queue that stays within its guarantee with it takes the place of others.</summary>
    private bool Preempt()
    {
        foreach (var pod in _waiting.GroupBy(pod => pod.Tenant).Select(queue => queue.First()).Where(pod => _now - pod.Asked >= QueueOf(pod.Tenant).Delay))
        {
            if ((Used(pod.Tenant) + pod.Size).Exceeds(QueueOf(pod.Tenant).Guaranteed))
            {
                continue;
            }

            var (running, logged) = (_running.ToList(), _preemptions.Count);
            while (pod.Size.Exceeds(Free()) && Victim(pod) is { } victim)
            {
                _preemptions.Add(new Preemption(victim, pod, Used(victim.Tenant), _now));
                _running.RemoveAt(_running.FindIndex(other => ReferenceEquals(other, victim)));
            }

            if (pod.Size.FitsIn(Free()))
            {
                Start(pod);
                return true;
            }

            // What would not suffice is not stopped.
            _running.Clear();
            _running.AddRange(running);
            _preemptions.RemoveRange(logged, _preemptions.Count - logged);
        }

        return false;
    }

    /// <summary>
    /// Of the queues that have more than their guarantee of something that is asked for: who lets itself be stopped before who does not, which
    /// here are the drivers; then the newest. Priorities count unless one of the queues is fenced.
    /// </summary>
    private Pod? Victim(Pod pod)
    {
        var fenced = QueueOf(pod.Tenant).IsPriorityFence;
        return _running
            .Where(other => other.Tenant != pod.Tenant && Used(other.Tenant).Exceeds(QueueOf(other.Tenant).Guaranteed))
            .Where(other => QueueOf(other.Tenant).Properties.GetValueOrDefault("preemption.policy") != "disabled")
            .Where(other => QueueOf(other.Tenant).IsPriorityFence || other.Priority <= (fenced ? 0 : pod.Priority))
            .OrderBy(other => other.IsDriver)
            .ThenByDescending(_running.IndexOf)
            .FirstOrDefault();
    }
}
