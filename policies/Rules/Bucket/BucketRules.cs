using PolicyEngine.Model;

namespace Policies.Rules.Bucket;

/// <summary>The rules in this folder.</summary>
internal static class BucketRules
{
    public static Policy[] All =>
    [
        new BucketAccessIdentity(),
        new BucketAccessPrivate(),
        new BucketDataEncrypted(),
        new BucketDataRecoverable(),
        new BucketDestroyRefused(),
        new BucketLocationNear(),
        new BucketNetworkClosed(),
        new BucketPartsComplete(),
        new BucketTransportEncrypted(),
        new BucketVersionsExpire(),
    ];
}
