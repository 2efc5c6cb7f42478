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
        Replace("eks", TenantRole, "assumeRolePolicy", "\"aws:RequestTag/kubernetes-namespace\":\"analytics\",", "", "identity-workload-bound"),
        Replace("eks", TenantRole, "assumeRolePolicy", "\"aws:RequestTag/kubernetes-service-account\":\"spark\"", "\"aws:RequestTag/kubernetes-service-account\":\"*\"", "identity-workload-bound"),
        Replace("eks", TenantRole, "assumeRolePolicy", "\"aws:RequestTag/eks-cluster-name\":\"spark\",", "", "identity-workload-bound"),
        Replace("gke", WorkloadMember, "member", "[analytics/spark]", "[analytics/*]", "identity-workload-bound"),
        Set("aks", Credential, "subject", "'system:serviceaccount:*:spark'", "identity-workload-bound"),
        Set("aks", Credential, "audiences", "['https://kubernetes.default.svc']", "identity-workload-bound"),
        Gone("eks", "aws:eks/addon:Addon spark-eks-pod-identity-agent", "identity-workload-enabled"),
        Remove("gke", "gcp:container/cluster:Cluster *", "workloadIdentityConfig", "identity-workload-enabled"),
        Remove("aks", "azure-native:containerservice:ManagedCluster *", "oidcIssuerProfile", "identity-workload-enabled"),
        Remove("aks", "azure-native:containerservice:ManagedCluster *", "securityProfile.workloadIdentity", "identity-workload-enabled"),

        Replace("eks", TenantPolicy, "policy", "\"s3:GetObject\"", "\"s3:*\"", "identity-policy-actions"),
        Replace("eks", TenantPolicy, "policy", "\"kms:Decrypt\"", "\"kms:D*\"", "identity-policy-actions"),
        Set("aks", "azure-native:authorization:RoleDefinition *", "permissions[0].dataActions", "[Microsoft.Storage/*]", "identity-policy-actions"),
        Replace("eks", TenantPolicy, "policy", "\"arn:aws:s3:::spark-data-123456789012-eu-central-1/analytics/*\"", "\"*\"", "identity-policy-resources"),
        Replace("eks", KeyPolicy, "policy", ",\"Condition\":{\"ForAnyValue:StringEquals\":{\"kms:ResourceAliases\":\"alias/spark-data\"}}", "", "identity-policy-resources"),

        Set("eks", "aws:iam/rolePolicyAttachment:RolePolicyAttachment spark-elastic-nodes-*", "policyArn", "arn:aws:iam::aws:policy/AdministratorAccess", "identity-role-narrow"),
        Set("gke", "gcp:projects/iAMMember:IAMMember spark-nodes", "role", "roles/editor", "identity-role-narrow"),
        Replace("aks", "azure-native:authorization:RoleAssignment spark-nodes-pull", "roleDefinitionId", "7f951dda-4ed3-4680-a7ca-43fe172d538d", "b24988ac-6180-42a0-ab88-20f7382dd24c", "identity-role-narrow"),
        Replace("eks", DataKey, "policy", "\"kms:CallerAccount\":\"123456789012\",\"kms:ViaService\"", "\"kms:ViaService\"", "identity-grant-named"),
        Set("gke", "gcp:storage/bucketIAMMember:BucketIAMMember *", "member", "allAuthenticatedUsers", "identity-grant-named"),
    ];

    private protected override IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>
    {
        ["identity-keys-static"] = "It refuses that a key is there, and the plans have none that could be changed into one.",
    };
}
