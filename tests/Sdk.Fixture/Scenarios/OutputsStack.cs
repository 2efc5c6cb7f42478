using Sdk.Fixture.Resources;

namespace Sdk.Fixture.Scenarios;

/// <summary>A program that is a stack class.</summary>
public sealed class OutputsStack : Stack
{
    public OutputsStack()
        : base(new StackOptions { ResourceTransformations = { Tag } })
    {
        var bucket = new Bucket("bucket", new() { Name = "n" });
        Name = bucket.Name;
        Endpoint = bucket.Endpoint;
    }

    [Output]
    public Output<string> Name { get; private set; }

    [Output("address")]
    public Output<string> Endpoint { get; private set; }

    private static ResourceTransformationResult? Tag(ResourceTransformationArgs args)
    {
        if (args.Args is not BucketArgs bucket)
        {
            return null;
        }

        bucket.Tags["by"] = "transformation";
        var options = CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { Protect = true });
        return new ResourceTransformationResult(bucket, options);
    }
}
