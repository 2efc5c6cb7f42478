using Infra.Clusters;
using Pulumi;

namespace Infra.Platform.Tenancy;

/// <summary>
/// A tenant's service names no external address: nodes would send everyone's traffic for that address to the tenant's pods (CVE-2020-8554,
/// which Kubernetes leaves open).
/// </summary>
internal static class ServicePolicy
{
    public const string Name = "spark-platform-services";

    public static Resource Create(ClusterContract cluster, ComponentResource parent) => new AdmissionPolicy
    {
        Name = Name,
        ApiGroup = "",
        Resources = ["services"],
        Operations = ["CREATE", "UPDATE"],
        Rules =
        [
            new(
                "!has(object.spec.externalIPs) || object.spec.externalIPs.size() == 0 || (request.operation == 'UPDATE' && has(oldObject.spec.externalIPs) && "
                + "object.spec.externalIPs == oldObject.spec.externalIPs)",
                "A service of a tenant has no externalIPs: every node would send traffic for these addresses to the tenant's pods (CVE-2020-8554). Remove "
                + "externalIPs.")
            {
                Reason = "Forbidden",
            },
        ],
    }.Create(cluster, parent);
}
