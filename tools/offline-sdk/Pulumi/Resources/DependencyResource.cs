namespace Pulumi;

/// <summary>Stands for a resource of which only the URN is known.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn)
        : base(urn)
        => Urn = new(new OutputData(urn, isKnown: true, isSecret: false, [this]));
}
