using Preview.Plans;

namespace Preview.Cost;

/// <summary>The pools of nodes whose machines the plan names: EKS managed groups, GKE and AKS node pools.</summary>
internal sealed class NodeCosts(Estimator estimator)
{
    private const string Part = "nodes";
    private const int NatMachines = 32;
    private const decimal LocalSsdGibibytes = 375;

    private decimal _least;
    private decimal _most;

    public void AddTo()
    {
        foreach (var resource in estimator.Managed)
        {
            switch (resource.Type)
            {
                case "aws:eks/nodeGroup:NodeGroup":
                    AddManagedGroup(resource);
                    break;
                case "gcp:container/nodePool:NodePool":
                    AddGkePool(resource);
                    break;
                case "azure-native:containerservice:ManagedCluster":
                    foreach (var pool in (resource.Inputs["agentPoolProfiles"] as PlanList)?.Items.OfType<PlanMap>() ?? [])
                    {
                        AddAksPool(pool, pool.Text("name") ?? "");
                    }

                    break;
                case "azure-native:containerservice:AgentPool":
                    AddAksPool(resource.Inputs, resource.Urn.Name);
                    break;
                case "kubernetes:karpenter.sh/v1:NodePool":
                    new KarpenterCosts(estimator).Add(resource);
                    break;
            }
        }

        // Cloud NAT is paid by the machines behind it.
        if (estimator.Managed.Any(resource => resource.Type == "gcp:compute/routerNat:RouterNat"))
        {
            estimator.Add("network", "machine behind Cloud NAT", Math.Min(_least, NatMachines), Math.Min(_most, NatMachines), estimator.Price("gcp-nat-machine"));
        }
    }

    // EKS takes the first machine of the list that it can get.
    private void AddManagedGroup(PlanResource group)
    {
        var scaling = group.Inputs.Map("scalingConfig");
        string[] machines = [.. (group.Inputs["instanceTypes"] as PlanList)?.Items.OfType<PlanText>().Select(text => text.Value) ?? []];
        var name = $"group {group.Inputs.Text("nodeGroupName") ?? group.Urn.Name}";
        AddPool(name, machines, Number(scaling, "minSize"), Number(scaling, "maxSize"), group.Inputs.Text("capacityType") == "SPOT");

        var template = estimator.Managed.FirstOrDefault(resource => resource.Type == "aws:ec2/launchTemplate:LaunchTemplate" && group.Dependencies.Contains(resource.Urn));
        foreach (var disk in (template?.Inputs["blockDeviceMappings"] as PlanList)?.Items.OfType<PlanMap>().Select(mapping => mapping.Map("ebs")) ?? [])
        {
            VolumeCosts.AddEbs(estimator, $"disks of {name}", disk.Text("volumeType"), Number(disk, "volumeSize"), Number(disk, "iops"), Number(disk, "throughput"), Number(scaling, "minSize"), Number(scaling, "maxSize"));
        }
    }

    private void AddGkePool(PlanResource pool)
    {
        var scaling = pool.Inputs.Map("autoscaling");
        var node = pool.Inputs.Map("nodeConfig");
        var zones = (pool.Inputs["nodeLocations"] as PlanList)?.Items.Length ?? 1;
        var least = scaling.TryGet("totalMinNodeCount", out _) ? Number(scaling, "totalMinNodeCount") : Number(scaling, "minNodeCount") * zones;
        var most = scaling.TryGet("totalMaxNodeCount", out _) ? Number(scaling, "totalMaxNodeCount") : Number(scaling, "maxNodeCount") * zones;
        if (scaling.Count == 0)
        {
            least = most = Number(pool.Inputs, "nodeCount") * zones;
        }

        var isSpot = node["spot"] is PlanBool { Value: true };
        var name = $"pool {pool.Inputs.Text("name") ?? pool.Urn.Name}";
        AddPool(name, [node.Text("machineType") ?? ""], least, most, isSpot);
        (_least, _most) = (_least + least, _most + most);

        var disks = Number(node.Map("ephemeralStorageLocalSsdConfig"), "localSsdCount") + Number(node.Map("localNvmeSsdBlockConfig"), "localSsdCount");
        if (disks > 0)
        {
            var price = estimator.Price("gcp-local-ssd");
            var size = disks * LocalSsdGibibytes;
            estimator.Add(new CostItem(Part, $"local SSDs of {name}", least * size, most * size, price.Monthly, price.Monthly, [price.Source]) { Note = "GiB", IsSpot = isSpot });
        }

        if (most > 0 && node.Text("diskType") is { } disk)
        {
            estimator.NotPriced($"disks of type {disk}");
        }
    }

    private void AddAksPool(PlanMap pool, string name)
    {
        var scales = pool["enableAutoScaling"] is PlanBool { Value: true };
        var least = Number(pool, scales ? "minCount" : "count");
        var most = Number(pool, scales ? "maxCount" : "count");
        AddPool($"pool {InAllZones(name)}", [pool.Text("vmSize") ?? ""], least, most, pool.Text("scaleSetPriority") == "Spot");

        // An ephemeral disk is the machine's own.
        if (most > 0 && pool.Text("osDiskType") is not ("Ephemeral" or null))
        {
            estimator.NotPriced($"disks of type {pool.Text("osDiskType")}");
        }
    }

    private void AddPool(string name, IReadOnlyList<string> machines, decimal least, decimal most, bool isSpot)
    {
        List<MachinePrice> prices = [];
        foreach (var machine in machines)
        {
            if (estimator.Machines.Of(machine, estimator.Region) is { } price)
            {
                prices.Add(price);
            }
            else
            {
                estimator.MachineNotPriced($"machine {machine}");
            }
        }

        if (prices.Count > 0)
        {
            estimator.Add(new CostItem(
                Part, name, least, most,
                prices.Min(price => price.Hourly) * PriceTable.HoursPerMonth,
                prices.Max(price => price.Hourly) * PriceTable.HoursPerMonth,
                [.. prices.SelectMany(price => price.Sources).Distinct()])
            { Note = string.Join(", ", machines), IsSpot = isSpot });
        }
    }

    /// <summary>A pool in each zone is one pool to whoever pays: spark-driver-1 and spark-driver-2 are spark-driver.</summary>
    private static string InAllZones(string name) => name.AsSpan().TrimEnd("0123456789").TrimEnd('-') is { Length: > 0 } shared ? shared.ToString() : name;

    private static decimal Number(PlanMap map, string name) => map[name] switch
    {
        PlanNumber number => (decimal)number.Value,
        PlanText text => Quantity.ValueOf(text.Value) ?? 0,
        _ => 0,
    };
}
