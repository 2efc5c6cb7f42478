using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>What a tenant's add-ons take of its bounds. They run day and night, so what they take is gone for Spark.</summary>
/// <param name="Key">The part of the settings, for example "kafka.broker".</param>
/// <param name="Count">How many pods there are.</param>
/// <param name="Each">What the largest container of each asks for; its other containers are needs of their own without a pod.</param>
/// <param name="IsPod">Whether it counts as a pod.</param>
internal sealed record AddOnNeeds(string Key, int Count, Resources Each, bool IsPod = true)
{
    /// <summary>What the containers that are no setting ask for, here and in what is installed.</summary>
    public static readonly Resources Hub = Of("500m", "1Gi"), Proxy = Of("200m", "256Mi"), EntityOperator = Of("200m", "512Mi");

    public static IEnumerable<AddOnNeeds> Of(AddOnSettings addOns)
    {
        if (addOns.Jupyter is { } jupyter)
        {
            yield return new("jupyter.server", jupyter.People, jupyter.Server);
            yield return new("jupyter", 1, Hub);
            yield return new("jupyter", 1, Proxy);
        }

        if (addOns.Zeppelin is { } zeppelin)
        {
            yield return new("zeppelin.server", 1, zeppelin.Server);
        }

        if (addOns.Kafka is { } kafka)
        {
            yield return new("kafka.broker", kafka.Brokers, kafka.Broker);
            yield return new("kafka", 1, EntityOperator);
            yield return new("kafka", 1, EntityOperator, IsPod: false);
        }

        if (addOns.PostgreSql is { } postgres)
        {
            // One more than there are, because a job makes each new instance with as much.
            yield return new("postgresql.instance", postgres.Instances + 1, postgres.Instance);
        }

        if (addOns.ObjectStore is { } store)
        {
            yield return new("objectStore.server", 1, store.Server);
        }
    }

    /// <summary>Whether all of it fits into the tenant's bounds. Charts that the tenant names itself are held to them by the API server.</summary>
    public static void Relate(TenantSettings tenant, MapReader map)
    {
        var needs = Of(tenant.AddOns).ToList();
        foreach (var need in needs.Where(need => need.Key.Contains('.')))
        {
            AtMostTheLargest(map, tenant, need);
        }

        var cpu = needs.Sum(need => need.Count * need.Each.Cpu.Value);
        if (cpu > tenant.Ceiling.Cpu.Value)
        {
            map.Error("ceiling", $".cpu is {tenant.Ceiling.Cpu}, less than the {Quantity.ShowCores(cpu)} cores of the tenant's add-ons. Raise it, or make them smaller or fewer.");
        }

        var memory = needs.Sum(need => need.Count * need.Each.Memory.Value);
        if (memory > tenant.Ceiling.Memory.Value)
        {
            map.Error("ceiling", $".memory is {tenant.Ceiling.Memory}, less than the {Quantity.ShowBytes(memory)} of the tenant's add-ons. Raise it, or make them smaller or fewer.");
        }

        var pods = needs.Where(need => need.IsPod).Sum(need => need.Count);
        if (pods > tenant.Pods)
        {
            map.Error("pods", $"is {tenant.Pods}, less than the {pods} pods of the tenant's add-ons. Raise it, or make them fewer.");
        }
    }

    private static void AtMostTheLargest(MapReader map, TenantSettings tenant, AddOnNeeds need)
    {
        if (need.Each.Cpu > tenant.LargestContainer.Cpu)
        {
            map.Error("largestContainer", $".cpu is {tenant.LargestContainer.Cpu}, less than addOns.{need.Key}.cpu, which is {need.Each.Cpu}. Raise it, or lower that.");
        }

        if (need.Each.Memory > tenant.LargestContainer.Memory)
        {
            map.Error("largestContainer", $".memory is {tenant.LargestContainer.Memory}, less than addOns.{need.Key}.memory, which is {need.Each.Memory}. Raise it, or lower that.");
        }
    }

    private static Resources Of(string cpu, string memory) => new(Quantity.Parse(cpu), Quantity.Parse(memory));
}
