using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Helm;

internal sealed class HelmReleaseRepository : ResourcePolicy
{
    private static readonly TextListSetting Repositories = new()
    {
        Name = "repositories",
        Description = "The repositories that charts may come from, each the whole address or its beginning up to a slash.",
        Default =
        [
            "https://apache.github.io/yunikorn-release", "https://kubeflow.github.io/spark-operator", "https://prometheus-community.github.io/helm-charts",
            "oci://public.ecr.aws/karpenter", "oci://registry.k8s.io/kueue/charts",
        ],
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "helm-release-repository",
        Title = "Helm charts come from allowed repositories",
        Severity = Severity.High,
        Why =
            "A chart is installed with the deployment's permissions, which are all permissions, and anyone can publish a chart under a similar name on a "
            + "public index.",
        Remedy = "Use the chart from its maintainers' repository, and after a review list that under repositories of this policy in stacks/policies.yaml.",
        Link = "https://helm.sh/docs/topics/chart_repository/",
        Settings = [Repositories],
    };

    public override IReadOnlyList<string> Types { get; } = [ObjectType.Release, ObjectType.Chart];

    public override void Examine(Resource release, Check check)
    {
        // An OCI chart is addressed as a whole.
        var repository = release["repositoryOpts"]["repo"];
        var chart = release["chart"];
        var isListed = repository.Text(IsListed) | (repository.IsEmpty & chart.Text(IsListed));
        check.Require(
            isListed, repository, $"The chart {chart} comes from {(repository.IsEmpty.IsYes ? chart : repository)}, which is not an allowed repository.");

        bool IsListed(string address) => check.Setting(Repositories).Any(
            listed => address.TrimEnd('/') == listed.TrimEnd('/') || address.StartsWith(listed.TrimEnd('/') + "/", StringComparison.Ordinal));
    }
}
