using System.Collections.Immutable;

namespace Infra.Clusters;

/// <summary>Makes Spark commit its writes with an object store's own committer and not by renaming files.</summary>
internal static class Committers
{
    /// <summary>Spark's settings for a committer that a Hadoop file system brings.</summary>
    /// <param name="scheme">The scheme of the file system's addresses.</param>
    /// <param name="factory">The class that makes the committer.</param>
    /// <param name="more">Further settings of the store.</param>
    public static ImmutableSortedDictionary<string, string> With(string scheme, string factory, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var conf = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        conf[$"spark.hadoop.mapreduce.outputcommitter.factory.scheme.{scheme}"] = factory;
        conf["spark.sql.parquet.output.committer.class"] = "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter";
        conf["spark.sql.sources.commitProtocolClass"] = "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol";
        foreach (var (key, value) in more)
        {
            conf[key] = value;
        }

        return conf.ToImmutable();
    }
}
