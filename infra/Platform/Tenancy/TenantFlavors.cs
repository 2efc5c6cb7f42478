using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;
using Infra.Settings.Reading;

namespace Infra.Platform.Tenancy;

/// <summary>
/// Keeps a tenant off the nodes of pools that are none of its flavors: the API server refuses pods that tolerate those nodes' taints. So it
/// holds with either scheduler, neither of which can bound one queue to some nodes and still count its guarantee as one number.
/// </summary>
internal static class TenantFlavors
{
    public static void Create(TenantScope scope)
    {
        var withheld = scope.Cluster.Nodes
            .Where(nodes => nodes.Key != NodeRole.System && !scope.Settings.Flavors.Contains(nodes.Key))
            .Select(nodes => (Pool: ScalarFormats.Spelling(nodes.Key), Taint: nodes.Value.Taint!))
            .ToImmutableArray();
        if (withheld.IsEmpty)
        {
            return;
        }

        var rules = withheld.Select(pool => new AdmissionRule(
            DoesNotTolerate(pool.Taint),
            $"The tenant {scope.Tenant} may not use the nodes of the pool {pool.Pool}, because it is none of its flavors: remove the toleration of "
            + $"{pool.Taint.Key}."));
        new AdmissionPolicy
        {
            Name = $"spark-platform-flavors-{scope.Tenant}",
            ApiGroup = "",
            Resources = ["pods"],
            Operations = ["CREATE", "UPDATE"],
            Namespace = scope.Tenant,
            Rules =
            [
                .. rules,

                // A pod that names its node is not scheduled, and a taint keeps out only what is scheduled.
                new(
                    "request.operation != 'CREATE' || !has(object.spec.nodeName) || object.spec.nodeName == ''",
                    $"A pod of the tenant {scope.Tenant} may not name its node: remove nodeName."),
            ],
        }.Create(scope.Cluster, scope.Component);
    }

    /// <summary>
    /// A toleration tolerates a taint by key and value, by key, or by having no key at all, for the taint's effect or for all
    /// (kubernetes/api, core/v1, Toleration.ToleratesTaint).
    /// </summary>
    private static string DoesNotTolerate(NodeTaint taint) =>
        "!has(object.spec.tolerations) || object.spec.tolerations.all(t, "
        + "(has(t.effect) && t.effect != '' && t.effect != 'NoSchedule') || "
        + "(has(t.operator) && t.operator == 'Exists' "
        + $"? has(t.key) && t.key != '' && t.key != '{taint.Key}' "
        + $": !has(t.key) || t.key != '{taint.Key}' || (has(t.value) ? t.value : '') != '{taint.Value}'))";
}
