using System.Text.Json.Nodes;
using Infra.Platform.Scheduling;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Scheduling.Simulation;

/// <summary>
/// A small model of how Kueue 0.19.2 admits whole applications and takes back what was lent, with fair sharing, in one cohort (documents
/// "Cluster queue", "Cohort" and "Preemption"). Applications of one queue do not preempt each other here.
/// </summary>
internal sealed class KueueCluster
{
    private readonly Dictionary<string, Queue> _queues;
    private readonly Amount _shared;
    private readonly List<Application> _running = [];
    private readonly List<Application> _waiting = [];
    private int _asked;

    /// <param name="objects">Kueue's objects as they are rendered.</param>
    public KueueCluster(IEnumerable<Registered> objects)
    {
        var specs = objects.ToLookup(o => o.Text("kind"), o => o);
        var cohort = Assert.Single(specs["Cohort"]);
        _shared = Read(cohort["spec"]!, "nominalQuota")!.Value;
        _queues = specs["ClusterQueue"].ToDictionary(o => o.ObjectName!, o =>
        {
            var spec = o["spec"]!;
            Assert.Equal(cohort.ObjectName, spec["cohortName"]!.ToString());
            var nominal = Read(spec, "nominalQuota")!.Value;
            return new Queue(
                nominal,
                nominal + Read(spec, "borrowingLimit")!.Value,
                nominal - Lent(spec, nominal),
                int.Parse(spec["fairSharing"]!["weight"]!.ToString()),
                spec["preemption"]!["reclaimWithinCohort"]!.ToString() == "Any");
        });
    }

    /// <param name="Nominal">What the queue always has.</param>
    /// <param name="Ceiling">What it never exceeds.</param>
    /// <param name="Kept">What it does not lend.</param>
    /// <param name="Weight">Its part of what is idle.</param>
    /// <param name="Reclaims">Whether it takes back from queues that borrow.</param>
    private sealed record Queue(Amount Nominal, Amount Ceiling, Amount Kept, int Weight, bool Reclaims);

    private sealed record Application(string Tenant, Amount Size, int Asked);

    /// <summary>How many applications were stopped for another.</summary>
    public int Stopped { get; private set; }

    public Amount Used(string tenant) => _running.Where(application => application.Tenant == tenant).Select(application => application.Size).Sum();

    /// <summary>The sizes of the applications that wait.</summary>
    public IEnumerable<Amount> Waiting(string tenant) => _waiting.Where(application => application.Tenant == tenant).Select(application => application.Size);

    public Amount Nominal(string tenant) => _queues[tenant].Nominal;

    public Amount Ceiling(string tenant) => _queues[tenant].Ceiling;

    public void Submit(string tenant, int count, Amount size)
    {
        for (var i = 0; i < count; i++)
        {
            _waiting.Add(new Application(tenant, size, _asked++));
        }

        Settle();
    }

    public void Finish(string tenant)
    {
        _running.RemoveAll(application => application.Tenant == tenant);
        _waiting.RemoveAll(application => application.Tenant == tenant);
        Settle();
    }

    private void Settle()
    {
        for (var turns = 0; Admit() || Reclaim(); turns++)
        {
            Assert.True(turns < 10_000, "Two queues take from each other without end.");
        }
    }

    /// <summary>The queue whose share of what is borrowed would be the least goes first; in it, who has waited longest and fits.</summary>
    private bool Admit()
    {
        var next = _waiting.Where(Fits)
            .OrderBy(application => Share(application.Tenant, application.Size))
            .ThenBy(application => application.Asked)
            .FirstOrDefault();
        if (next is null)
        {
            return false;
        }

        _waiting.Remove(next);
        _running.Add(next);
        return true;
    }

    /// <summary>Within its nominal quota an application takes the place of any that borrows; beyond it, of those whose share stays the larger.</summary>
    private bool Reclaim()
    {
        foreach (var application in _waiting.Where(application => _queues[application.Tenant].Reclaims).OrderBy(application => application.Asked))
        {
            if ((Used(application.Tenant) + application.Size).Exceeds(_queues[application.Tenant].Ceiling))
            {
                continue;
            }

            var before = _running.ToList();
            while (!Fits(application) && Victim(application) is { } victim)
            {
                _running.Remove(victim);
            }

            if (Fits(application))
            {
                var stopped = before.Except(_running).ToList();
                Stopped += stopped.Count;
                _waiting.AddRange(stopped);
                _waiting.Remove(application);
                _running.Add(application);
                return true;
            }

            _running.Clear();
            _running.AddRange(before);
        }

        return false;
    }

    private Application? Victim(Application application)
    {
        var isWithin = (Used(application.Tenant) + application.Size).FitsIn(_queues[application.Tenant].Nominal);
        var share = Share(application.Tenant, application.Size);
        return _running
            .Where(other => other.Tenant != application.Tenant && Used(other.Tenant).Exceeds(_queues[other.Tenant].Nominal))
            .Where(other => isWithin || share <= Share(other.Tenant, default(Amount) - other.Size))
            .OrderByDescending(other => Share(other.Tenant, default))
            .ThenByDescending(other => other.Asked)
            .FirstOrDefault();
    }

    private bool Fits(Application application)
    {
        var (queue, used) = (_queues[application.Tenant], Used(application.Tenant));
        var taken = _queues.Select(other => Beyond(Used(other.Key), other.Value.Kept)).Sum();
        var lent = _shared + _queues.Values.Select(other => other.Nominal - other.Kept).Sum();
        return (used + application.Size).FitsIn(queue.Ceiling)
            && (Beyond(used + application.Size, queue.Kept) - Beyond(used, queue.Kept)).FitsIn(lent - taken);
    }

    /// <summary>The dominant resource share: the largest part of what can be borrowed that the queue has borrowed, by its weight.</summary>
    private double Share(string tenant, Amount more)
    {
        var (queue, lendable) = (_queues[tenant], _shared + _queues.Values.Select(other => other.Nominal - other.Kept).Sum());
        var borrowed = Beyond(Used(tenant) + more, queue.Nominal);
        return Math.Max((double)borrowed.Millicores / Math.Max(1, lendable.Millicores), (double)borrowed.Bytes / Math.Max(1, lendable.Bytes)) / queue.Weight;
    }

    private static Amount Beyond(Amount amount, Amount bound) =>
        new(Math.Max(0, amount.Millicores - bound.Millicores), Math.Max(0, amount.Bytes - bound.Bytes), 0);

    private static Amount Lent(JsonNode spec, Amount nominal)
    {
        var (cpu, memory) = (Quota(spec, "cpu", "lendingLimit"), Quota(spec, "memory", "lendingLimit"));
        return new(
            cpu is null ? nominal.Millicores : Amount.Of(new Resources(cpu.Value, default)).Millicores,
            memory is null ? nominal.Bytes : Amount.Of(new Resources(default, memory.Value)).Bytes,
            0);
    }

    private static Amount? Read(JsonNode spec, string key) =>
        Quota(spec, "cpu", key) is { } cpu && Quota(spec, "memory", key) is { } memory ? Amount.Of(new Resources(cpu, memory)) : null;

    private static Quantity? Quota(JsonNode spec, string resource, string key)
    {
        var group = Assert.Single(spec["resourceGroups"]!.AsArray())!;
        var quotas = Assert.Single(group["flavors"]!.AsArray())!["resources"]!.AsArray();
        return quotas.Single(quota => quota!["name"]!.ToString() == resource)![key] is { } value ? Quantity.Parse(value.ToString()) : null;
    }
}
