using PolicyEngine.Model;

namespace Policies.Rules.Bucket;

/// <summary>The rules in this folder.</summary>
internal static class BucketRules
{
    public static Policy[] All =>
    [
        new BucketAclsDisabled(),
        new BucketPublicAccessBlocked(),
        new BucketDataEncrypted(),
        new BucketVersioningEnabled(),
        new BucketForceDestroyDisabled(),
        new BucketRegionMatchesCluster(),
        new BucketFirewallDefaultDeny(),
        new BucketCompanionsComplete(),
        new BucketTlsRequired(),
        new BucketNoncurrentVersionsExpire(),
    ];
}
