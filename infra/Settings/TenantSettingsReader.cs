using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads one tenant and checks what holds for a tenant alone.</summary>
internal static partial class TenantSettingsReader
{
    private static readonly string[] ReservedPrefixes = ["kube-", "default", "spark-platform", "spark-events"];

    private static readonly ScalarFormat<PodSecurityLevel> PodSecurity = ScalarFormats.OneOf<PodSecurityLevel>();

    private static readonly ScalarFormat<StorageTier> Tier = ScalarFormats.OneOf<StorageTier>().Offering("standard", "fast", "shared");

    private static readonly ScalarFormat<string> GroupName = ScalarFormats.Text("a group's name of at most 200 characters");

    private static readonly ScalarFormat<string> SecretName = ScalarFormats.Name(40);

    public static TenantSettings Read(MapReader map)
    {
        var settings = new TenantSettings
        {
            Name = map.Required(
                "name", ScalarFormats.Name(TenantSettings.LongestName),
                "The tenant, and its namespace: not `default…`, `kube-…`, `spark-platform…`, `spark-events…`, nor a namespace of the platform. "
                + "Renaming a tenant makes a new one."),
            Owner = map.Required("owner", ScalarFormats.Text("who answers for the tenant, at most 200 characters"), "Who answers for it."),
            CostCenter = map.Required(
                "costCenter", ScalarFormats.Matching("a cost centre of at most 63 letters, digits, dots, dashes and underscores", LabelValue()),
                "The cost centre that pays; a label."),
            Guaranteed = Resources(map.Map(
                "guaranteed",
                "The resources that are always there for the tenant."), "All guarantees together fit into the node pools."),
            Ceiling = Resources(map.Map(
                "ceiling",
                "The resources that it may use while the others leave them idle: the quota of its namespace."),
                "At least the guarantee, at most the node pools."),
            Storage = map.Optional(
                "storage", Quantity.Parse("1Ti"), ScalarFormats.Bytes,
                "The sum of its volumes: at least those that it has from the start."),
            Volumes = map.Optional(
                "volumes", 50, ScalarFormats.Integer(1, 10_000),
                "How many volume claims at once: at least those that it has from the start."),
            Pods = map.Optional("pods", 500, ScalarFormats.Integer(1, 20_000), "How many pods at once."),
            LargestContainer = Resources(map.Map("largestContainer", "The largest container that it may start."), cpu: "16", memory: "128Gi"),
            PodSecurity = map.Optional(
                "podSecurity", PodSecurityLevel.Restricted, PodSecurity,
                "The level of Kubernetes' pod security standards that its pods keep to."),
            Workspace = Workspace(map.Map("workspace", "Its persistent volume claim `workspace`.")),
            Shared = map.MapIf(
                "shared", map.Has("shared"),
                "A claim `shared`, which drivers and notebooks mount at once ([how](storage.md#files-that-many-pods-share)).",
                TenantVolumesReader.Shared, "no such claim"),
            Claims = TenantVolumesReader.Claims(map),
            AddOns = AddOnsReader.Read(map.Map("addOns", "Its services in addition to Spark.")),
            SparkSecrets = map.Scalars(
                "sparkSecrets", [], SecretName,
                "Secrets of the namespace that Spark's pods may mount or read into their environment, such as a database's password, in "
                + "addition to the object store's keys. Anyone who starts applications can read them ([why](security.md#what-spark-may-reach)).",
                "none"),
            Groups = Groups(map.Map("groups", "The groups of people that may use the namespace.")),
            Sharing = TenantSharingReader.Sharing(map),
            Flavors = TenantSharingReader.Flavors(map),
            Egress = TenantSharingReader.Egress(map),
            Source = map.Source,
        };
        map.RejectUnknownKeys();
        if (map.Valid)
        {
            Validate(settings, map);
        }

        return settings;
    }

    private static Resources Resources(MapReader map, string bounds)
    {
        var resources = new Resources(
            map.Required("cpu", ScalarFormats.Cpu, $"Cores. {bounds}"),
            map.Required("memory", ScalarFormats.Bytes, $"Memory. {bounds}"),
            map.Optional(
                "gpus", 0, ScalarFormats.Gpus,
                $"GPUs, counted as `nvidia.com/gpu`. {bounds} No pool of EKS, GKE and AKS has any yet; an existing cluster may."));
        map.RejectUnknownKeys();
        return resources;
    }

    private static Resources Resources(MapReader map, string cpu, string memory)
    {
        var resources = new Resources(
            map.Optional("cpu", Quantity.Parse(cpu), ScalarFormats.Cpu, "Its cores: at most the ceiling, and the largest machine's."),
            map.Optional("memory", Quantity.Parse(memory), ScalarFormats.Bytes, "Its memory: at most the ceiling."));
        map.RejectUnknownKeys();
        return resources;
    }

    private static WorkspaceSettings Workspace(MapReader map)
    {
        var settings = new WorkspaceSettings(
            map.Optional(
                "size", Quantity.Parse("100Gi"), ScalarFormats.Bytes,
                "The size of its persistent volume claim `workspace`, at least `1Gi`."),
            map.Optional("tier", StorageTier.Standard, Tier, "The storage tier of the workspace."));
        map.RejectUnknownKeys();
        if (settings.Tier == StorageTier.Scratch)
        {
            map.Error("tier", "is scratch, which is gone with its pod, but a workspace is kept. Write standard, fast or shared.");
        }

        return settings;
    }

    private static GroupSettings Groups(MapReader map)
    {
        var settings = new GroupSettings(
            map.Scalars("admins", [], GroupName, "Groups that may also run any workload and write secrets.", "none"),
            map.Scalars("developers", [], GroupName, "Groups that may also run Spark applications, read logs, forward ports and stop pods.", "none"),
            map.Scalars("viewers", [], GroupName, "Groups that may see applications, pods and bounds.", "none"));
        map.RejectUnknownKeys();
        foreach (var (role, groups) in new[] { ("admins", settings.Admins), ("developers", settings.Developers), ("viewers", settings.Viewers) })
        {
            // A group of Kubernetes itself, such as system:masters, would reach beyond the namespace.
            foreach (var group in groups.Where(g => g?.StartsWith("system:", StringComparison.Ordinal) == true))
            {
                map.Error(role, $"has {group}, a group of Kubernetes itself. Name a group of your own people.");
            }
        }

        return settings;
    }

    private static void Validate(TenantSettings tenant, MapReader map)
    {
        if (ReservedPrefixes.Any(prefix => tenant.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            map.Error(
                "name",
                $"is {tenant.Name}, but names that start with {string.Join(", ", ReservedPrefixes)} belong to the cluster and the platform. Choose another.");
        }

        AtMost(map, "ceiling", "guaranteed", tenant.Guaranteed, tenant.Ceiling, "Raise the ceiling or lower the guarantee.");
        if (tenant.Guaranteed.Gpus > tenant.Ceiling.Gpus)
        {
            map.Error(
                "ceiling",
                $".gpus is {tenant.Ceiling.Gpus}, less than guaranteed.gpus, which is {tenant.Guaranteed.Gpus}. Raise the ceiling or lower the guarantee.");
        }

        TenantSharingReader.Validate(tenant, map);
        AtMost(
            map, "ceiling", "largestContainer", tenant.LargestContainer, tenant.Ceiling, "Raise the ceiling, or set largestContainer to at most the ceiling.");

        if (tenant.Workspace.Size < Quantity.Parse(TenantSettings.SmallestVolume))
        {
            map.Map("workspace").Error(
                "size", $"is {tenant.Workspace.Size}, less than {TenantSettings.SmallestVolume}, the smallest volume that a tenant may have. Raise it.");
        }

        if (tenant.Workspace.Size > tenant.Storage)
        {
            map.Error("storage", $"is {tenant.Storage}, less than the workspace's {tenant.Workspace.Size}. Raise it.");
        }
        else
        {
            TenantVolumesReader.Validate(tenant, map);
        }

        AddOnNeeds.Validate(tenant, map);
        foreach (var secret in tenant.SparkSecrets.Intersect(tenant.AddOns.SelectMany(addOn => addOn.OwnSecrets)))
        {
            map.Error("sparkSecrets", $"has {secret}, which holds the logins or keys of an add-on: every application could read it. Remove it.");
        }
    }

    private static void AtMost(MapReader map, string larger, string smaller, Resources small, Resources large, string remedy)
    {
        if (small.Cpu > large.Cpu)
        {
            map.Error(larger, $".cpu is {large.Cpu}, less than {smaller}.cpu, which is {small.Cpu}. {remedy}");
        }

        if (small.Memory > large.Memory)
        {
            map.Error(larger, $".memory is {large.Memory}, less than {smaller}.memory, which is {small.Memory}. {remedy}");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelValue();
}
