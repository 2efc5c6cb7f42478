using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketTlsRequired : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-tls-required",
        Title = "Buckets require TLS",
        Severity = Severity.High,
        Why = "Over plain HTTP, data and signed URLs can be read and changed in transit. Google Cloud Storage's clients and endpoints use TLS by default.",
        Remedy =
            "Leave the bucket policy statement that denies aws:SecureTransport false (EKS), enableHttpsTrafficOnly on and minimumTlsVersion at TLS1_2 (AKS)."
,
        Link = "https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version",
        References = [FrameworkReference.Trivy("AZU-0008"), FrameworkReference.Trivy("AZU-0011"), FrameworkReference.Trivy("AZU-0059")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.S3BucketPolicy, ResourceType.AzureStorageAccount];

    public override void Examine(Resource resource, Check check)
    {
        switch (resource.Type)
        {
            case ResourceType.S3BucketPolicy:
                check.Require(
                    AwsPolicy.DeniesPlaintext(resource["policy"], IsWhole), resource["policy"], "The bucket policy does not deny requests without TLS.");
                break;
            case ResourceType.AzureStorageAccount:
                var version = resource["minimumTlsVersion"];
                check.Require(version.IsOneOf("TLS1_2", "TLS1_3"), version, $"TLS may be older than 1.2: {version}.");

                // NFS is not HTTPS: with this setting no NFS share of the account can be mounted. The NFS mount encrypts its traffic itself.
                var isOnly = resource["enableHttpsTrafficOnly"];
                check.Require(isOnly.Or(true).IsTrue | resource["kind"].Is("FileStorage"), isOnly, "The account accepts plain HTTP.");
                break;
        }
    }

    // The bucket itself, for listing, and all objects in it.
    private static Answer IsWhole(Property named) =>
        Answer.Any(AwsPolicy.Items(named).Select(item => item.Text(text => NameOf(text) is { } name && !name.Contains('/'))))
        & Answer.Any(AwsPolicy.Items(named).Select(item => item.Text(text => NameOf(text) is { } name && IsAllObjects(name))));

    private static bool IsAllObjects(string name) =>
        name.IndexOf('/') is int slash && (slash < 0 ? name.EndsWith('*') : name.AsSpan(slash).SequenceEqual("/*"));

    // arn:aws:s3:::bucket/object; * is all.
    private static string? NameOf(string resource) => resource == "*" ? resource : resource.Split(':', 6) is { Length: 6 } parts ? parts[5] : null;
}
