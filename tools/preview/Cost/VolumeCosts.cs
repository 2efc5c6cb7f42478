using Preview.Plans;

namespace Preview.Cost;

/// <summary>The volumes that are always there: claims of the plan, and those that a chart's values ask for.</summary>
internal sealed class VolumeCosts(Estimator estimator)
{
    private const string Part = "volumes";

    // What gp3 gives without asking for more.
    private const decimal IncludedIops = 3000;
    private const decimal IncludedThroughput = 125;

    public void AddTo()
    {
        foreach (var resource in estimator.Managed)
        {
            if (resource.Type == "kubernetes:core/v1:PersistentVolumeClaim")
            {
                var metadata = resource.Inputs.Map("metadata");
                Add($"claim {metadata.Text("namespace")}/{metadata.Text("name")}", resource.Inputs.Map("spec"));
            }
            else if (resource.Inputs.Text("chart") is not null)
            {
                foreach (var claim in Claims(resource.Inputs.Map("values")))
                {
                    Add($"claims of {resource.Inputs.Text("name") ?? resource.Urn.Name}", claim);
                }
            }
        }
    }

    /// <summary>Volumes of EBS.</summary>
    public static void AddEbs(Estimator estimator, string name, string? type, decimal size, decimal iops, decimal throughput, decimal least, decimal most)
    {
        if (type is not ("gp3" or "io2"))
        {
            estimator.NotPriced($"volumes of type {type}");
            return;
        }

        var note = estimator.Region == estimator.Price("aws-gp3").Region ? $"{size:0} GiB {type}" : $"{size:0} GiB {type}, price of {estimator.Price("aws-gp3").Region}";
        var each = type == "gp3"
            ? (size * estimator.Price("aws-gp3").Monthly)
                + (Math.Max(iops - IncludedIops, 0) * estimator.Price("aws-gp3-iops").Monthly)
                + (Math.Max(throughput - IncludedThroughput, 0) * estimator.Price("aws-gp3-throughput").Monthly)
            : (size * estimator.Price("aws-io2").Monthly) + (iops * estimator.Price("aws-io2-iops").Monthly);
        estimator.Add(new CostItem(Part, name, least, most, each, each, [estimator.Price("aws-gp3").Source]) { Note = note });
    }

    private void Add(string name, PlanMap claim)
    {
        var size = Quantity.GibibytesOf(claim.Map("resources").Map("requests").Text("storage")) ?? 0;
        var wanted = claim.Text("storageClassName");
        var storage = estimator.Managed.FirstOrDefault(resource =>
            resource.Type == "kubernetes:storage.k8s.io/v1:StorageClass" && resource.Inputs.Map("metadata").Text("name") == wanted)?.Inputs;
        var parameters = storage?.Map("parameters") ?? PlanMap.Empty;
        switch (storage?.Text("provisioner"))
        {
            case "ebs.csi.aws.com":
                AddEbs(
                    estimator, name, parameters.Text("type"), size,
                    Quantity.ValueOf(parameters.Text("iops")) ?? 0, Quantity.ValueOf(parameters.Text("throughput")) ?? 0, 1, 1);
                break;
            case "efs.csi.aws.com":
                // Paid by what is stored, which the file system's own row says.
                break;
            case "file.csi.azure.com" when parameters.Text("skuName") == "Premium_ZRS":
                var price = estimator.Price("azure-files-premium-zrs");
                estimator.Add(new CostItem(Part, name, size, size, price.Monthly, price.Monthly, [price.Source])
                {
                    Note = estimator.Region == price.Region ? "GiB of premium files" : $"GiB of premium files, price of {price.Region}",
                });
                break;
            default:
                var type = parameters.Text("type") ?? parameters.Text("skuName") ?? parameters.Text("tier") ?? wanted ?? "unknown";
                estimator.NotPriced(parameters.Text("tier") is { } tier ? $"Filestore of tier {tier}" : $"volumes of type {type}");
                break;
        }
    }

    /// <summary>The claims in a chart's values, wherever the chart wants them.</summary>
    private static IEnumerable<PlanMap> Claims(PlanValue values) => values.Revealed switch
    {
        PlanMap map when map.Text("storageClassName") is not null && map.Map("resources").Map("requests").Text("storage") is not null => [map],
        PlanMap map => map.SelectMany(entry => Claims(entry.Value)),
        PlanList list => list.Items.SelectMany(Claims),
        _ => [],
    };
}
