using Policies.Model;
using Policies.Values;

namespace Policies.Rules.Tenant;

internal sealed class TenantNamespaceDefaultDeny : StackPolicy
{
    private static readonly TextSetting Label = new()
    {
        Name = "tenantLabel",
        Description = "The label that makes a namespace a tenant's.",
        Default = "spark-platform/tenant",
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-namespace-default-deny",
        Title = "A tenant's namespace lets nothing in or out by default",
        Severity = Severity.High,
        Why = "Without it every pod of a tenant reaches every pod of the others, and everything that its nodes reach. Only where all is closed do the policies that open something mean anything.",
        Remedy = "Give the namespace a NetworkPolicy with an empty podSelector, the policy types Ingress and Egress, and no rules. The platform's Tenant component makes it.",
        Link = "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic",
        References = [FrameworkReference.CisEks("4.3.2"), FrameworkReference.CisGke("4.3.2"), FrameworkReference.CisAks("4.4.2")],
        Settings = [Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        List<(Property Namespace, Answer DeniesAll)> closing = [];
        foreach (Resource policy in stack.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy"))
        {
            Answer deniesAll = DeniesAll(policy["spec"]);
            if (!deniesAll.IsNo)
            {
                closing.Add((policy["metadata"]["namespace"], deniesAll));
            }
        }

        foreach (Resource space in stack.OfType("kubernetes:core/v1:Namespace"))
        {
            Property metadata = space["metadata"];
            Answer isTenant = metadata["labels"][check.Setting(Label)].Exists;
            if (isTenant.IsNo)
            {
                continue;
            }

            Answer isClosed = Answer.No;
            Property name = metadata["name"];
            foreach ((Property policyNamespace, Answer deniesAll) in closing)
            {
                isClosed |= IsIn(policyNamespace, name) & deniesAll;
            }

            check.Require(!isTenant | isClosed, name, $"The namespace {name} has no policy that closes it both ways.");
        }
    }

    private static Answer IsIn(Property policyNamespace, Property name) =>
        name.TryText(out string? text) ? policyNamespace.Is(text) : Answer.Unknown(name);

    // A selector of which no part selects anything selects all pods.
    private static Answer DeniesAll(Property spec) =>
        spec["podSelector"].All(static part => part.IsEmpty)
        & spec["policyTypes"].Contains("Ingress") & spec["policyTypes"].Contains("Egress")
        & spec["ingress"].IsEmpty & spec["egress"].IsEmpty;
}
