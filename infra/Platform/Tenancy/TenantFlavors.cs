using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Settings;
using Infra.Settings.Reading;
using Pulumi.Kubernetes.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

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
            .Select(nodes => (Pool: Rules.Spelling(nodes.Key), Taint: nodes.Value.Taint!))
            .ToImmutableArray();
        if (withheld.IsEmpty)
        {
            return;
        }

        var name = $"spark-platform-flavors-{scope.Tenant}";
        var policy = new ValidatingAdmissionPolicy(
            name,
            new ValidatingAdmissionPolicyArgs { Metadata = PlatformObject.Metadata(scope.Cluster, name), Spec = Policy(scope, withheld) },
            ChildOptions.Of(scope.Component));
        _ = new ValidatingAdmissionPolicyBinding(
            name,
            new ValidatingAdmissionPolicyBindingArgs
            {
                Metadata = PlatformObject.Metadata(scope.Cluster, name),
                Spec = new ValidatingAdmissionPolicyBindingSpecArgs
                {
                    PolicyName = name,
                    ValidationActions = { "Deny" },
                    MatchResources = new MatchResourcesArgs
                    {
                        NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = scope.Tenant } },
                    },
                },
            },
            ChildOptions.Of(scope.Component, policy));
    }

    private static ValidatingAdmissionPolicySpecArgs Policy(TenantScope scope, ImmutableArray<(string Pool, NodeTaint Taint)> withheld)
    {
        var spec = new ValidatingAdmissionPolicySpecArgs
        {
            FailurePolicy = "Fail",
            MatchConstraints = new MatchResourcesArgs
            {
                ResourceRules =
                {
                    new NamedRuleWithOperationsArgs { ApiGroups = { "" }, ApiVersions = { "v1" }, Operations = { "CREATE", "UPDATE" }, Resources = { "pods" } },
                },
            },
        };
        foreach (var (pool, taint) in withheld)
        {
            spec.Validations.Add(new ValidationArgs
            {
                Expression = DoesNotTolerate(taint),
                Message = $"The tenant {scope.Tenant} may not use the nodes of the pool {pool}, because it is none of its flavors: remove the toleration of {taint.Key}.",
            });
        }

        // A pod that names its node is placed by nobody, and its taint keeps out only what is placed.
        spec.Validations.Add(new ValidationArgs
        {
            Expression = "request.operation != 'CREATE' || !has(object.spec.nodeName) || object.spec.nodeName == ''",
            Message = $"A pod of the tenant {scope.Tenant} may not name its node: remove nodeName.",
        });
        return spec;
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
