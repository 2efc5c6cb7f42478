namespace Pulumi;

/// <summary>The options of the stack.</summary>
public class StackOptions
{
    /// <summary>Changes to make to every resource before registration. Default: none.</summary>
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];
}
