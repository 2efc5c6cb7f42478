using Infra.Clusters;
using Pulumi;

namespace Infra.Platform.Tenancy;

/// <summary>
/// ConfigMaps of the platform and of add-ons are changed only by an account that may read the namespace's secrets. Programs run what is in
/// them: JupyterHub executes its ConfigMap as Python, with the hub's account and every secret that the hub has.
/// </summary>
internal static class ConfigMapPolicy
{
    public const string Name = "spark-platform-config-maps";

    public static Resource Create(ClusterContract cluster, ComponentResource parent) => new AdmissionPolicy
    {
        Name = Name,
        ApiGroup = "",
        Resources = ["configmaps"],
        Operations = ["UPDATE", "DELETE"],
        Conditions =
        [
            // What Pulumi, Helm and the operators of add-ons have made, and the certificate by which every pod knows the API server.
            ("managed", "oldObject.metadata.name == 'kube-root-ca.crt' || (has(oldObject.metadata.labels) && oldObject.metadata.labels.exists(k, "
                + "k == 'app.kubernetes.io/managed-by' || k.startsWith('cnpg.io/') || k.startsWith('strimzi.io/')))"),
        ],
        Rules =
        [
            new(
                "authorizer.group('').resource('secrets').namespace(request.namespace).check('get').allowed() || 'system:serviceaccounts:kube-system' in "
                + "request.userInfo.groups",
                "This ConfigMap belongs to the platform or to an add-on, and a program runs what is in it: only an account that may read the secrets of the "
                + "namespace changes or deletes it. "
                + "Change the settings of the platform, or use a ConfigMap of your own.")
            {
                Reason = "Forbidden",
            },
        ],
    }.Create(cluster, parent);
}
