using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Registry;

public sealed class RegistryTagsImmutableTests : RuleTests
{
    private const string Ecr = "aws:ecr/repository:Repository";
    private const string GcpRegistry = "gcp:artifactregistry/repository:Repository";

    protected override string Policy => "registry-tags-immutable";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Ecr, "images", "imageTagMutability: IMMUTABLE")),
        Refused("AWS, by its default", Resource(Ecr, "images"), "images imageTagMutability: Tags are mutable."),
        Undecided("AWS, not known", Resource(Ecr, "images", "imageTagMutability: !unknown"), "images imageTagMutability"),

        Accepted("Google Cloud", Resource(GcpRegistry, "images", "{ format: DOCKER, dockerConfig: { immutableTags: true } }")),
        Refused(
            "Google Cloud, by its default",
            Resource(GcpRegistry, "images", "{ format: DOCKER }"),
            "images dockerConfig.immutableTags: Tags are mutable."),
        Undecided("Google Cloud, not known", Resource(GcpRegistry, "images", "{ format: DOCKER, dockerConfig: !unknown }"), "images dockerConfig"),
        Ignored("Google Cloud, something else than images", Resource(GcpRegistry, "wheels", "{ format: PYTHON }")),
    ];
}
