using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>The features of the engine. Each is asked for once, when it is first needed.</summary>
internal sealed class Features(IMonitor monitor)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _answers = new();

    public Task<bool> ResourceReferencesAsync() => AskAsync("resourceReferences");

    public Task<bool> OutputValuesAsync() => AskAsync("outputValues");

    public Task<bool> AliasSpecsAsync() => AskAsync("aliasSpecs");

    /// <summary>Fails unless the engine has the feature.</summary>
    /// <param name="feature">The feature's name on the wire.</param>
    /// <param name="what">What the program used, for the message.</param>
    public async Task RequireAsync(string feature, string what)
    {
        if (!await AskAsync(feature).ConfigureAwait(false))
        {
            throw new InvalidOperationException($"The Pulumi CLI does not support {what}. Please update the Pulumi CLI.");
        }
    }

    private Task<bool> AskAsync(string feature)
        => _answers.GetOrAdd(feature, (key, to) => new(() => to.SupportsFeatureAsync(key)), monitor).Value;
}
