using PolicyEngine.Model;

namespace Policies.Rules.Pod;

internal sealed class PodImageTagPinned : PodPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-image-tag-pinned",
        Title = "Images have a tag other than latest, or a digest",
        Severity = Severity.Medium,
        Why = "Without a tag, or with latest, a restarted pod can run another version than its neighbour, and no plan shows the change.",
        Remedy = "Give the image a tag other than latest, or better a digest.",
        Link = "https://kubernetes.io/docs/concepts/containers/images/#image-names",
        References = [FrameworkReference.Kyverno("best-practices/disallow-latest-tag")],
    };

    protected override void Examine(PodTemplate template, Check check)
    {
        template.ForEachContainer(check, container =>
            check.Require(
                container["image"].Text(IsPinned), container["image"],
                $"The container {container["name"]} of {template.Name} has the image {container["image"]}, which is not pinned."));
    }

    // registry.example.com:5000/spark:4.0.1, or with @sha256:.
    private static bool IsPinned(string image)
    {
        if (image.Contains("@sha256:", StringComparison.Ordinal))
        {
            return true;
        }

        var name = image[(image.LastIndexOf('/') + 1)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && name[(colon + 1)..] is not ("" or "latest");
    }
}
