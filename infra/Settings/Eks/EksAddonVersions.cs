using System.Collections.Immutable;

namespace Infra.Settings.Eks;

/// <summary>
/// The add-ons' versions by Kubernetes version, for stacks that name none. Sources, read on 2026-12-01: clusters of these versions that public
/// repositories describe; no cluster was asked.
/// </summary>
internal static class EksAddonVersions
{
    private static readonly (string Addon, string Version)[] OfEvery =
    [
        ("vpc-cni", "v1.22.4-eksbuild.3"),
        ("eks-pod-identity-agent", "v1.3.10-eksbuild.3"),
        ("aws-ebs-csi-driver", "v1.66.0-eksbuild.1"),
        ("aws-efs-csi-driver", "v3.4.2-eksbuild.1"),
        ("snapshot-controller", "v8.6.0-eksbuild.8"),
    ];

    private static readonly ImmutableSortedDictionary<string, ImmutableDictionary<string, string>> Known =
        new (string Kubernetes, string Proxy, string Dns)[]
        {
            ("1.34", "v1.34.6-eksbuild.21", "v1.12.4-eksbuild.29"),
            ("1.35", "v1.35.3-eksbuild.29", "v1.13.2-eksbuild.31"),
        }.ToImmutableSortedDictionary(
            of => of.Kubernetes,
            of => OfEvery.Append(("kube-proxy", of.Proxy)).Append(("coredns", of.Dns)).ToImmutableDictionary(pair => pair.Item1, pair => pair.Item2));

    /// <summary>The Kubernetes versions that have an entry.</summary>
    public static IEnumerable<string> Kubernetes => Known.Keys;

    /// <summary>The add-on's version; null where the Kubernetes version has no entry.</summary>
    public static string? Of(string kubernetes, string addon) => Known.GetValueOrDefault(kubernetes)?[addon];
}
