using PolicyEngine.Model;

namespace Policies.Rules.Registry;

internal sealed class RegistryTagsImmutable : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "registry-tags-immutable",
        Title = "Registry image tags are immutable",
        Severity = Severity.Medium,
        Why =
            "If a tag is mutable, executors that start later may run another image than their driver, and anyone who may push can change what runs. Azure's "
            + "registry cannot enforce it for a whole registry.",
        Remedy = "Leave imageTagMutability at IMMUTABLE (EKS) and dockerConfig.immutableTags at true (GKE).",
        Link = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
        References = [FrameworkReference.Trivy("AWS-0031"), FrameworkReference.CisGke("5.1.4")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EcrRepository, ResourceType.GcpRepository];

    public override void Examine(Resource registry, Check check)
    {
        switch (registry.Type)
        {
            case ResourceType.EcrRepository:
                var mutability = registry["imageTagMutability"];
                check.Require(mutability.Is("IMMUTABLE"), mutability, "Tags are mutable.");
                break;
            case ResourceType.GcpRepository:
                var isDocker = registry["format"].Is("DOCKER");
                if (!isDocker.IsNo)
                {
                    var isImmutable = registry["dockerConfig"]["immutableTags"];
                    check.Require(!isDocker | isImmutable.IsTrue, isImmutable, "Tags are mutable.");
                }

                break;
        }
    }
}
