using System.Collections.Immutable;

namespace PolicyEngine.Model;

/// <summary>What is to be known of a policy. It becomes its page in docs/policies.md, and what the policy pack tells of it.</summary>
public sealed record PolicyInfo
{
    /// <summary>
    /// Its name, by the grammar area-object-rule: an area of <see cref="PolicyName.Areas"/>, then at least two more words of lower-case letters and
    /// digits. It is in people's settings, so it stays.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>What must hold, in a few words: <c>The API server is not open to the internet</c>.</summary>
    public required string Title { get; init; }

    /// <summary>How much harm a violation can do.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What a violation does where the settings say nothing else. Default: mandatory.</summary>
    public PolicyLevel DefaultLevel { get; init; } = PolicyLevel.Mandatory;

    /// <summary>Why it matters, for somebody who wonders whether they may switch it off.</summary>
    public required string Why { get; init; }

    /// <summary>How to mend a violation, for somebody who has one. Name the setting, if there is one.</summary>
    public required string Remedy { get; init; }

    /// <summary>Where to read on: an https address.</summary>
    public required string Link { get; init; }

    /// <summary>The places in published frameworks that ask for the same.</summary>
    public ImmutableArray<FrameworkReference> References { get; init; } = [];

    /// <summary>What can be set for it, besides its level. Default: nothing.</summary>
    public ImmutableArray<PolicySetting> Settings { get; init; } = [];
}

/// <summary>How much harm a violation can do.</summary>
public enum Severity
{
    /// <summary>It is against good custom.</summary>
    Low,

    /// <summary>It makes harm easier, or work harder.</summary>
    Medium,

    /// <summary>It can cost data or money, or let a tenant disturb others.</summary>
    High,

    /// <summary>It lets strangers in.</summary>
    Critical,
}

/// <summary>What a violation does.</summary>
public enum PolicyLevel
{
    /// <summary>It is shown.</summary>
    Advisory,

    /// <summary>It fails the check, the preview and the update.</summary>
    Mandatory,

    /// <summary>The policy is not asked.</summary>
    Disabled,

    /// <summary>It is put right before the resource is made; where that fails it is like mandatory. Only for policies that have a remedy in code.</summary>
    Remediate,
}
