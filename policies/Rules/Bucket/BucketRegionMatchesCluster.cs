using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Bucket;

internal sealed class BucketRegionMatchesCluster : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "bucket-region-matches-cluster",
        Title = "Buckets are in the cluster's region",
        Severity = Severity.Medium,
        Why =
            "Spark reads all of its data from the bucket. From another region each read is slower and billed by the gigabyte, and data may leave the country "
            + "that it must stay in.",
        Remedy = "Leave the bucket's region or location unset: the platform uses the stack's.",
        Link = "https://cloud.google.com/storage/docs/locations",
    };

    public override void Examine(StackResources stack, Check check)
    {
        Examine(stack, check, ResourceType.S3Bucket, "region", ResourceType.EksCluster, "region");
        Examine(stack, check, ResourceType.GcsBucket, "location", ResourceType.GkeCluster, "location");
        Examine(stack, check, ResourceType.AzureStorageAccount, "location", ResourceType.AksCluster, "location");
    }

    private static void Examine(StackResources stack, Check check, string bucketType, string bucketPart, string clusterType, string clusterPart)
    {
        Property[] clusters = [.. stack.OfType(clusterType).Select(cluster => PlaceOf(cluster, clusterPart))];
        if (clusters.Length == 0)
        {
            return;
        }

        foreach (var bucket in stack.OfType(bucketType))
        {
            var place = PlaceOf(bucket, bucketPart);
            check.Require(
                Answer.Any(clusters.Select(cluster => IsNear(place, cluster))), place, $"{bucket.Name} is in {place}, and the cluster in {clusters[0]}.");
        }
    }

    // A resource without a region is in its provider's region.
    private static Property PlaceOf(Resource resource, string part)
    {
        var place = resource[part];
        return resource.Provider?.Properties[part] is PropertyString own ? place.Or(own.Value) : place;
    }

    private static Answer IsNear(Property bucket, Property cluster)
    {
        if (!cluster.IsKnown)
        {
            return Answer.Unknown(cluster);
        }

        // Neither of the two has a region.
        if (!cluster.TryText(out var text))
        {
            return !bucket.Exists;
        }

        var place = Normalized(text);
        return bucket.Text(own => place == Normalized(own) || IsZoneOf(place, Normalized(own)));
    }

    // europe-west4-a is a zone of europe-west4.
    private static bool IsZoneOf(string zone, string region) =>
        zone.Length == region.Length + 2 && zone.StartsWith(region, StringComparison.Ordinal) && zone[region.Length] == '-';

    private static string Normalized(string place) => place.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
