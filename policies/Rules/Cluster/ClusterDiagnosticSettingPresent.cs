using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Cluster;

internal sealed class ClusterDiagnosticSettingPresent : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-diagnostic-setting-present",
        Title = "AKS control plane logs have a diagnostic setting",
        Severity = Severity.High,
        Why = "AKS keeps no control plane logs unless a diagnostic setting exports them. On EKS and GKE logging is part of the cluster.",
        Remedy = "Give the cluster a DiagnosticSetting with its id as resourceUri, as the platform's ControlPlane component does.",
        Link = "https://learn.microsoft.com/azure/aks/monitor-aks",
        References = [FrameworkReference.CisAks("2.1.1"), FrameworkReference.Trivy("AZU-0040")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var cluster in stack.OfType(ResourceType.AksCluster))
        {
            var name = cluster["resourceName"];
            var isExported = Answer.Any(stack.OfType(ServiceLogs.AzureDiagnosticSetting).Select(setting =>
                setting.Dependencies.Contains(cluster.Urn) | IsOf(setting["resourceUri"], name)));
            check.Require(isExported, name, $"No diagnostic setting exports the control plane logs of the cluster {name}.");
        }
    }

    private static Answer IsOf(Property uri, Property name) =>
        name.TryText(out var text) ? uri.Text(id => id.EndsWith($"/managedClusters/{text}", StringComparison.OrdinalIgnoreCase))
        : name.IsKnown ? Answer.No
        : Answer.Unknown(name);
}
