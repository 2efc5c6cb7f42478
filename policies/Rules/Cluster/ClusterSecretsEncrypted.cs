using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Cluster;

internal sealed class ClusterSecretsEncrypted : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-secrets-encrypted",
        Title = "Kubernetes secrets are encrypted with a customer-managed key",
        Severity = Severity.High,
        Why =
            "A copy of etcd or of its backup contains every secret. With envelope encryption by a customer-managed key each decryption is logged, and "
            + "revoking the key ends access.",
        Remedy =
            "Let the platform's Keys component create the key: it sets encryptionConfig (EKS), databaseEncryption (GKE) or securityProfile.azureKeyVaultKms "
            + "(AKS).",
        Link = "https://kubernetes.io/docs/tasks/administer-cluster/kms-provider/",
        References =
        [
            FrameworkReference.CisEks("5.3.1"), FrameworkReference.CisGke("5.3.1"), FrameworkReference.CisAks("5.3.1"), FrameworkReference.Trivy("AWS-0039"),
        ],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksCluster, ResourceType.GkeCluster, ResourceType.AksCluster];

    public override void Examine(Resource cluster, Check check)
    {
        Property encryption;
        Answer isEncrypted;
        switch (cluster.Type)
        {
            case ResourceType.EksCluster:
                encryption = cluster["encryptionConfig"];
                isEncrypted = !encryption["provider"]["keyArn"].IsEmpty & encryption["resources"].Contains("secrets");
                break;
            case ResourceType.GkeCluster:
                encryption = cluster["databaseEncryption"];
                isEncrypted = encryption["state"].Is("ENCRYPTED") & !encryption["keyName"].IsEmpty;
                break;
            case ResourceType.AksCluster:
                encryption = cluster["securityProfile"]["azureKeyVaultKms"];
                isEncrypted = encryption["enabled"].IsTrue & !encryption["keyId"].IsEmpty;
                break;
            default:
                return;
        }

        check.Require(isEncrypted, encryption, "Kubernetes secrets are not encrypted with a customer-managed key.");
    }
}
