using static Policies.Tests.Mutations.Mutation;

namespace Policies.Tests.Mutations;

public sealed class NodeMutations : MutationTests
{
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate *";
    private const string NodeGroup = "aws:eks/nodeGroup:NodeGroup spark-system";
    private const string KarpenterDriver = "kubernetes:karpenter.sh/v1:NodePool driver";
    private const string KarpenterExecutor = "kubernetes:karpenter.sh/v1:NodePool executor";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass executor-class";
    private const string Gke = "gcp:container/cluster:Cluster *";
    private const string GkeDriver = "gcp:container/nodePool:NodePool driver";
    private const string GkeExecutor = "gcp:container/nodePool:NodePool executor";
    private const string GkeSystem = "gcp:container/nodePool:NodePool system";
    private const string Aks = "azure-native:containerservice:ManagedCluster *";
    private const string AksDriver = "azure-native:containerservice:AgentPool spark-driver-1";
    private const string AksExecutor = "azure-native:containerservice:AgentPool spark-executor-spot-1";

    private protected override IEnumerable<Mutation> Rows =>
    [
        Set("eks", KarpenterDriver, "spec.template.spec.requirements[2].values", "[spot, on-demand]", "node-driver-ondemand"),
        Set("eks", KarpenterDriver, "spec.template.spec.requirements", "[]", "node-driver-ondemand"),
        Set("gke", GkeDriver, "nodeConfig.spot", "true", "node-driver-ondemand"),
        Set("aks", AksDriver, "scaleSetPriority", "Spot", "node-driver-ondemand"),

        Remove("eks", NodeGroup, "taints", "node-system-separated"),
        Remove("gke", GkeSystem, "nodeConfig.taints", "node-system-separated"),
        Remove("aks", Aks, "agentPoolProfiles[0].nodeTaints", "node-system-separated"),
        Remove("eks", KarpenterExecutor, "spec.template.spec.taints", "node-pool-tainted"),
        Remove("gke", GkeExecutor, "nodeConfig.taints", "node-pool-tainted"),
        Set("aks", AksExecutor, "nodeTaints", "[]", "node-pool-tainted"),

        Set("eks", NodeGroup, "scalingConfig.minSize", "9", "node-pool-bounded"),
        Remove("eks", KarpenterExecutor, "spec.limits.cpu", "node-pool-bounded"),
        Remove("eks", KarpenterExecutor, "spec.limits.memory", "node-pool-bounded"),
        Set("gke", GkeSystem, "autoscaling.totalMinNodeCount", "9", "node-pool-bounded"),
        Remove("aks", AksExecutor, "maxCount", "node-pool-bounded"),
        Remove("eks", KarpenterExecutor, "spec.disruption.budgets", "node-disruption-bounded"),
        Set("eks", KarpenterExecutor, "spec.disruption.budgets[1].nodes", "100%", "node-disruption-bounded"),

        Set("eks", "aws:ec2/subnet:Subnet spark-private-*", "mapPublicIpOnLaunch", "true", "node-address-private"),
        Set("eks", Template, "networkInterfaces", "[{ associatePublicIpAddress: 'true' }]", "node-address-private"),
        Set("eks", NodeClass, "spec.associatePublicIPAddress", "true", "node-address-private"),
        Remove("gke", Gke, "privateClusterConfig.enablePrivateNodes", "node-address-private"),
        Set("gke", GkeExecutor, "networkConfig.enablePrivateNodes", "false", "node-address-private"),
        Set("aks", Aks, "agentPoolProfiles[0].enableNodePublicIP", "true", "node-address-private"),
        Set("aks", AksDriver, "enableNodePublicIP", "true", "node-address-private"),

        Remove("gke", GkeExecutor, "nodeConfig.serviceAccount", "node-identity-dedicated"),
        Remove("gke", Gke, "nodeConfig.serviceAccount", "node-identity-dedicated"),
        Remove("aks", Aks, "identityProfile", "node-identity-dedicated"),
        Remove("eks", Template, "metadataOptions.httpTokens", "node-metadata-guarded"),
        Set("eks", NodeClass, "spec.metadataOptions.httpPutResponseHopLimit", "2", "node-metadata-guarded"),
        Remove("gke", GkeExecutor, "nodeConfig.workloadMetadataConfig", "node-metadata-guarded"),
        Set("gke", GkeExecutor, "nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled", "'TRUE'", "node-kubelet-authenticated"),
        Remove("gke", Gke, "nodePoolDefaults", "node-kubelet-authenticated"),
        Set("eks", Template, "keyName", "ops", "node-shell-closed"),
        Remove("aks", AksDriver, "securityProfile", "node-shell-closed"),
        Remove("aks", Aks, "agentPoolProfiles[0].securityProfile", "node-shell-closed"),

        Remove("gke", GkeExecutor, "nodeConfig.shieldedInstanceConfig.enableSecureBoot", "node-boot-verified"),
        Set("gke", Gke, "enableShieldedNodes", "false", "node-boot-verified"),
        Set("gke", GkeExecutor, "nodeConfig.imageType", "UBUNTU_CONTAINERD", "node-image-minimal"),
        Set("eks", NodeClass, "spec.amiSelectorTerms[0].alias", "al2023@latest", "node-image-pinned"),
        Set("eks", KarpenterExecutor, "spec.template.spec.expireAfter", "Never", "node-patches-automatic"),
        Set("gke", GkeExecutor, "management.autoUpgrade", "false", "node-patches-automatic"),
        Set("aks", Aks, "autoUpgradeProfile.nodeOSUpgradeChannel", "None", "node-patches-automatic"),
        Remove("eks", NodeGroup, "nodeRepairConfig", "node-repair-automatic"),
        Set("gke", GkeExecutor, "management.autoRepair", "false", "node-repair-automatic"),

        Remove("eks", Template, "blockDeviceMappings", "node-disk-encrypted"),
        Remove("eks", NodeClass, "spec.blockDeviceMappings[0].ebs.encrypted", "node-disk-encrypted"),
        Remove("aks", Aks, "agentPoolProfiles[0].enableEncryptionAtHost", "node-disk-encrypted"),
        Remove("aks", AksDriver, "enableEncryptionAtHost", "node-disk-encrypted"),
        Remove("eks", Template, "blockDeviceMappings[0].ebs.kmsKeyId", "node-disk-keyed"),
        Remove("eks", NodeClass, "spec.blockDeviceMappings[0].ebs.kmsKeyID", "node-disk-keyed"),
        Remove("gke", GkeExecutor, "nodeConfig.bootDiskKmsKey", "node-disk-keyed"),
        Remove("aks", Aks, "diskEncryptionSetID", "node-disk-keyed"),
    ];
}
