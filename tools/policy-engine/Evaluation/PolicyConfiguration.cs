using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation;

/// <summary>What is set for the policies of one stack: levels, settings, exemptions. What is not set has the policy's own default.</summary>
public sealed record PolicyConfiguration
{
    /// <summary>Nothing is set.</summary>
    public static readonly PolicyConfiguration Defaults = new();

    /// <summary>The levels that are set, by policy.</summary>
    public ImmutableDictionary<string, PolicyLevel> Levels { get; init; } = ImmutableDictionary<string, PolicyLevel>.Empty;

    /// <summary>The settings that are set, by policy.</summary>
    public ImmutableDictionary<string, PolicyOptions> Options { get; init; } = ImmutableDictionary<string, PolicyOptions>.Empty;

    /// <summary>The exemptions that hold today.</summary>
    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>The day on which the policies are asked. It is given and never read from a clock, so that the same input gives the same verdicts. Without it, no date has passed.</summary>
    public DateOnly Today { get; init; } = DateOnly.MinValue;

    /// <summary>The level of a policy.</summary>
    public PolicyLevel LevelOf(Policy policy) => Levels.TryGetValue(policy.Id, out var level) ? level : policy.Info.DefaultLevel;

    /// <summary>The settings of a policy.</summary>
    public PolicyOptions OptionsOf(Policy policy) => Options.GetValueOrDefault(policy.Id, PolicyOptions.Defaults);
}
