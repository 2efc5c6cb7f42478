using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class IdentityMutations : MutationTests
{
    private const string TenantRole = "aws:iam/role:Role spark-tenant-analytics";
    private const string TenantPolicy = "aws:iam/rolePolicy:RolePolicy spark-tenant-analytics-data";
    private const string KeyPolicy = "aws:iam/rolePolicy:RolePolicy spark-ebs-csi-key";
    private const string DataKey = "aws:kms/key:Key spark-data";
    private const string WorkloadMember = "gcp:serviceaccount/iAMMember:IAMMember spark-tenant-analytics-binding";
    private const string Credential = "azure-native:managedidentity:FederatedIdentityCredential spark-tenant-analytics";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Replace("eks", TenantRole, "assumeRolePolicy", "\"aws:RequestTag/kubernetes-namespace\":\"analytics\",", "", "identity-trust-single-service-account"),
        Replace(
            "eks", TenantRole, "assumeRolePolicy", "\"aws:RequestTag/kubernetes-service-account\":\"spark\"",
            "\"aws:RequestTag/kubernetes-service-account\":\"*\"", "identity-trust-single-service-account"),
        Replace("eks", TenantRole, "assumeRolePolicy", "\"aws:RequestTag/eks-cluster-name\":\"spark\",", "", "identity-trust-single-service-account"),
        Replace("gke", WorkloadMember, "member", "[analytics/spark]", "[analytics/*]", "identity-trust-single-service-account"),
        Set("aks", Credential, "subject", "'system:serviceaccount:*:spark'", "identity-trust-single-service-account"),
        Set("aks", Credential, "audiences", "['https://kubernetes.default.svc']", "identity-trust-single-service-account"),
        Gone("eks", "aws:eks/addon:Addon spark-eks-pod-identity-agent", "identity-workload-identity-enabled"),
        Remove("gke", "gcp:container/cluster:Cluster *", "workloadIdentityConfig", "identity-workload-identity-enabled"),
        Remove("aks", "azure-native:containerservice:ManagedCluster *", "oidcIssuerProfile", "identity-workload-identity-enabled"),
        Remove("aks", "azure-native:containerservice:ManagedCluster *", "securityProfile.workloadIdentity", "identity-workload-identity-enabled"),

        Replace("eks", TenantPolicy, "policy", "\"s3:GetObject\"", "\"s3:*\"", "identity-wildcard-actions-denied"),
        Replace("eks", TenantPolicy, "policy", "\"kms:Decrypt\"", "\"kms:D*\"", "identity-wildcard-actions-denied"),
        Set("aks", "azure-native:authorization:RoleDefinition *", "permissions[0].dataActions", "[Microsoft.Storage/*]", "identity-wildcard-actions-denied"),
        Replace(
            "eks", TenantPolicy, "policy", "\"arn:aws:s3:::spark-data-123456789012-eu-central-1/analytics/*\"", "\"*\"", "identity-wildcard-resources-denied"),
        Replace(
            "eks", KeyPolicy, "policy", ",\"Condition\":{\"ForAnyValue:StringEquals\":{\"kms:ResourceAliases\":\"alias/spark-data\"}}", "",
            "identity-wildcard-resources-denied"),

        Set(
            "eks", "aws:iam/rolePolicyAttachment:RolePolicyAttachment spark-elastic-nodes-*", "policyArn", "arn:aws:iam::aws:policy/AdministratorAccess",
            "identity-admin-roles-denied"),
        Set("gke", "gcp:projects/iAMMember:IAMMember spark-nodes", "role", "roles/editor", "identity-admin-roles-denied"),
        Replace(
            "aks", "azure-native:authorization:RoleAssignment spark-nodes-pull", "roleDefinitionId", "7f951dda-4ed3-4680-a7ca-43fe172d538d",
            "b24988ac-6180-42a0-ab88-20f7382dd24c", "identity-admin-roles-denied"),
        Replace(
            "eks", DataKey, "policy", "\"kms:CallerAccount\":\"123456789012\",\"kms:ViaService\"", "\"kms:ViaService\"", "identity-public-principal-denied"),
        Set("gke", "gcp:storage/bucketIAMMember:BucketIAMMember *", "member", "allAuthenticatedUsers", "identity-public-principal-denied"),
    ];

    private protected override IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>
    {
        ["identity-static-keys-denied"] = "It refuses that a key is there, and the plans have none that could be changed into one.",
    };
}
