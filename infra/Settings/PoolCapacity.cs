using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>
/// Compares the tenants' guarantees and ceilings with the most that the node pools can give. A guarantee that no node can honour, or a
/// ceiling that no one can reach, is a mistake that shows only under load; so it is refused here.
/// </summary>
internal static class PoolCapacity
{
    /// <param name="tenants">The tenants, read without error.</param>
    /// <param name="source">Where the platform is written.</param>
    /// <param name="pools">The bounds of each elastic pool.</param>
    /// <param name="errors">Takes what does not fit.</param>
    public static void Check(
        IReadOnlyList<TenantSettings> tenants, SettingSource source, EnumMap<NodeRole, PoolBounds> pools, SettingsErrors errors)
    {
        var cpu = pools.Values.Sum(pool => pool.Limit.Cpu.Value);
        var memory = pools.Values.Sum(pool => pool.Limit.Memory.Value);
        var largestMachine = pools.Values.Max(pool => pool.LargestMachine);
        var at = source.LocationOf("tenants");

        var guaranteedCpu = tenants.Sum(t => t.Guaranteed.Cpu.Value);
        if (guaranteedCpu > cpu)
        {
            errors.Add(
                at,
                $"tenants are guaranteed {Quantity.ShowCores(guaranteedCpu)} cores together, but the node pools have {Quantity.ShowCores(cpu)} at most. "
                + "Lower the guarantees or raise the pools' limit.cpu.");
        }

        var guaranteedMemory = tenants.Sum(t => t.Guaranteed.Memory.Value);
        if (guaranteedMemory > memory)
        {
            errors.Add(
                at,
                $"tenants are guaranteed {Quantity.ShowBytes(guaranteedMemory)} of memory together, but the node pools have {Quantity.ShowBytes(memory)} at "
                + "most. Lower the guarantees or raise the pools' limit.memory.");
        }

        var gpus = pools.Values.Sum(pool => pool.Limit.Gpus);
        var guaranteedGpus = tenants.Sum(t => t.Guaranteed.Gpus);
        if (guaranteedGpus > gpus && gpus > 0)
        {
            errors.Add(
                at,
                $"tenants are guaranteed {guaranteedGpus} GPUs together, but the node pools have {gpus} at most. "
                + "Lower the guarantees or raise the pools' limit.gpus.");
        }

        foreach (var tenant in tenants)
        {
            if (tenant.Ceiling.Cpu.Value > cpu)
            {
                tenant.Source.Error(
                    errors,
                    "ceiling",
                    $".cpu is {tenant.Ceiling.Cpu}, more than the node pools' {Quantity.ShowCores(cpu)} "
                    + "cores together. Lower it or raise the pools' limit.cpu.");
            }

            if (tenant.Ceiling.Memory.Value > memory)
            {
                tenant.Source.Error(
                    errors,
                    "ceiling",
                    $".memory is {tenant.Ceiling.Memory}, more than the node pools' "
                    + $"{Quantity.ShowBytes(memory)} together. Lower it or raise the pools' limit.memory.");
            }

            if (tenant.Ceiling.Gpus > gpus)
            {
                tenant.Source.Error(errors, "ceiling", gpus == 0
                    ? $".gpus is {tenant.Ceiling.Gpus}, but no node pool has GPUs. "
                        + "Remove it; on an existing cluster, nodePools.<pool>.limit.gpus says how many its nodes have."
                    : $".gpus is {tenant.Ceiling.Gpus}, more than the node pools' {gpus} together. Lower it or raise the pools' limit.gpus.");
            }

            CheckFlavors(tenant, pools, errors);
            if (tenant.LargestContainer.Cpu.Value > largestMachine)
            {
                tenant.Source.Error(
                    errors,
                    "largestContainer",
                    $".cpu is {tenant.LargestContainer.Cpu}, but no machine of the node pools has "
                    + $"more than {largestMachine} vCPUs. Lower it or give a pool larger machines.");
            }
        }
    }

    /// <summary>A guarantee must fit into the pools that the tenant may use, even if all of them together are larger.</summary>
    private static void CheckFlavors(TenantSettings tenant, EnumMap<NodeRole, PoolBounds> pools, SettingsErrors errors)
    {
        var own = pools.Where(pool => tenant.Flavors.Contains(pool.Key)).Select(pool => pool.Value.Limit).ToList();
        if (own.Count == pools.Count)
        {
            return;
        }

        var cpu = own.Sum(limit => limit.Cpu.Value);
        if (tenant.Guaranteed.Cpu.Value > cpu)
        {
            errors.Add(
                tenant.Source.LocationOf("flavors"),
                $"{tenant.Source.Path} is guaranteed {tenant.Guaranteed.Cpu} cores, but the pools of its "
                + $"flavors have {Quantity.ShowCores(cpu)} at most. Add a flavor or lower the guarantee.");
        }

        var memory = own.Sum(limit => limit.Memory.Value);
        if (tenant.Guaranteed.Memory.Value > memory)
        {
            errors.Add(
                tenant.Source.LocationOf("flavors"),
                $"{tenant.Source.Path} is guaranteed {tenant.Guaranteed.Memory} of memory, but the pools of its "
                + $"flavors have {Quantity.ShowBytes(memory)} at most. Add a flavor or lower the guarantee.");
        }
    }
}
