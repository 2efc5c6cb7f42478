using Preview.Plans;
using Preview.Projects;

namespace Preview.Cost;

/// <summary>
/// The pools of Karpenter, which chooses the machine itself. A pool costs nothing while it is idle; at its limit it costs at most what the
/// dearest of the machines that it may choose would cost, as many of them as its limits of cores and memory allow.
/// </summary>
internal sealed class KarpenterCosts(Estimator estimator)
{
    public void Add(PlanResource pool)
    {
        var name = pool.Inputs.Map("metadata").Text("name") ?? pool.Urn.Name;
        var spec = pool.Inputs.Map("spec");
        var template = spec.Map("template").Map("spec");
        PlanMap[] requirements = [.. (template["requirements"] as PlanList)?.Items.OfType<PlanMap>() ?? []];
        var cores = Quantity.ValueOf(spec.Map("limits").Text("cpu"));
        var memory = Quantity.GibibytesOf(spec.Map("limits").Text("memory"));
        if (cores is null && memory is null)
        {
            estimator.NotPriced($"pool {name}, which has no limit");
            return;
        }

        Choice[] choices = [.. Choices(requirements, cores, memory)];
        if (choices.Length == 0)
        {
            estimator.MachineNotPriced($"machines of pool {name}");
            return;
        }

        var dearest = choices.MaxBy(choice => choice.Monthly)!;
        var cheapest = choices.MinBy(choice => choice.Monthly / choice.Cores)!;
        var isSpot = requirements.Any(requirement => requirement.Text("key") == "karpenter.sh/capacity-type" && Values(requirement).Contains("spot"));
        estimator.Add(new CostItem("nodes", $"pool {name}", 0, decimal.Round(dearest.Cores), cheapest.Monthly / cheapest.Cores, dearest.Monthly / dearest.Cores, [.. dearest.Sources.Concat(cheapest.Sources).Distinct()])
        {
            Note = $"cores, if all are {dearest.Machine}; {Money.Short(cheapest.Monthly)} if all are {cheapest.Machine}",
            IsSpot = isSpot,
        });
        AddDisks(name, template, dearest.Machines);
    }

    private void AddDisks(string name, PlanMap template, decimal machines)
    {
        var wanted = template.Map("nodeClassRef").Text("name");
        var nodeClass = estimator.Managed.FirstOrDefault(resource =>
            resource.Type == "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass" && resource.Inputs.Map("metadata").Text("name") == wanted);
        foreach (var disk in (nodeClass?.Inputs.Map("spec")["blockDeviceMappings"] as PlanList)?.Items.OfType<PlanMap>().Select(mapping => mapping.Map("ebs")) ?? [])
        {
            VolumeCosts.AddEbs(
                estimator, $"disks of pool {name}", disk.Text("volumeType"), Quantity.GibibytesOf(disk.Text("volumeSize")) ?? 0,
                (decimal?)(disk["iops"] as PlanNumber)?.Value ?? 0, (decimal?)(disk["throughput"] as PlanNumber)?.Value ?? 0, 0, decimal.Round(machines));
        }
    }

    /// <summary>Every machine that the pool may choose, and what the pool would cost if it were full of them.</summary>
    private IEnumerable<Choice> Choices(PlanMap[] requirements, decimal? mostCores, decimal? mostMemory)
    {
        foreach (var family in estimator.Machines.Families.Where(family => family.Cloud == "aws"))
        {
            if (estimator.Machines.PerCore(family, estimator.Region) is not { } price)
            {
                continue;
            }

            foreach (var size in family.Cores.Where(size => requirements.All(requirement => Allows(requirement, family, size))))
            {
                var cores = Math.Min(mostCores ?? decimal.MaxValue, mostMemory / family.Memory ?? decimal.MaxValue);
                yield return new Choice($"{family.Name}.{SizeName(size)}", cores, cores / size, cores * price.Hourly * PriceTable.HoursPerMonth, price.Sources);
            }
        }
    }

    private static bool Allows(PlanMap requirement, MachineFamily family, int size)
    {
        var key = requirement.Text("key");
        var value = key switch
        {
            "karpenter.k8s.aws/instance-category" => family.Category,
            "karpenter.k8s.aws/instance-family" => family.Name,
            "karpenter.k8s.aws/instance-generation" => $"{family.Generation}",
            "karpenter.k8s.aws/instance-cpu" => $"{size}",
            "karpenter.k8s.aws/instance-memory" => $"{family.Memory * size * 1024:0}",
            "karpenter.k8s.aws/instance-local-nvme" => family.Disk > 0 ? $"{family.Disk * size:0}" : "",
            "node.kubernetes.io/instance-type" => $"{family.Name}.{SizeName(size)}",

            // The table holds machines for Linux on amd64, in every zone, spot and on demand.
            _ => null,
        };
        return value is null || requirement.Text("operator") switch
        {
            "In" => Values(requirement).Contains(value),
            "NotIn" => !Values(requirement).Contains(value),
            "Gt" => value.Length > 0 && Quantity.ValueOf(value) > Quantity.ValueOf(Values(requirement).FirstOrDefault()),
            "Lt" => value.Length > 0 && Quantity.ValueOf(value) < Quantity.ValueOf(Values(requirement).FirstOrDefault()),
            "Exists" => value.Length > 0,
            "DoesNotExist" => value.Length == 0,
            _ => true,
        };
    }

    private static IEnumerable<string> Values(PlanMap requirement) => (requirement["values"] as PlanList)?.Items.OfType<PlanText>().Select(text => text.Value) ?? [];

    private static string SizeName(int cores) => cores switch { 1 => "medium", 2 => "large", 4 => "xlarge", _ => $"{cores / 4}xlarge" };

    private sealed record Choice(string Machine, decimal Cores, decimal Machines, decimal Monthly, IReadOnlyList<DataSource> Sources);
}
