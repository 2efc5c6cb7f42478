using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Tenant;

internal sealed class TenantNamespaceLimitRange : StackPolicy
{
    private static readonly string[] Amounts = ["cpu", "memory"];

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-namespace-limit-range",
        Title = "Tenant namespaces have a LimitRange with defaults and maximums",
        Severity = Severity.Medium,
        Why =
            "With a quota Kubernetes rejects a pod without requests, so notebooks would not start; and a container larger than any node stays pending and "
            + "keeps the autoscaler busy.",
        Remedy =
            "Create a LimitRange of the type Container with defaultRequest and max for cpu and memory. The platform's Tenant component creates it from "
            + "largestContainer of the tenant in stacks/platform.yaml.",
        Link = "https://kubernetes.io/docs/concepts/policy/limit-range/",
        References = [FrameworkReference.Kyverno("best-practices/add-ns-quota")],
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        var ranges = new NamespacedObjects(stack.OfType(ObjectType.LimitRange));
        foreach (var space in TenantNamespace.All(stack, check))
        {
            foreach (var amount in Amounts)
            {
                Ask("defaultRequest", amount, "no default request");
                Ask("max", amount, "no maximum");
            }

            void Ask(string bound, string amount, string missing)
            {
                var isSet = Answer.Any(ranges.MaybeIn(space).Select(range =>
                    space.Has(range) & range["spec"]["limits"].Any(limit => limit["type"].Is("Container") & limit[bound][amount].Exists)));
                check.Require(!space.IsTenant | isSet, space.Name, $"The containers of the namespace {space.Name} have {missing} of {amount}.");
            }
        }
    }
}
