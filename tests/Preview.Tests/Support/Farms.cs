using Preview.Changes;
using Preview.Plans;
using Preview.Reports;
using Preview.Sides;
using Preview.Text;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Support;

/// <summary>Reports about a farm: a cluster of a few parts and, on it, a platform with tenants.</summary>
internal static class Farms
{
    public const string Evil = "</script><script>pwned = 1</script><img src=x onerror='pwned = 1'>\"'&";

    /// <summary>All that a report can hold: dangers, every kind of change, two stacks that share some, a failure, sections, and names that HTML would take for its own.</summary>
    public static Report Full { get; } = Report(
        ("eks", Farm(["analytics", "streaming"], 3), Farm(["analytics", "marketing"], 3, isChanged: true)), ("gke", Farm(["analytics"], 3), Farm(["analytics"], 3, isChanged: true))) with
    {
        Failures = [new Failure(new SideLabel("head <b>"), "aks", "The program ended:\n  " + Evil)],
        Sections =
        [
            new Section { Title = "Policies", Summary = "1 violation", Tone = Tone.Bad, Columns = ["policy", "resource", "count"], NumberColumns = [2], Rows = [["<no-public-bucket>", Evil, "1"]] },
            new Section { Title = "Cost", Summary = "about the same", Notes = ["An estimate."] },
        ],
    };

    public static Report Unchanged { get; } = Report(("eks", Farm(["analytics"], 3), Farm(["analytics"], 3)));

    /// <summary>About three thousand resources, of which each tenth changes.</summary>
    public static Report Large { get; } = Report(("eks", Farm(Tenants, 30), Farm(Tenants, 30, isChanged: true)));

    /// <summary>A cluster that HEAD makes wait for its gateways, another stack that stays as it is, and one that is new.</summary>
    public static Report Slower { get; } = Report(("eks", Slow(isChanged: false), Slow(isChanged: true)), ("gke", Farm(["analytics"], 3), Farm(["analytics"], 3)), ("new", null, Farm(["analytics"], 3)));

    private static string[] Tenants => [.. Enumerable.Range(0, 96).Select(index => $"team-{index:00}")];

    public static StackTimeline Timeline(Plan? before, Plan after) => new(Compare("eks", before, after), before, after);

    public static Report Report(params IEnumerable<(string Stack, Plan? Before, Plan After)> stacks)
    {
        (StackChanges Changes, Plan? Before, Plan After)[] compared = [.. stacks.Select(stack => (Compare(stack.Stack, stack.Before, stack.After), stack.Before, stack.After))];
        return new Report
        {
            Project = "farm",
            Base = new SideLabel("main", "1234567"),
            Head = new SideLabel("working tree"),
            Stacks = [.. compared.Select(stack => stack.Changes)],
            Timelines = [.. compared.Select(stack => new StackTimeline(stack.Changes, stack.Before, stack.After))],
        };
    }

    private static StackChanges Compare(string stack, Plan? before, Plan? after) => PlanComparison.Compare(stack, before, after, ChangeRules.Shipped);

    /// <summary>A plan of the farm.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <param name="size">How many settings each has.</param>
    /// <param name="isChanged">True for the farm as HEAD has it.</param>
    public static Plan Farm(IEnumerable<string> tenants, int size, bool isChanged = false)
    {
        var cluster = Changed.Component("spark", type: "farm:index:Cluster");
        var network = Changed.Component("network", cluster, "farm:index:Network");
        var nodes = Changed.Component("nodes", cluster, "farm:index:NodePools");
        var lake = Changed.Component("lake", cluster, "farm:index:DataLake");
        var platform = Changed.Component("platform", type: "farm:index:Platform");
        var storage = Changed.Component("storage", platform, "farm:index:Storage");
        var vpc = Changed.Resource("aws:ec2/vpc:Vpc", "vpc", Map(("cidrBlock", Of(isChanged ? "10.1.0.0/16" : "10.0.0.0/16"))), network);
        var pool = Changed.Resource("aws:eks/nodeGroup:NodeGroup", "pool", Map(("subnetIds", PlanUnknown.String), ("labels", Map(("a", Of(isChanged ? Evil : "b"))))), nodes) with { Dependencies = [vpc.Urn], PropertyDependencies = PlanResource.NoDependencies.Add("subnetIds", [vpc.Urn]) };
        var bucket = Changed.Resource("aws:s3/bucket:Bucket", "events", Map(("bucket", Of(isChanged ? "events-2" : "events-1")), ("forceDestroy", new PlanBool(true))), lake) with { Dependencies = [vpc.Urn] };
        var tier = Kubernetes("storage.k8s.io/v1:StorageClass", "fast", storage, PlanMap.Empty) with { Dependencies = [pool.Urn] };
        return Changed.Plan(
        [
            cluster, network, nodes, lake, platform, storage, vpc, pool, bucket, tier, .. tenants.SelectMany(tenant => Tenant(tenant, platform, tier, size, isChanged)),
        ]);
    }

    private static Plan Slow(bool isChanged)
    {
        var vpc = Changed.Resource("aws:ec2/vpc:Vpc", "vpc", PlanMap.Empty);
        PlanResource[] gateways = [.. new[] { "1a", "1b", "1c" }.Select(zone => Changed.Resource("aws:ec2/natGateway:NatGateway", "nat-" + zone, PlanMap.Empty) with { Dependencies = [vpc.Urn] })];
        var cluster = Changed.Resource("aws:eks/cluster:Cluster", Evil, PlanMap.Empty) with { Dependencies = [vpc.Urn, .. isChanged ? gateways.Select(gateway => gateway.Urn) : []] };
        PlanResource[] nodes = [.. new[] { "system", "driver" }.Select(name => Changed.Resource("aws:eks/nodeGroup:NodeGroup", name, PlanMap.Empty) with { Dependencies = [cluster.Urn] })];
        var release = Changed.Resource("kubernetes:helm.sh/v3:Release", "operator", Map(("chart", Of("spark-operator")))) with { Dependencies = [nodes[0].Urn] };
        var queue = Changed.Resource("aws:sqs/queue:Queue", "interruptions", PlanMap.Empty);
        var settings = Enumerable.Range(0, 40).Select(index => Kubernetes("core/v1:ConfigMap", $"settings-{index}", cluster, PlanMap.Empty));
        return Changed.Plan([vpc, .. gateways, cluster, .. nodes, release, .. isChanged ? [queue] : Array.Empty<PlanResource>(), .. settings]);
    }

    private static IEnumerable<PlanResource> Tenant(string name, PlanResource platform, PlanResource tier, int size, bool isChanged)
    {
        var tenant = Changed.Component(name, platform, "farm:index:Tenant");
        yield return tenant;
        yield return Kubernetes("core/v1:Namespace", name, tenant, PlanMap.Empty) with { Dependencies = [tier.Urn] };
        yield return Kubernetes("core/v1:ResourceQuota", name + "-quota", tenant, Map(("spec", Map(("hard", Map(("requests.cpu", Of(isChanged ? "20" : "10")))))), ("password", isChanged && name == "analytics" ? Of("in-clear") : PlanSecret.Of(Of("in-clear")))));
        foreach (var index in Enumerable.Range(0, size))
        {
            yield return Kubernetes("core/v1:ConfigMap", $"{name}-settings-{index}", tenant, Map(("data", Map(("spark.conf", Of($"spark.executor.cores={(isChanged && index % 10 == 0 ? index + 1 : index)}\nspark.ui=true"))))));
        }
    }

    private static PlanResource Kubernetes(string type, string name, PlanResource parent, PlanMap inputs) =>
        Changed.Resource("kubernetes:" + type, name, PlanMap.Of([.. inputs, KeyValuePair.Create<string, PlanValue>("metadata", Map(("name", Of(name))))]), parent);
}
