using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation;

/// <summary>The policies' levels, settings and exemptions for one stack. Unset values have the policy's default.</summary>
public sealed record PolicyConfiguration
{
    /// <summary>The defaults of all policies.</summary>
    public static readonly PolicyConfiguration Defaults = new();

    /// <summary>The levels that are set, by policy.</summary>
    public ImmutableDictionary<string, PolicyLevel> Levels { get; init; } = ImmutableDictionary<string, PolicyLevel>.Empty;

    /// <summary>The settings that are set, by policy.</summary>
    public ImmutableDictionary<string, PolicyOptions> Options { get; init; } = ImmutableDictionary<string, PolicyOptions>.Empty;

    /// <summary>The exemptions that hold today.</summary>
    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>
    /// The date of the evaluation. It is never read from a clock, so that the same input gives the same verdicts. Default: the earliest date.
    /// </summary>
    public DateOnly Today { get; init; } = DateOnly.MinValue;

    /// <summary>The level of a policy.</summary>
    public PolicyLevel LevelOf(Policy policy) => Levels.TryGetValue(policy.Id, out var level) ? level : policy.Info.DefaultLevel;

    /// <summary>The settings of a policy.</summary>
    public PolicyOptions OptionsOf(Policy policy) => Options.GetValueOrDefault(policy.Id, PolicyOptions.Defaults);
}
