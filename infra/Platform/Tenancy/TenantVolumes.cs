using Infra.Contract;
using Infra.Settings;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Storage.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Tenancy;

/// <summary>The tenant's volumes: they outlive its pods and the nodes, and by the tier's class their claims too.</summary>
internal static class TenantVolumes
{
    /// <summary>The claim that drivers and notebooks mount at once.</summary>
    public const string SharedName = "shared";

    private const string WorkspaceName = "workspace";

    /// <summary>The claims of a tenant's settings, which any pod of the tenant may mount.</summary>
    public static IEnumerable<string> Names(TenantSettings tenant) =>
        [WorkspaceName, .. tenant.Shared is null ? Array.Empty<string>() : [SharedName], .. tenant.Claims.Select(claim => claim.Name)];

    public static void Create(TenantScope scope, EnumMap<StorageTier, StorageClass> classes)
    {
        var workspace = scope.Settings.Workspace;
        var mode = workspace.Tier == StorageTier.Shared ? ClaimAccessMode.ReadWriteMany : ClaimAccessMode.ReadWriteOnce;
        Claim(scope, classes, new ClaimSettings(WorkspaceName, workspace.Size, workspace.Tier, mode));
        if (scope.Settings.Shared is { } shared)
        {
            Claim(scope, classes, new ClaimSettings(SharedName, shared.Size, StorageTier.Shared, ClaimAccessMode.ReadWriteMany));
        }

        foreach (var claim in scope.Settings.Claims)
        {
            Claim(scope, classes, claim);
        }
    }

    private static void Claim(TenantScope scope, EnumMap<StorageTier, StorageClass> classes, ClaimSettings claim) => _ = new PersistentVolumeClaim(
        $"{scope.Tenant}-{claim.Name}",
        new PersistentVolumeClaimArgs
        {
            Metadata = scope.Metadata(claim.Name),
            Spec = new PersistentVolumeClaimSpecArgs
            {
                AccessModes = { claim.AccessMode.ToString() },
                StorageClassName = StorageTiers.ClassName(claim.Tier),
                Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = claim.Size.Text } },
            },
        },

        // Not deleted with the namespace: a claim that goes is said, and its volume is found again.
        ChildOptions.Of(scope.Component, scope.Namespace, classes[claim.Tier]));
}
