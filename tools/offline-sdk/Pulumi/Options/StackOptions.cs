namespace Pulumi;

/// <summary>What can be said about the stack.</summary>
public class StackOptions
{
    /// <summary>Changes to make to every resource before registration. Default: none.</summary>
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];
}
