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
        Set("eks", KarpenterDriver, "spec.template.spec.requirements[2].values", "[spot, on-demand]", "node-driver-on-demand"),
        Set("eks", KarpenterDriver, "spec.template.spec.requirements", "[]", "node-driver-on-demand"),
        Set("gke", GkeDriver, "nodeConfig.spot", "true", "node-driver-on-demand"),
        Set("aks", AksDriver, "scaleSetPriority", "Spot", "node-driver-on-demand"),

        Remove("eks", NodeGroup, "taints", "node-system-pool-tainted"),
        Remove("gke", GkeSystem, "nodeConfig.taints", "node-system-pool-tainted"),
        Remove("aks", Aks, "agentPoolProfiles[0].nodeTaints", "node-system-pool-tainted"),
        Remove("eks", KarpenterExecutor, "spec.template.spec.taints", "node-pool-tainted"),
        Remove("gke", GkeExecutor, "nodeConfig.taints", "node-pool-tainted"),
        Set("aks", AksExecutor, "nodeTaints", "[]", "node-pool-tainted"),

        Set("eks", NodeGroup, "scalingConfig.minSize", "9", "node-pool-max-size-set"),
        Remove("eks", KarpenterExecutor, "spec.limits.cpu", "node-pool-max-size-set"),
        Remove("eks", KarpenterExecutor, "spec.limits.memory", "node-pool-max-size-set"),
        Set("gke", GkeSystem, "autoscaling.totalMinNodeCount", "9", "node-pool-max-size-set"),
        Remove("aks", AksExecutor, "maxCount", "node-pool-max-size-set"),
        Remove("eks", KarpenterExecutor, "spec.disruption.budgets", "node-disruption-budget-set"),
        Set("eks", KarpenterExecutor, "spec.disruption.budgets[1].nodes", "100%", "node-disruption-budget-set"),

        Set("eks", "aws:ec2/subnet:Subnet spark-private-*", "mapPublicIpOnLaunch", "true", "node-public-ip-disabled"),
        Set("eks", Template, "networkInterfaces", "[{ associatePublicIpAddress: 'true' }]", "node-public-ip-disabled"),
        Set("eks", NodeClass, "spec.associatePublicIPAddress", "true", "node-public-ip-disabled"),
        Remove("gke", Gke, "privateClusterConfig.enablePrivateNodes", "node-public-ip-disabled"),
        Set("gke", GkeExecutor, "networkConfig.enablePrivateNodes", "false", "node-public-ip-disabled"),
        Set("aks", Aks, "agentPoolProfiles[0].enableNodePublicIP", "true", "node-public-ip-disabled"),
        Set("aks", AksDriver, "enableNodePublicIP", "true", "node-public-ip-disabled"),

        Remove("gke", GkeExecutor, "nodeConfig.serviceAccount", "node-identity-dedicated"),
        Remove("gke", Gke, "nodeConfig.serviceAccount", "node-identity-dedicated"),
        Remove("aks", Aks, "identityProfile", "node-identity-dedicated"),
        Remove("eks", Template, "metadataOptions.httpTokens", "node-imdsv2-required"),
        Set("eks", NodeClass, "spec.metadataOptions.httpPutResponseHopLimit", "2", "node-imdsv2-required"),
        Remove("gke", GkeExecutor, "nodeConfig.workloadMetadataConfig", "node-imdsv2-required"),
        Set("gke", GkeExecutor, "nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled", "'TRUE'", "node-kubelet-readonly-port-disabled"),
        Remove("gke", Gke, "nodePoolDefaults", "node-kubelet-readonly-port-disabled"),
        Set("eks", Template, "keyName", "ops", "node-ssh-disabled"),
        Set("aks", Aks, "linuxProfile", "{ adminUsername: ops, ssh: { publicKeys: [{ keyData: ssh-ed25519 }] } }", "node-ssh-disabled"),
        Set("aks", AksDriver, "securityProfile", "{ sshAccess: LocalUser }", "node-ssh-disabled"),
        Set("aks", Aks, "agentPoolProfiles[0].securityProfile", "{ sshAccess: LocalUser }", "node-ssh-disabled"),

        Remove("gke", GkeExecutor, "nodeConfig.shieldedInstanceConfig.enableSecureBoot", "node-secure-boot-enabled"),
        Set("gke", Gke, "enableShieldedNodes", "false", "node-secure-boot-enabled"),
        Set("gke", GkeExecutor, "nodeConfig.imageType", "UBUNTU_CONTAINERD", "node-image-container-optimized"),
        Set("eks", NodeClass, "spec.amiSelectorTerms[0].alias", "al2023@latest", "node-ami-version-pinned"),
        Set("eks", KarpenterDriver, "spec.disruption.budgets[1].nodes", "'0'", "node-auto-upgrade-enabled"),
        Set("gke", GkeExecutor, "management.autoUpgrade", "false", "node-auto-upgrade-enabled"),
        Set("aks", Aks, "autoUpgradeProfile.nodeOSUpgradeChannel", "None", "node-auto-upgrade-enabled"),
        Set("eks", NodeGroup, "nodeGroupName", "spark-system", "node-group-name-generated"),
        Set("gke", GkeExecutor, "name", "executor", "node-group-name-generated"),
        Remove("eks", NodeGroup, "nodeRepairConfig", "node-auto-repair-enabled"),
        Set("gke", GkeExecutor, "management.autoRepair", "false", "node-auto-repair-enabled"),

        Remove("eks", Template, "blockDeviceMappings", "node-disk-encrypted"),
        Remove("eks", NodeClass, "spec.blockDeviceMappings[0].ebs.encrypted", "node-disk-encrypted"),
        Remove("aks", Aks, "agentPoolProfiles[0].enableEncryptionAtHost", "node-disk-encrypted"),
        Remove("aks", AksDriver, "enableEncryptionAtHost", "node-disk-encrypted"),
        Remove("eks", Template, "blockDeviceMappings[0].ebs.kmsKeyId", "node-disk-customer-managed-key"),
        Remove("eks", NodeClass, "spec.blockDeviceMappings[0].ebs.kmsKeyID", "node-disk-customer-managed-key"),
        Remove("gke", GkeExecutor, "nodeConfig.bootDiskKmsKey", "node-disk-customer-managed-key"),
        Remove("aks", Aks, "diskEncryptionSetID", "node-disk-customer-managed-key"),
    ];
}
