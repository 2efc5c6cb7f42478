using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Bucket;

public sealed class BucketRegionMatchesClusterTests : RuleTests
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Gke = "gcp:container/cluster:Cluster";
    private const string Aks = "azure-native:containerservice:ManagedCluster";
    private const string S3 = "aws:s3/bucket:Bucket";
    private const string Gcs = "gcp:storage/bucket:Bucket";
    private const string Account = "azure-native:storage:StorageAccount";

    protected override string Policy => "bucket-region-matches-cluster";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS, the same region", Resource(Eks, "spark", "{ region: eu-central-1 }"), Resource(S3, "data", "{ region: eu-central-1 }")),
        Accepted("AWS, neither says", Resource(Eks, "spark"), Resource(S3, "data")),
        Refused(
            "AWS, another region",
            [Resource(Eks, "spark", "{ region: eu-central-1 }"), Resource(S3, "data", "{ region: us-east-1 }")],
            "data region: data is in us-east-1, and the cluster in eu-central-1."),
        Undecided("AWS, not known", [Resource(Eks, "spark", "{ region: eu-central-1 }"), Resource(S3, "data", "{ region: !unknown }")], "data region"),

        Accepted(
            "Google Cloud, of a zone's region",
            Resource(Gke, "spark", "{ location: europe-west4-a }"),
            Resource(Gcs, "data", "{ location: EUROPE-WEST4 }")),
        Refused(
            "Google Cloud, several regions",
            [Resource(Gke, "spark", "{ location: europe-west4 }"), Resource(Gcs, "data", "{ location: EU }")],
            "data location: data is in EU, and the cluster in europe-west4."),
        Undecided("Google Cloud, not known", [Resource(Gke, "spark", "{ location: !unknown }"), Resource(Gcs, "data", "{ location: EU }")], "data location"),

        Accepted(
            "Azure, written in two ways",
            Resource(Aks, "spark", "{ location: germanywestcentral }"),
            Resource(Account, "data", "{ location: Germany West Central }")),
        Refused(
            "Azure, another region",
            [Resource(Aks, "spark", "{ location: germanywestcentral }"), Resource(Account, "data", "{ location: westeurope }")],
            "data location: data is in westeurope, and the cluster in germanywestcentral."),
        Undecided(
            "Azure, not known",
            [Resource(Aks, "spark", "{ location: germanywestcentral }"), Resource(Account, "data", "{ location: !unknown }")],
            "data location"),
        Ignored("no cluster", Resource(S3, "data")),
    ];
}
