namespace Policies.Rules;

/// <summary>The type tokens that several rules are about.</summary>
internal static class ResourceType
{
    public const string EksCluster = "aws:eks/cluster:Cluster";
    public const string EksAddon = "aws:eks/addon:Addon";
    public const string EksNodeGroup = "aws:eks/nodeGroup:NodeGroup";
    public const string LaunchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";
    public const string KarpenterPool = "kubernetes:karpenter.sh/v1:NodePool";
    public const string KarpenterNodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    public const string S3Bucket = "aws:s3/bucket:Bucket";
    public const string S3BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    public const string SqsQueuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
    public const string EcrRepository = "aws:ecr/repository:Repository";
    public const string EfsFileSystem = "aws:efs/fileSystem:FileSystem";
    public const string KmsKey = "aws:kms/key:Key";
    public const string KmsKeyPolicy = "aws:kms/keyPolicy:KeyPolicy";
    public const string IamRole = "aws:iam/role:Role";
    public const string IamRolePolicy = "aws:iam/rolePolicy:RolePolicy";
    public const string IamPolicy = "aws:iam/policy:Policy";

    public const string GkeCluster = "gcp:container/cluster:Cluster";
    public const string GkeNodePool = "gcp:container/nodePool:NodePool";
    public const string GcsBucket = "gcp:storage/bucket:Bucket";
    public const string GcpKey = "gcp:kms/cryptoKey:CryptoKey";
    public const string GcpRepository = "gcp:artifactregistry/repository:Repository";

    public const string AksCluster = "azure-native:containerservice:ManagedCluster";
    public const string AksAgentPool = "azure-native:containerservice:AgentPool";
    public const string AzureStorageAccount = "azure-native:storage:StorageAccount";
    public const string AzureRegistry = "azure-native:containerregistry:Registry";
    public const string AzureVault = "azure-native:keyvault:Vault";
    public const string AzureKey = "azure-native:keyvault:Key";
}
