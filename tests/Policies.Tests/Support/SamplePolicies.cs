using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Tests.Support;

/// <summary>A small bucket is refused; it can be made larger. Whether it is named too is shown as advice.</summary>
internal sealed class BucketSizeEnough : ResourcePolicy, IRemediation
{
    public static readonly NumberSetting Least = new() { Name = "least", Description = "The least size.", Default = 10, Minimum = 1, Maximum = 100 };

    public override PolicyInfo Info { get; } = Sample.Info("bucket-size-enough") with
    {
        Settings = [Least, new TextListSetting { Name = "colors", Description = "The colours.", Default = [] }],
    };

    public override IReadOnlyList<string> Types { get; } = ["test:index:Bucket"];

    public override void Examine(Resource resource, Check check) =>
        check.Require(
            resource["size"].Number(size => size >= check.Setting(Least)), resource["size"],
            $"The bucket has {resource["size"]}, less than {check.Setting(Least)}.");

    public PropertyMap? Remediate(Resource resource, PolicyOptions options) =>
        resource["size"].TryNumber(out var size) && size < options.Get(Least) ? resource.Properties.With("size", new PropertyNumber(options.Get(Least))) : null;
}

/// <summary>A rule about everything of a package.</summary>
internal sealed class ResourceNameLower : ResourcePolicy
{
    public override PolicyInfo Info { get; } = Sample.Info("resource-name-lower") with { DefaultLevel = PolicyLevel.Advisory };

    public override IReadOnlyList<string> Types { get; } = ["test:*"];

    public override void Examine(Resource resource, Check check) =>
        check.Require(!resource.Name.Any(char.IsUpper), resource.Root, $"{resource.Name} has capital letters.");
}

/// <summary>A rule about several resources: sizes must not go beyond a sum.</summary>
internal sealed class BucketSumBounded : StackPolicy
{
    public override PolicyInfo Info { get; } = Sample.Info("bucket-sum-bounded");

    public override void Examine(StackResources stack, Check check)
    {
        var sum = 0.0;
        foreach (var bucket in stack.OfType("test:index:Bucket"))
        {
            sum += bucket["size"].TryNumber(out var size) ? size : 0;
            check.Require(sum <= 100, bucket["size"], $"The buckets have {sum} together.");
        }
    }
}

/// <summary>A rule with a fault, whose message would tell a secret.</summary>
internal sealed class ResourceRuleBroken : ResourcePolicy
{
    public override PolicyInfo Info { get; } = Sample.Info("resource-rule-broken");

    public override IReadOnlyList<string> Types { get; } = ["test:index:Broken"];

    public override void Examine(Resource resource, Check check) => throw new InvalidOperationException("hunter2");
}

internal static class Sample
{
    public static readonly Policy[] Policies = [new ResourceRuleBroken(), new ResourceNameLower(), new BucketSumBounded(), new BucketSizeEnough()];

    public static PolicyInfo Info(string id) => new()
    {
        Id = id,
        Title = "A title",
        Severity = Severity.Low,
        Why = "For a reason.",
        Remedy = "Fix it.",
        Link = "https://example.com/",
    };

    public static Resource Bucket(string name, string size) => ResourceText.Resource("test:index:Bucket", name, $"size: {size}");
}
