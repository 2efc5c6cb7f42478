using System.Reflection;

namespace Pulumi;

/// <summary>A group of resources under one name. No provider knows it; the engine keeps it as the parent of its children.</summary>
public class ComponentResource : Resource
{
    /// <summary>Registers a component without inputs.</summary>
    /// <param name="type">The type token; part of every child's URN, so renaming it needs an alias.</param>
    /// <param name="name">A name that is unique among resources of this type and parent.</param>
    /// <param name="options">Parent, providers and the like. Default: none.</param>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options, remote: false, registerPackageRequest: null)
    {
    }

    /// <summary>Registers a component whose inputs are kept in the state.</summary>
    /// <param name="type">The type token; part of every child's URN, so renaming it needs an alias.</param>
    /// <param name="name">A name that is unique among resources of this type and parent.</param>
    /// <param name="args">The component's inputs.</param>
    /// <param name="options">Parent, providers and the like. Default: none.</param>
    /// <param name="remote">True if a provider creates the children. Only for generated classes. Default: false.</param>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : this(type, name, args, options, remote, registerPackageRequest: null)
    {
    }

    /// <inheritdoc cref="ComponentResource(string, string, ResourceArgs?, ComponentResourceOptions?, bool)"/>
    /// <param name="registerPackageRequest">The package that the type belongs to, if the engine does not know it. Default: none.</param>
    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: false, args, options ?? new(), remote, registerPackageRequest)
        => IsRemote = remote;

    /// <summary>Whether a provider creates the children, which this process then does not know.</summary>
    internal bool IsRemote { get; }

    /// <summary>
    /// Tells the engine that the component has all its children, and gives it the properties marked <see cref="OutputAttribute"/>.
    /// A component calls this last in its constructor.
    /// </summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties())
        {
            if (property.Name != nameof(Urn) && property.GetCustomAttribute<OutputAttribute>() is { } output)
            {
                outputs.Add(string.IsNullOrWhiteSpace(output.Name) ? property.Name : output.Name, property.GetValue(this));
            }
        }

        RegisterOutputs(outputs);
    }

    /// <summary>Tells the engine that the component has all its children, and gives it these outputs.</summary>
    /// <param name="outputs">The outputs by name.</param>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object})"/>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object})"/>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Required.Registrations.StartOutputs(this, outputs);
    }
}
