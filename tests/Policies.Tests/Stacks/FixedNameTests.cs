using Policies.Tests.Mutations;
using Preview.Changes;
using Preview.Plans;

namespace Policies.Tests.Stacks;

/// <summary>
/// A resource with a name of its own is deleted before it is replaced. Each type of the shipped stacks that has such a name, and a property that
/// replaces it, is here with the reason why that may be.
/// </summary>
public sealed class FixedNameTests
{
    private static readonly SortedDictionary<string, string> Accepted = new(StringComparer.Ordinal)
    {
        ["aws:ecr/repository:Repository"] = "Its name is in every application. A repository with images refuses to be deleted, so the change stops.",
        ["aws:eks/cluster:Cluster"] = "The cluster itself: protected, and named by all that is in it.",
        ["aws:iam/rolePolicy:RolePolicy"] = "It goes with its role; what holds it is replaced too.",
        ["aws:s3/bucket:Bucket"] = "It holds data: protected, and a bucket with objects refuses to be deleted.",
        ["azure-native:compute:DiskEncryptionSet"] = "Azure refuses to delete one that a disk uses, so the change stops.",
        ["azure-native:containerregistry:Registry"] = "Its name is in every application; protected by a lock.",
        ["azure-native:containerservice:AgentPool"] = "Its name has a hash of what replaces a pool, so the new one has another name.",
        ["azure-native:containerservice:MaintenanceConfiguration"] = "It says when Azure may work; nothing runs on it.",
        ["azure-native:containerservice:ManagedCluster"] = "The cluster itself: protected, and named by all that is in it.",
        ["azure-native:keyvault:Key"] = "Only another vault replaces it, which is protected.",
        ["azure-native:keyvault:Vault"] = "It holds keys: protected, and kept for 90 days after a deletion.",
        ["azure-native:managedidentity:FederatedIdentityCredential"] = "Only another identity replaces it.",
        ["azure-native:managedidentity:UserAssignedIdentity"] = "Only another resource group or region replaces it, with the cluster.",
        ["azure-native:network:NatGateway"] = "Azure refuses to delete one that a subnet uses, so the change stops.",
        ["azure-native:network:NetworkSecurityGroup"] = "Azure refuses to delete one that a subnet uses, so the change stops.",
        ["azure-native:network:PublicIPAddress"] = "Azure refuses to delete one that a gateway uses, so the change stops.",
        ["azure-native:network:Subnet"] = "Azure refuses to delete one with nodes in it, so the change stops.",
        ["azure-native:network:VirtualNetwork"] = "Azure refuses to delete one with nodes in it, so the change stops.",
        ["azure-native:operationalinsights:Workspace"] = "Only another resource group or region replaces it, with the cluster.",
        ["azure-native:resources:ResourceGroup"] = "Only another region replaces it, with the cluster.",
        ["azure-native:storage:BlobContainer"] = "Only another account replaces it.",
        ["azure-native:storage:BlobServiceProperties"] = "It is part of its account.",
        ["azure-native:storage:FileServiceProperties"] = "It is part of its account.",
        ["azure-native:storage:ManagementPolicy"] = "It is part of its account.",
        ["azure-native:storage:StorageAccount"] = "It holds data: protected.",
        ["gcp:compute/network:Network"] = "Google refuses to delete one that a cluster uses, so the change stops.",
        ["gcp:compute/router:Router"] = "Only another network or region replaces it, with the cluster.",
        ["gcp:compute/routerNat:RouterNat"] = "Only another router replaces it, with the cluster.",
        ["gcp:compute/subnetwork:Subnetwork"] = "Google refuses to delete one that a cluster uses, so the change stops.",
        ["gcp:container/cluster:Cluster"] = "The cluster itself: protected, and named by all that is in it.",
        ["gcp:kms/cryptoKey:CryptoKey"] = "Google keeps keys; protected.",
        ["gcp:kms/keyRing:KeyRing"] = "Google keeps key rings: one is left, never deleted.",
        ["gcp:storage/bucket:Bucket"] = "It holds data: protected, and a bucket with objects refuses to be deleted.",
        ["kubernetes:apps/v1:Deployment"] = "Only another selector replaces one, and ours never changes.",
        ["kubernetes:core/v1:ConfigMap"] = "It is read when a pod starts; one that starts in between waits for it.",
        ["kubernetes:core/v1:PersistentVolumeClaim"] = "Its name is in manifests. The volume is kept, and diff calls the change a loss of data.",
        ["kubernetes:core/v1:Secret"] = "It is read when a pod starts; one that starts in between waits for it.",
        ["kubernetes:helm.sh/v3:Release"] = "Only another name or namespace replaces one, and both are fixed.",
        ["kubernetes:rbac.authorization.k8s.io/v1:RoleBinding"] = "Only another role replaces it; rights are missing for a moment.",
        ["kubernetes:scheduling.k8s.io/v1:PriorityClass"] = "Pods that are there keep their priority; new ones are refused for a moment.",
        ["kubernetes:storage.k8s.io/v1:StorageClass"] = "Volumes that are there stay; a new claim waits for a moment.",
    };

    [Fact]
    public async Task Each_resource_that_goes_before_its_replacement_comes_has_a_reason()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var stack in RealStack.Names)
        {
            found.UnionWith((await RealStack.Of(stack)).Plan.Resources.Where(GoesFirst).Select(resource => resource.Type));
        }

        Assert.True(
            found.SetEquals(Accepted.Keys),
            $"Without a reason: {string.Join(", ", found.Except(Accepted.Keys))}. No longer found: {string.Join(", ", Accepted.Keys.Except(found))}.");
    }

    [Theory]
    [InlineData("aks")]
    [InlineData("eks")]
    [InlineData("gke")]
    public async Task What_the_list_calls_protected_is(string stack) => Assert.All(
        (await RealStack.Of(stack)).Plan.Resources
            .Where(resource => Accepted.GetValueOrDefault(resource.Type, "").Contains("protected", StringComparison.Ordinal)),
        resource => Assert.True(resource.Protect, resource.Urn.ToString()));

    private static bool GoesFirst(PlanResource resource) =>
        resource.Custom && ReplacementRules.Shipped.Order(resource, resource) == ReplacementOrder.DeleteFirst && CanBeReplaced(resource);

    private static bool CanBeReplaced(PlanResource resource) => resource.Inputs.Any(input => !IsName(input.Key) && Replaces(resource, input.Key));

    private static bool IsName(string key) => key is "metadata" or "name" or "apiVersion" or "kind";

    private static bool Replaces(PlanResource resource, string key) => ReplacementRules.Shipped.Forces(
        resource, PlanMap.Empty, new PropertyChange(Preview.Changes.PropertyPath.Of(key), resource.Inputs[key], null));
}
