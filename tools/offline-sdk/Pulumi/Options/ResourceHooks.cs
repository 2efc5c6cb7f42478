using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A function of the program that the engine calls around an operation on a resource. Pulumi's own SDK serves it; this one has no server, so
/// a hook is kept and never called.
/// </summary>
/// <param name="name">The name, unique in the program.</param>
/// <param name="callback">What is called.</param>
/// <param name="options">When it is called. Default: not in a preview.</param>
public class ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
{
    /// <summary>The name, unique in the program.</summary>
    public string Name { get; } = name;

    /// <summary>The function that is called.</summary>
    public ResourceHookCallback Callback { get; } = callback;

    /// <summary>When it is called.</summary>
    public ResourceHookOptions Options { get; } = options ?? new ResourceHookOptions();
}

/// <summary>The function of a hook. The operation is over when the task is.</summary>
/// <param name="args">The operation.</param>
/// <param name="cancellationToken">Cancelled when the deployment is.</param>
public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

/// <summary>When a hook is called.</summary>
public class ResourceHookOptions
{
    /// <summary>Whether it is called in a preview too. Default: false.</summary>
    public bool? OnDryRun { get; set; }
}

/// <summary>The operation that a hook is called for.</summary>
public class ResourceHookArgs(
    string urn,
    string id,
    string name,
    string type,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? newOutputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null)
{
    /// <summary>The resource's URN.</summary>
    public string Urn { get; } = urn;

    /// <summary>The resource's id.</summary>
    public string Id { get; } = id;

    /// <summary>The resource's name.</summary>
    public string Name { get; } = name;

    /// <summary>The resource's type.</summary>
    public string Type { get; } = type;

    /// <summary>The inputs after the operation.</summary>
    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;

    /// <summary>The inputs before the operation.</summary>
    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;

    /// <summary>The outputs after the operation.</summary>
    public ImmutableDictionary<string, object?>? NewOutputs { get; } = newOutputs;

    /// <summary>The outputs before the operation.</summary>
    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;
}

/// <summary>The hooks of a resource, by the moment at which they are called.</summary>
public class ResourceHookBinding
{
    private List<ResourceHook>? _afterCreate;

    /// <summary>Called once the resource is created, before what depends on it begins. An exception is only a warning. Default: none.</summary>
    public List<ResourceHook> AfterCreate
    {
        get => _afterCreate ??= [];
        set => _afterCreate = value;
    }

    /// <summary>A copy that can be changed without changing this object.</summary>
    public ResourceHookBinding Clone() => new() { AfterCreate = [.. AfterCreate] };

    /// <summary>These hooks and others.</summary>
    /// <param name="other">The others, which come after.</param>
    public ResourceHookBinding Concat(ResourceHookBinding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new() { AfterCreate = [.. AfterCreate, .. other.AfterCreate] };
    }
}
