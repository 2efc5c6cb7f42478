using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Answers in place of the engine and the providers.</summary>
public interface IMocks
{
    /// <summary>Answers a resource that is registered or read.</summary>
    /// <param name="args">The resource.</param>
    /// <returns>Its id and its outputs: a dictionary by wire name. What is left out is unknown in a preview.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Answers a provider's function or a resource's method.</summary>
    /// <param name="args">The call.</param>
    /// <returns>The answer: a dictionary by wire name.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Hears of the outputs of a component or of the stack. Default: does nothing.</summary>
    /// <param name="args">The outputs.</param>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

/// <summary>A resource that is registered or read.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The resource's name.</summary>
    public string? Name { get; set; }

    /// <summary>The known inputs of the resource, by wire name. Numbers are doubles.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>"urn::id" of the explicit provider; empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of the object to import or read; empty for a new one.</summary>
    public string? Id { get; set; }
}

/// <summary>A call of a provider's function or of a resource's method.</summary>
public class MockCallArgs
{
    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments by wire name, as far as they are known.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>"urn::id" of the explicit provider; empty for the default one.</summary>
    public string? Provider { get; set; }
}

/// <summary>The outputs of a component or of the stack.</summary>
/// <param name="urn">The URN of the component or stack.</param>
/// <param name="outputs">The outputs by name.</param>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    /// <summary>The URN of the component or stack.</summary>
    public string Urn { get; } = urn;

    /// <summary>The outputs by name.</summary>
    public ImmutableDictionary<string, Output<object?>> Outputs { get; } = outputs;
}

/// <summary>Mocks that give every resource its inputs as outputs, and no id.</summary>
public class EmptyMocks : IMocks
{
    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        => Task.FromResult<(string?, object)>((null, args.Inputs));

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args);
}
