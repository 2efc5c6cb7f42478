using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>
/// Holds what the tenants were promised against what the node pools can ever give. A guarantee that no node can honour, or a ceiling that
/// nobody can reach, is a mistake that shows only under load; so it is refused here.
/// </summary>
internal static class PoolCapacity
{
    /// <param name="tenants">The tenants, read without error.</param>
    /// <param name="pools">The bounds of each elastic pool.</param>
    /// <param name="platform">Where the tenants were read, for the errors' locations.</param>
    /// <param name="errors">Takes what does not fit.</param>
    public static void Check(
        IReadOnlyList<TenantSettings> tenants, IReadOnlyDictionary<NodeRole, PoolBounds> pools, MapNode platform, SettingsErrors errors)
    {
        var cpu = pools.Values.Sum(pool => pool.Limit.Cpu.Value);
        var memory = pools.Values.Sum(pool => pool.Limit.Memory.Value);
        var largestMachine = pools.Values.Max(pool => pool.LargestMachine);
        var list = platform.Find("tenants");
        var at = list?.Location ?? platform.Location;

        var guaranteedCpu = tenants.Sum(t => t.Guaranteed.Cpu.Value);
        if (guaranteedCpu > cpu)
        {
            errors.Add(at, $"tenants are guaranteed {Quantity.ShowCores(guaranteedCpu)} cores together, but the node pools have {Quantity.ShowCores(cpu)} at most. Lower the guarantees or raise the pools' limit.cpu.");
        }

        var guaranteedMemory = tenants.Sum(t => t.Guaranteed.Memory.Value);
        if (guaranteedMemory > memory)
        {
            errors.Add(at, $"tenants are guaranteed {Quantity.ShowBytes(guaranteedMemory)} of memory together, but the node pools have {Quantity.ShowBytes(memory)} at most. Lower the guarantees or raise the pools' limit.memory.");
        }

        foreach (var tenant in tenants)
        {
            var written = (list?.Value as ListNode)?.Items.OfType<MapNode>().FirstOrDefault(item => (item.Find("name")?.Value as ScalarNode)?.Text == tenant.Name);
            if (tenant.Ceiling.Cpu.Value > cpu)
            {
                errors.Add(written?.Find("ceiling")?.Location ?? at, $"tenants[{tenant.Name}].ceiling.cpu is {tenant.Ceiling.Cpu}, more than the node pools' {Quantity.ShowCores(cpu)} cores together. Lower it or raise the pools' limit.cpu.");
            }

            if (tenant.Ceiling.Memory.Value > memory)
            {
                errors.Add(written?.Find("ceiling")?.Location ?? at, $"tenants[{tenant.Name}].ceiling.memory is {tenant.Ceiling.Memory}, more than the node pools' {Quantity.ShowBytes(memory)} together. Lower it or raise the pools' limit.memory.");
            }

            if (tenant.LargestContainer.Cpu.Value > largestMachine)
            {
                errors.Add(written?.Find("largestContainer")?.Location ?? at, $"tenants[{tenant.Name}].largestContainer.cpu is {tenant.LargestContainer.Cpu}, but no machine of the node pools has more than {largestMachine} vCPUs. Lower it or give a pool larger machines.");
            }
        }
    }
}
