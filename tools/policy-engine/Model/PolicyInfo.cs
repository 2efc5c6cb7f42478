using System.Collections.Immutable;

namespace PolicyEngine.Model;

/// <summary>The description of a policy, for docs/policies.md and for the policy pack.</summary>
public sealed record PolicyInfo
{
    /// <summary>
    /// Its name, by the grammar area-object-rule: an area of <see cref="PolicyName.Areas"/>, then at least two more words of lower-case letters and
    /// digits. It is in people's settings, so it stays.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The requirement in a few words that an engineer would search for: <c>The API server is not open to the internet</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The severity of a violation.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The level without a setting. Default: mandatory.</summary>
    public PolicyLevel DefaultLevel { get; init; } = PolicyLevel.Mandatory;

    /// <summary>Why it matters, for a reader who considers disabling it.</summary>
    public required string Why { get; init; }

    /// <summary>How to fix a violation. Names the setting, if there is one.</summary>
    public required string Remedy { get; init; }

    /// <summary>An https address with more information.</summary>
    public required string Link { get; init; }

    /// <summary>The places in published frameworks that ask for the same.</summary>
    public ImmutableArray<FrameworkReference> References { get; init; } = [];

    /// <summary>Its settings, in addition to its level. Default: none.</summary>
    public ImmutableArray<PolicySetting> Settings { get; init; } = [];
}

/// <summary>The severity of a violation.</summary>
public enum Severity
{
    /// <summary>A violation of good practice.</summary>
    Low,

    /// <summary>It makes harm easier, or work harder.</summary>
    Medium,

    /// <summary>It can cost data or money, or let a tenant disturb others.</summary>
    High,

    /// <summary>It lets strangers in.</summary>
    Critical,
}

/// <summary>The effect of a violation.</summary>
public enum PolicyLevel
{
    /// <summary>It is shown.</summary>
    Advisory,

    /// <summary>It fails the check, the preview and the update.</summary>
    Mandatory,

    /// <summary>The policy is not evaluated.</summary>
    Disabled,

    /// <summary>It is fixed before the resource is created; if that fails, it is mandatory. Only for policies with a remedy in code.</summary>
    Remediate,
}
