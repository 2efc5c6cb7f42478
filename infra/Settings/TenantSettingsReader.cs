using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads one tenant and checks what holds for a tenant alone.</summary>
internal static partial class TenantSettingsReader
{
    private static readonly string[] ReservedPrefixes = ["kube-", "default", "spark-platform", "spark-events"];

    private static readonly ScalarFormat<PodSecurityLevel> PodSecurity = ScalarFormats.OneOf<PodSecurityLevel>();

    private static readonly ScalarFormat<StorageTier> Tier = ScalarFormats.OneOf<StorageTier>();

    private static readonly ScalarFormat<string> GroupName = ScalarFormats.Text("a group's name of at most 200 characters");

    private static readonly ScalarFormat<string> SecretName = ScalarFormats.Name(40);

    public static TenantSettings Read(MapReader map)
    {
        var settings = new TenantSettings
        {
            Name = map.Required("name", ScalarFormats.Name(TenantSettings.LongestName)),
            Owner = map.Required("owner", ScalarFormats.Text("who answers for the tenant, at most 200 characters")),
            CostCenter = map.Required("costCenter", ScalarFormats.Matching("a cost centre of at most 63 letters, digits, dots, dashes and underscores", LabelValue())),
            Guaranteed = Resources(map.Map("guaranteed")),
            Ceiling = Resources(map.Map("ceiling")),
            Storage = map.Optional("storage", Quantity.Parse("1Ti"), ScalarFormats.Bytes),
            Volumes = map.Optional("volumes", 50, ScalarFormats.Integer(1, 10_000)),
            Pods = map.Optional("pods", 500, ScalarFormats.Integer(1, 20_000)),
            LargestContainer = Resources(map.Map("largestContainer"), cpu: "16", memory: "128Gi"),
            PodSecurity = map.Optional("podSecurity", PodSecurityLevel.Restricted, PodSecurity),
            Workspace = Workspace(map.Map("workspace")),
            Shared = TenantVolumesReader.Shared(map),
            Claims = TenantVolumesReader.Claims(map),
            AddOns = AddOnsReader.Read(map.Map("addOns")),
            SparkSecrets = map.Scalars("sparkSecrets", [], SecretName),
            Groups = Groups(map.Map("groups")),
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

    private static Resources Resources(MapReader map)
    {
        var resources = new Resources(map.Required("cpu", ScalarFormats.Cpu), map.Required("memory", ScalarFormats.Bytes), map.Optional("gpus", 0, ScalarFormats.Gpus));
        map.RejectUnknownKeys();
        return resources;
    }

    private static Resources Resources(MapReader map, string cpu, string memory)
    {
        var resources = new Resources(
            map.Optional("cpu", Quantity.Parse(cpu), ScalarFormats.Cpu),
            map.Optional("memory", Quantity.Parse(memory), ScalarFormats.Bytes));
        map.RejectUnknownKeys();
        return resources;
    }

    private static WorkspaceSettings Workspace(MapReader map)
    {
        var settings = new WorkspaceSettings(
            map.Optional("size", Quantity.Parse("100Gi"), ScalarFormats.Bytes),
            map.Optional("tier", StorageTier.Standard, Tier));
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
            map.Scalars("admins", [], GroupName),
            map.Scalars("developers", [], GroupName),
            map.Scalars("viewers", [], GroupName));
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
            map.Error("name", $"is {tenant.Name}, but names that start with {string.Join(", ", ReservedPrefixes)} belong to the cluster and the platform. Choose another.");
        }

        AtMost(map, "ceiling", "guaranteed", tenant.Guaranteed, tenant.Ceiling, "Raise the ceiling or lower the guarantee.");
        if (tenant.Guaranteed.Gpus > tenant.Ceiling.Gpus)
        {
            map.Error("ceiling", $".gpus is {tenant.Ceiling.Gpus}, less than guaranteed.gpus, which is {tenant.Guaranteed.Gpus}. Raise the ceiling or lower the guarantee.");
        }

        TenantSharingReader.Validate(tenant, map);
        AtMost(map, "ceiling", "largestContainer", tenant.LargestContainer, tenant.Ceiling, "Raise the ceiling, or set largestContainer to at most the ceiling.");

        if (tenant.Workspace.Size < Quantity.Parse(TenantSettings.SmallestVolume))
        {
            map.Map("workspace").Error("size", $"is {tenant.Workspace.Size}, less than {TenantSettings.SmallestVolume}, the smallest volume that a tenant may have. Raise it.");
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
