using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Pod;

internal sealed class PodImageRegistry : StackPolicy
{
    private static readonly TextListSetting Registries = new()
    {
        Name = "registries",
        Description =
            "The beginnings of the names of images that pods may run, in addition to the stack's own registry (its output imageRepository): a registry, or a "
                + "folder "
            + "of one.",
        Default = ["registry.k8s.io", "docker.io/apache", "quay.io/prometheus", "ghcr.io/kubeflow"],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "pod-image-registry",
        Title = "Images come from allowed registries",
        Severity = Severity.High,
        Why = "Anyone who can push to the registry can run code in the cluster; on a public registry anyone can publish an image under a similar name.",
        Remedy = "Push the image to the platform's own registry, or list its registry under registries of this policy in stacks/policies.yaml.",
        Link = "https://kubernetes.io/docs/concepts/containers/images/",
        References = [FrameworkReference.CisGke("4.5.1"), FrameworkReference.Kyverno("best-practices/restrict-image-registries")],
        Settings = [Registries],
    };

    public override void Examine(StackResources stack, Check check)
    {
        Property[] own = [.. stack.OfType("pulumi:pulumi:Stack").Select(resource => resource["imageRepository"])];
        foreach (var template in PodTemplate.All(stack))
        {
            template.ForEachContainer(check, container =>
            {
                var image = container["image"];
                var isListed = image.Text(text => check.Setting(Registries).Any(registry => IsFrom(text, registry)));
                check.Require(
                    isListed | Answer.Any(own.Select(repository => IsFrom(image, repository))),
                    image, $"The container {container["name"]} of {template.Name} has the image {image}, from a registry that is not allowed.");
            });
        }
    }

    private static Answer IsFrom(Property image, Property repository) =>
        repository.TryText(out var registry) ? image.Text(text => IsFrom(text, registry))
        : repository.IsKnown && !repository.IsSecret ? Answer.No
        : Answer.Unknown(repository);

    // Otherwise registry.k8s.io.example.com would pass for registry.k8s.io.
    private static bool IsFrom(string image, string registry) =>
        image.StartsWith(registry, StringComparison.Ordinal)
            && (registry.EndsWith('/') || (image.Length > registry.Length && image[registry.Length] is '/' or ':' or '@'));
}
