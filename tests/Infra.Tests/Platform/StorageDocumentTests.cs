using System.Text.RegularExpressions;
using Infra.Settings;
using Infra.Tests.Support;
using k8s;
using k8s.Models;

namespace Infra.Tests.Platform;

/// <summary>The objects and settings of docs/storage.md are valid: Kubernetes knows them, a restricted namespace allows them, the reader takes them.</summary>
public class StorageDocumentTests
{
    private static readonly string[] Blocks =
    [
        .. Regex.Matches(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "storage.md")),
            "```yaml\n(.*?)```",
            RegexOptions.Singleline).Select(block => block.Groups[1].Value),
    ];

    [Fact]
    public void The_copy_runs_in_a_restricted_namespace_and_mounts_both_claims()
    {
        var job = KubernetesYaml.Deserialize<V1Job>(Block("\nkind: Job\n"), strict: true);
        var (pod, container) = (job.Spec.Template.Spec, Assert.Single(job.Spec.Template.Spec.Containers));
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.Equal((false, true), (container.SecurityContext.AllowPrivilegeEscalation, container.SecurityContext.ReadOnlyRootFilesystem));
        Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        Assert.Equal(["cpu", "memory"], container.Resources.Limits.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["models", "models-fast"], pod.Volumes.Select(volume => volume.PersistentVolumeClaim.ClaimName));
        Assert.Equal(pod.Volumes.Select(volume => volume.Name), container.VolumeMounts.Select(mount => mount.Name));
    }

    [Fact]
    public void The_restored_claim_starts_from_the_snapshot_that_is_made()
    {
        var snapshot = SettingsText.Map(Block("\nkind: VolumeSnapshot\n"));
        var made = NodeJson.Of(snapshot)!;
        Assert.Equal("snapshot.storage.k8s.io/v1", made["apiVersion"]!.ToString());
        Assert.Contains(
            made["spec"]!["volumeSnapshotClassName"]!.ToString(), Enum.GetValues<StorageTier>().Select(tier => $"spark-{tier.ToString().ToLowerInvariant()}"));

        var claim = KubernetesYaml.Deserialize<V1PersistentVolumeClaim>(Block("\nkind: PersistentVolumeClaim\n"), strict: true);
        Assert.Equal("VolumeSnapshot", claim.Spec.DataSource.Kind);
        Assert.Equal(
            (made["metadata"]!["name"]!.ToString(), made["metadata"]!["namespace"]!.ToString()),
            (claim.Spec.DataSource.Name, claim.Metadata.NamespaceProperty));
        Assert.Equal("spark-fast", claim.Spec.StorageClassName);
    }

    [Fact]
    public void The_tenants_volumes_are_settings_that_load()
    {
        var map = NodeJson.Of(SettingsText.Map(Block("tenants:")))!["tenants"]![0]!.AsObject();
        map["owner"] = "data-science";
        map["costCenter"] = "4200";
        map["guaranteed"] = new System.Text.Json.Nodes.JsonObject { ["cpu"] = "8", ["memory"] = "64Gi" };
        map["ceiling"] = map["guaranteed"]!.DeepClone();
        map["largestContainer"] = map["guaranteed"]!.DeepClone();
        var (tenant, errors) = SettingsText.Read(map.ToJsonString(), TenantSettingsReader.Read);
        Assert.Empty(errors);
        Assert.Equal(["models", "state"], tenant.Claims.Select(claim => claim.Name));
    }

    [Fact]
    public void The_scratch_volume_is_one_that_Kubernetes_knows()
    {
        var pod = KubernetesYaml.Deserialize<V1PodSpec>(Block("volumes:"), strict: true);
        Assert.Equal("spark-scratch", Assert.Single(pod.Volumes).Ephemeral.VolumeClaimTemplate.Spec.StorageClassName);
    }

    private static string Block(string part) =>
        Assert.Single(
            Blocks, block => block.Contains(part, StringComparison.Ordinal) && (part != "volumes:" || block.StartsWith(part, StringComparison.Ordinal)));
}
