using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Helm;

public sealed class HelmReleaseRepositoryTests : RuleTests
{
    protected override string Policy => "helm-release-repository";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("an index", Release("repositoryOpts: { repo: https://kubeflow.github.io/spark-operator }")),
        Accepted("a registry", Resource("kubernetes:helm.sh/v3:Release", "karpenter", "chart: oci://public.ecr.aws/karpenter/karpenter")),
        Accepted(
            "the newer kind of release, with a custom list",
            Resource("kubernetes:helm.sh/v4:Chart", "web", "{ chart: web, repositoryOpts: { repo: https://charts.example.com/team/ } }"))
            .With("repositories", new object[] { "https://charts.example.com" }),
        Refused(
            "another index",
            Release("repositoryOpts: { repo: https://kubeflow.github.io.example.net/spark-operator }"),
            "operator repositoryOpts.repo: The chart operator comes from https://kubeflow.github.io.example.net/spark-operator, which is not an allowed "
                + "repository."),
        Refused(
            "a folder", Resource("kubernetes:helm.sh/v3:Release", "web", "chart: ./web"),
            "web repositoryOpts.repo: The chart ./web comes from ./web, which is not an allowed repository."),
        Undecided("not known", Release("repositoryOpts: { repo: !unknown  }"), "operator repositoryOpts.repo"),
    ];

    private static Resource Release(string properties) => Resource("kubernetes:helm.sh/v3:Release", "operator", $"{{ chart: operator, {properties} }}");
}
