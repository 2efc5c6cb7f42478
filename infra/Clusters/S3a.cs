using System.Collections.Immutable;

namespace Infra.Clusters;

/// <summary>Spark's settings for an object store with the S3 API, of AWS or of any other vendor.</summary>
internal static class S3a
{
    /// <param name="region">The region that requests are signed for.</param>
    /// <param name="credentials">The class of the AWS SDK, version 2, that finds the pod's credentials. Only that one is asked.</param>
    /// <param name="more">Further settings of the store.</param>
    public static ImmutableSortedDictionary<string, string> SparkConf(
        string region, string credentials, params ReadOnlySpan<(string Key, string Value)> more) => Committers.With(
        "s3a",
        "org.apache.hadoop.fs.s3a.commit.S3ACommitterFactory",
        [
            ("spark.hadoop.fs.s3a.aws.credentials.provider", credentials),

            // Writes become uploads that the job's commit completes: nothing is renamed, because in S3 a renamed file is a copied one.
            ("spark.hadoop.fs.s3a.committer.magic.enabled", "true"),
            ("spark.hadoop.fs.s3a.committer.name", "magic"),
            ("spark.hadoop.fs.s3a.endpoint.region", region),
            .. more,
        ]);
}
