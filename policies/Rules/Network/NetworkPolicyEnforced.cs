using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Network;

internal sealed class NetworkPolicyEnforced : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "network-policy-enforced",
        Title = "Network policies are enforced",
        Severity = Severity.Critical,
        Why =
            "The API server accepts network policies even if nothing enforces them. Without an engine a default-deny policy has no effect, and all tenants "
            + "reach each other.",
        Remedy =
            "Leave enableNetworkPolicy of the add-on vpc-cni at \"true\" (EKS), datapathProvider at ADVANCED_DATAPATH (GKE), networkPolicy at cilium (AKS)."
,
        Link = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
        References =
        [
            FrameworkReference.CisEks("4.3.1"), FrameworkReference.CisEks("5.4.4"), FrameworkReference.CisGke("4.3.1"), FrameworkReference.Trivy("GCP-0056"),
            FrameworkReference.CisAks("5.4.4"), FrameworkReference.Trivy("AZU-0043"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksAddon, ResourceType.GkeCluster, ResourceType.AksCluster];

    public override void Examine(Resource resource, Check check)
    {
        Property engine;
        Answer isOn;
        switch (resource.Type)
        {
            case ResourceType.EksAddon:
                var isNetwork = resource["addonName"].Is("vpc-cni");
                if (isNetwork.IsNo)
                {
                    return;
                }

                engine = resource["configurationValues"];
                var flag = engine.Json()["enableNetworkPolicy"];
                isOn = !isNetwork | flag.Is("true") | flag.IsTrue;
                break;
            case ResourceType.GkeCluster:
                engine = resource["datapathProvider"];
                isOn = engine.Is("ADVANCED_DATAPATH") | resource["networkPolicy"]["enabled"].IsTrue;
                break;
            case ResourceType.AksCluster:
                engine = resource["networkProfile"]["networkPolicy"];
                isOn = engine.IsOneOf("cilium", "calico", "azure");
                break;
            default:
                return;
        }

        check.Require(isOn, engine, "Network policies are not enforced.");
    }
}
