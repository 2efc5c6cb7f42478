using PolicyEngine.Model;

namespace Policies.Rules.Node;

internal sealed class NodeImageContainerOptimized : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "node-image-container-optimized",
        Title = "GKE nodes run Container-Optimized OS",
        Severity = Severity.Low,
        Why =
            "Container-Optimized OS has no package manager, a read-only root filesystem and a kernel that Google patches with GKE. Other images have more to "
            + "attack and to patch.",
        Remedy = "Leave imageType at COS_CONTAINERD.",
        Link = "https://cloud.google.com/kubernetes-engine/docs/concepts/node-images",
        References = [FrameworkReference.CisGke("5.5.1"), FrameworkReference.Trivy("GCP-0054")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.GkeNodePool];

    public override void Examine(Resource pool, Check check)
    {
        var image = pool["nodeConfig"]["imageType"];
        check.Require(image.Or("COS_CONTAINERD").Is("COS_CONTAINERD"), image, $"Nodes run {image}.");
    }
}
