using System.Collections.Immutable;
using System.Globalization;

namespace Policies.Data;

/// <summary>
/// Until when each cloud supports a minor version of Kubernetes. Read on 2026-11-22 from docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html,
/// cloud.google.com/kubernetes-engine/docs/release-schedule and learn.microsoft.com/azure/aks/supported-kubernetes-versions, as endoflife.date
/// recorded them on 2026-08-22. Google gives no days for the end of extended support, but 24 months from the start in the regular channel; Microsoft
/// gives months, of which the last day is taken.
/// </summary>
internal static class KubernetesSupport
{
    public static readonly ImmutableArray<SupportedVersion> Eks =
    [
        new(36, new(2027, 8, 2), new(2028, 8, 2)),
        new(35, new(2027, 3, 27), new(2028, 3, 27)),
        new(34, new(2026, 12, 2), new(2027, 12, 2)),
        new(33, new(2026, 7, 29), new(2027, 7, 29)),
        new(32, new(2026, 3, 23), new(2027, 3, 23)),
        new(31, new(2025, 11, 26), new(2026, 11, 26)),
    ];

    public static readonly ImmutableArray<SupportedVersion> Gke =
    [
        new(36, new(2027, 8, 9), new(2028, 6, 9)),
        new(35, new(2027, 4, 11), new(2028, 2, 11)),
        new(34, new(2026, 10, 1), new(2027, 9, 30)),
        new(33, new(2026, 8, 3), new(2027, 6, 3)),
        new(32, new(2026, 4, 11), new(2027, 2, 11)),
    ];

    public static readonly ImmutableArray<SupportedVersion> Aks =
    [
        new(37, new(2027, 10, 31), new(2028, 10, 31)),
        new(36, new(2027, 6, 30), new(2028, 6, 30)),
        new(35, new(2027, 3, 31), new(2028, 3, 31)),
        new(34, new(2026, 11, 30), new(2027, 11, 30)),
        new(33, new(2026, 7, 31), new(2027, 7, 31)),
        new(32, new(2026, 3, 31), new(2027, 3, 31)),
        new(31, new(2025, 11, 1), new(2026, 11, 30)),
    ];

    /// <summary>
    /// The last day of a version's support: none for one that is older than all in the list, and no end for one that is newer, because the list is
    /// older than it.
    /// </summary>
    /// <param name="versions">A cloud's versions, the newest first.</param>
    /// <param name="version">A version that begins with major and minor: <c>1.35</c>, <c>1.35.2-gke.100</c>.</param>
    /// <param name="extended">Whether the time counts in which support costs extra.</param>
    public static DateOnly? EndOf(ImmutableArray<SupportedVersion> versions, string version, bool extended)
    {
        var parts = version.Split('.');
        if (parts.Length < 2 || parts[0] != "1" || !int.TryParse(
            parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) || minor > versions[0].Minor)
        {
            return DateOnly.MaxValue;
        }

        var found = versions.FirstOrDefault(supported => supported.Minor == minor);
        return extended ? found?.ExtendedUntil : found?.Until;
    }
}

/// <summary>A minor version of Kubernetes 1, with the last days of its standard and its extended support.</summary>
internal sealed record SupportedVersion(int Minor, DateOnly Until, DateOnly ExtendedUntil);
