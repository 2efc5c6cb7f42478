using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketTlsRequired : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-tls-required",
        Title = "A bucket is reached by TLS only",
        Severity = Severity.High,
        Why = "Over plain HTTP data and signed addresses can be read and changed on the way, and nobody notices. Google Cloud Storage's clients and endpoints take TLS as it is.",
        Remedy = "Leave the statement in the bucket's policy that refuses aws:SecureTransport false (EKS), enableHttpsTrafficOnly on and minimumTlsVersion at TLS1_2 (AKS).",
        Link = "https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version",
        References = [FrameworkReference.Trivy("AZU-0008"), FrameworkReference.Trivy("AZU-0011"), FrameworkReference.Trivy("AZU-0059")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.S3BucketPolicy, ResourceType.AzureStorageAccount];

    public override void Examine(Resource resource, Check check)
    {
        if (resource.Type == ResourceType.S3BucketPolicy)
        {
            check.Require(AwsPolicy.DeniesPlaintext(resource["policy"], IsWhole), resource["policy"], "The bucket's policy does not refuse what comes without TLS.");
            return;
        }

        var version = resource["minimumTlsVersion"];
        check.Require(version.IsOneOf("TLS1_2", "TLS1_3"), version, $"TLS may be older than 1.2: {version}.");

        // NFS is not HTTPS: with the switch no share of such an account can be mounted. Its traffic is encrypted by the mount.
        var isOnly = resource["enableHttpsTrafficOnly"];
        check.Require(isOnly.Or(true).IsTrue | resource["kind"].Is("FileStorage"), isOnly, "The account is reached by plain HTTP too.");
    }

    // The bucket itself, whose list of names is worth reading too, and all objects in it.
    private static Answer IsWhole(Property named) =>
        Answer.Any(AwsPolicy.Items(named).Select(item => item.Text(text => NameOf(text) is { } name && !name.Contains('/'))))
        & Answer.Any(AwsPolicy.Items(named).Select(item => item.Text(text => NameOf(text) is { } name && IsAllObjects(name))));

    private static bool IsAllObjects(string name) => name.IndexOf('/') is int slash && (slash < 0 ? name.EndsWith('*') : name.AsSpan(slash).SequenceEqual("/*"));

    // arn:aws:s3:::bucket/object; * is all.
    private static string? NameOf(string resource) => resource == "*" ? resource : resource.Split(':', 6) is { Length: 6 } parts ? parts[5] : null;
}
