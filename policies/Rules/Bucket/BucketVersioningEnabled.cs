using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketVersioningEnabled : ResourcePolicy
{
    private const string S3Versioning = "aws:s3/bucketVersioning:BucketVersioning";
    private const string AzureBlobs = "azure-native:storage:BlobServiceProperties";
    private const string AzureFiles = "azure-native:storage:FileServiceProperties";

    private static readonly NumberSetting Days = new()
    {
        Name = "days",
        Description = "The minimum number of days for which a storage account's soft delete keeps data.",
        Default = 7,
        Minimum = 1,
        Maximum = 365,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-versioning-enabled",
        Title = "Versioning or soft delete is enabled",
        Severity = Severity.High,
        Why =
            "A job with a wrong path overwrites a table in minutes, and no backup of a data lake is that recent. Object versions and soft delete bring it "
            + "back.",
        Remedy = "Leave versioning on (EKS, GKE) and set dataLake.softDeleteDays (AKS) in the stack's settings.",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
        References = [FrameworkReference.Trivy("AWS-0090"), FrameworkReference.Trivy("GCP-0078"), FrameworkReference.Trivy("AZU-0056")],
        Settings = [Days],
    };

    public override IReadOnlyList<string> Types { get; } =
        [S3Versioning, ResourceType.GcsBucket, AzureBlobs, AzureFiles];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case S3Versioning:
                var status = resource["versioningConfiguration"]["status"];
                check.Require(status.Is("Enabled"), status, $"Versioning is not enabled: {status}.");
                break;
            case ResourceType.GcsBucket:
                var isOn = resource["versioning"]["enabled"];
                check.Require(isOn.IsTrue, isOn, "Versioning is not enabled.");
                break;
            case AzureFiles:
                RequireKept(resource["shareDeleteRetentionPolicy"], "shares", check);
                break;
            case AzureBlobs:
                RequireKept(resource["deleteRetentionPolicy"], "objects", check);
                RequireKept(resource["containerDeleteRetentionPolicy"], "containers", check);
                break;
        }
    }

    private static void RequireKept(Property policy, string what, Check check) =>
        check.Require(
            policy["enabled"].IsTrue & policy["days"].Number(days => days >= check.Setting(Days)), policy,
            $"Deleted {what} are not kept for {check.Setting(Days)} days.");
}
