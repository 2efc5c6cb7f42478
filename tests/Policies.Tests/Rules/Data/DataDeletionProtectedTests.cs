using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Data;

public sealed class DataDeletionProtectedTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string KmsKey = "aws:kms/key:Key";
    private const string Vault = "azure-native:keyvault:Vault";
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string S3 = "aws:s3/bucket:Bucket";

    protected override string Policy => "data-deletion-protected";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS, in Pulumi", Resource(S3, "data", protect: true)),
        Accepted("AWS, in the cloud", Resource(Eks, "spark", "deletionProtection: true")),
        Refused("AWS, neither", Resource(Eks, "spark"), "spark deletionProtection: spark has no deletion protection."),
        Refused("AWS, a key", Resource(KmsKey, "data", "{ enableKeyRotation: true }"), "data : data has no deletion protection."),
        Undecided("AWS, not known", Resource(Eks, "spark", "deletionProtection: !unknown"), "spark deletionProtection"),

        Accepted("Google Cloud, by its default", Resource(Gke, "spark")),
        Refused(
            "Google Cloud, neither",
            Resource(Gke, "spark", "deletionProtection: false"),
            "spark deletionProtection: spark has no deletion protection."),
        Undecided("Google Cloud, not known", Resource(Gke, "spark", "deletionProtection: !unknown"), "spark deletionProtection"),

        Accepted("Azure", Resource(Vault, "keys", protect: true), Resource(Aks, "spark", protect: true)),
        Refused("Azure, a vault", Resource(Vault, "keys"), "keys : keys has no deletion protection."),
        Ignored("what holds nothing", Resource(Vpc, "spark")),
    ];
}
