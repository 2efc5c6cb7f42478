using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Spark;

internal sealed class SparkOperatorNamespaces : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "spark-operator-namespaces",
        Title = "The Spark operator watches exactly the tenants' namespaces",
        Severity = Severity.High,
        Why =
            "With an empty name or a selector the operator has permissions on every namespace of the cluster, including pods and secrets. In a namespace "
            + "that it does not watch, applications are accepted and never run.",
        Remedy =
            "List the tenants' namespaces in spark.jobNamespaces of the chart, and leave spark.jobNamespaceSelector empty. The platform generates the list "
            + "from the tenants in stacks/platform.yaml.",
        Link = "https://www.kubeflow.org/docs/components/spark-operator/user-guide/running-multiple-instances-of-the-operator/",
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        TenantNamespace[] spaces = [.. TenantNamespace.All(stack, check)];
        var tenants = KnownNames.Of(spaces);
        foreach (var chart in ChartRelease.All(stack, ChartRelease.SparkOperator))
        {
            var watched = chart.Values["spark"]["jobNamespaces"];
            var selector = chart.Values["spark"]["jobNamespaceSelector"];
            check.Require(!chart.IsOne | selector.IsEmpty, selector, $"The operator watches all namespaces with the labels {selector}.");
            check.Require(!chart.IsOne | !watched.IsEmpty, watched, "The operator has no list of namespaces to watch.");
            check.ForEach(watched, name => check.Require(
                !chart.IsOne | (tenants.Has(name) ? Answer.Yes : Answer.Any(spaces.Select(space => space.IsTenant & ObjectType.Same(name, space.Name)))),
                name, $"The operator watches the namespace \"{name}\", which belongs to no tenant."));
            if (watched.IsEmpty.IsYes)
            {
                continue;
            }

            var named = new KnownNames(Enumerable.Range(0, watched.Count).Select(i => watched[i]));
            foreach (var space in spaces)
            {
                check.Require(
                    !chart.IsOne | !space.IsTenant | (named.Has(space.Name) ? Answer.Yes : watched.Any(name => ObjectType.Same(name, space.Name))),
                    watched, $"The operator does not watch the tenant's namespace {space.Name}.");
            }
        }
    }
}
