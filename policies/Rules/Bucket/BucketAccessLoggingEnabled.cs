using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketAccessLoggingEnabled : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-access-logging-enabled",
        Title = "Access to buckets is logged",
        Severity = Severity.Medium,
        Why = "Without access logs no one can find out who read, overwrote or deleted data in the data lake.",
        Remedy = "Leave dataLake.accessLogs at true in the stack's settings.",
        Link = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/logging-with-S3.html",
        References = [FrameworkReference.Trivy("AWS-0089"), FrameworkReference.Trivy("GCP-0077"), FrameworkReference.Trivy("AZU-0057")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        foreach (var bucket in stack.OfType(ResourceType.S3Bucket))
        {
            var name = bucket["bucket"];
            var isLogged = Answer.Any(stack.OfType(S3Logging.Type).Select(logging => S3Logging.IsOf(logging["bucket"], name)));
            check.Require(isLogged | S3Logging.IsTarget(stack, name), name, $"Access to the bucket {bucket.Name} is not logged.");
        }

        foreach (var bucket in stack.OfType(ResourceType.GcsBucket))
        {
            var isLogged = bucket["logging"]["logBucket"].Exists
                | ServiceLogs.IsLoggedByGoogle(stack, "storage.googleapis.com", "DATA_READ", "DATA_WRITE");
            check.Require(isLogged, bucket["name"], $"Access to the bucket {bucket.Name} is not logged.");
        }

        foreach (var account in stack.OfType(ResourceType.AzureStorageAccount))
        {
            // Shares are mounted by NFS, of which Azure logs no requests.
            var isLogged = account["kind"].Is("FileStorage")
                | ServiceLogs.IsExportedByAzure(
                    stack, account["accountName"], "/storageAccounts/*/blobServices/default", "StorageRead", "StorageWrite", "StorageDelete");
            check.Require(isLogged, account["accountName"], $"Access to the storage account {account.Name} is not logged.");
        }
    }
}
