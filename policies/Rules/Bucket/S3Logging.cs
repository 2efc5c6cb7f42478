using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

/// <summary>Server access logging of S3: a bucket's requests, written into another bucket.</summary>
internal static class S3Logging
{
    public const string Type = "aws:s3/bucketLogging:BucketLogging";

    /// <summary>Whether access logs are written into the bucket of that name.</summary>
    public static Answer IsTarget(StackResources stack, Property name) =>
        Answer.Any(stack.OfType(Type).Select(logging => IsOf(logging["targetBucket"], name)));

    /// <summary>Whether a reference is to the bucket of that name.</summary>
    public static Answer IsOf(Property reference, Property name) =>
        name.TryText(out var text) ? reference.Is(text)
        : name.IsKnown ? Answer.No
        : Answer.Unknown(name);
}
