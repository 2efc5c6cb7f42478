using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>The resources that a tenant's add-ons take of its bounds. They run day and night, so what they take is gone for Spark.</summary>
/// <param name="Key">The part of the settings, for example "kafka.broker".</param>
/// <param name="Count">How many pods there are.</param>
/// <param name="Each">What the largest container of each asks for; its other containers are needs of their own without a pod.</param>
/// <param name="IsPod">Whether it counts as a pod.</param>
internal sealed record AddOnNeeds(string Key, int Count, Resources Each, bool IsPod = true)
{
    /// <summary>Whether all of it fits into the tenant's bounds. Charts that the tenant names itself are held to them by the API server.</summary>
    public static void Validate(TenantSettings tenant, MapReader map)
    {
        var needs = tenant.AddOns.SelectMany(addOn => addOn.Needs).ToList();
        foreach (var need in needs.Where(need => need.Key.Contains('.')))
        {
            AtMostTheLargest(map, tenant, need);
        }

        var cpu = needs.Sum(need => need.Count * need.Each.Cpu.Value);
        if (cpu > tenant.Ceiling.Cpu.Value)
        {
            var sum = Quantity.ShowCores(cpu);
            map.Error("ceiling", $".cpu is {tenant.Ceiling.Cpu}, less than the {sum} cores of the tenant's add-ons. Raise it, or make them smaller or fewer.");
        }

        var memory = needs.Sum(need => need.Count * need.Each.Memory.Value);
        if (memory > tenant.Ceiling.Memory.Value)
        {
            var sum = Quantity.ShowBytes(memory);
            map.Error("ceiling", $".memory is {tenant.Ceiling.Memory}, less than the {sum} of the tenant's add-ons. Raise it, or make them smaller or fewer.");
        }

        var pods = needs.Where(need => need.IsPod).Sum(need => need.Count);
        if (pods > tenant.Pods)
        {
            map.Error("pods", $"is {tenant.Pods}, less than the {pods} pods of the tenant's add-ons. Raise it, or make them fewer.");
        }
    }

    private static void AtMostTheLargest(MapReader map, TenantSettings tenant, AddOnNeeds need)
    {
        Check("cpu", need.Each.Cpu, tenant.LargestContainer.Cpu);
        Check("memory", need.Each.Memory, tenant.LargestContainer.Memory);

        void Check(string key, Quantity each, Quantity largest)
        {
            if (each > largest)
            {
                map.Error("largestContainer", $".{key} is {largest}, less than addOns.{need.Key}.{key}, which is {each}. Raise it, or lower that.");
            }
        }
    }
}
