using System.Collections.Immutable;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;

namespace PolicyEngine.Settings;

/// <summary>The content of the settings file, for all stacks.</summary>
public sealed class PolicySettings
{
    /// <summary>The defaults of all policies.</summary>
    public static readonly PolicySettings None = new(new PolicySection(), ImmutableDictionary<string, PolicySection>.Empty, []);

    private readonly PolicySection _common;
    private readonly ImmutableDictionary<string, PolicySection> _stacks;

    internal PolicySettings(PolicySection common, ImmutableDictionary<string, PolicySection> stacks, ImmutableArray<Problem> expired)
    {
        _common = common;
        _stacks = stacks;
        Expired = expired;
    }

    /// <summary>The expired exemptions. They are errors, but they do not stop the check.</summary>
    public ImmutableArray<Problem> Expired { get; }

    /// <summary>The exemptions that hold today, in the order in which they are written.</summary>
    public ImmutableArray<Exemption> Exemptions =>
        [.. _common.Exemptions, .. _stacks.OrderBy(stack => stack.Key, StringComparer.Ordinal).SelectMany(stack => stack.Value.Exemptions)];

    /// <summary>The configuration of a stack: its own settings, then the common ones.</summary>
    public PolicyConfiguration For(string stack)
    {
        var own = _stacks.GetValueOrDefault(stack) ?? new PolicySection();
        return new PolicyConfiguration
        {
            Levels = _common.Levels.ToImmutable().SetItems(own.Levels),
            Options = Merged(own),
            Exemptions = [.. own.Exemptions, .. _common.Exemptions],
        };
    }

    // A stack may set one setting of a policy and leave the others as they are for all.
    private ImmutableDictionary<string, PolicyOptions> Merged(PolicySection own)
    {
        var options = _common.Options.ToImmutable();
        foreach ((var policy, var set) in own.Options)
        {
            options = options.SetItem(policy, options.TryGetValue(policy, out var common) ? common.With(set) : set);
        }

        return options;
    }
}

/// <summary>Settings by policy, as one section of the file has them.</summary>
internal sealed class PolicySection
{
    public ImmutableDictionary<string, PolicyLevel>.Builder Levels { get; } = ImmutableDictionary.CreateBuilder<string, PolicyLevel>();

    public ImmutableDictionary<string, PolicyOptions>.Builder Options { get; } = ImmutableDictionary.CreateBuilder<string, PolicyOptions>();

    public List<Exemption> Exemptions { get; } = [];
}
