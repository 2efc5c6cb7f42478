namespace Pulumi;

/// <summary>
/// Looks at a resource before it is registered and may replace its arguments and options. It runs in the program, for the
/// resource that it was given to and for everything below it.
/// </summary>
/// <param name="args">The resource, its arguments and its options.</param>
/// <returns>What to register instead, or <see langword="null"/> to leave the resource as it is.</returns>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

/// <summary>The arguments of a transformation.</summary>
/// <param name="resource">The resource; not registered yet.</param>
/// <param name="args">Its arguments.</param>
/// <param name="options">Its options.</param>
public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    /// <summary>The resource; not registered yet.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>Its arguments.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>The result of a transformation.</summary>
/// <param name="args">The arguments to register.</param>
/// <param name="options">The options to register; with the same parent as before.</param>
public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    /// <summary>The arguments to register.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>The options to register.</summary>
    public ResourceOptions Options { get; } = options;
}
