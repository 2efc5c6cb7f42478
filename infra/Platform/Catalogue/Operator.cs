using System.Collections.Immutable;
using Infra.Contract;
using Infra.Settings;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Platform.Catalogue;

/// <summary>An operator that the platform can run for its tenants. Each has a file of its own; <see cref="PlatformCatalogue"/> lists them.</summary>
/// <param name="Key">Its key in the settings.</param>
/// <param name="Release">The name of its release.</param>
/// <param name="Title">Its name on the catalogue's page.</param>
/// <param name="Values">The chart's values, from its settings, the namespaces of the tenants that use it, and the nodes that it runs on.</param>
/// <param name="PrivilegedReason">Why its namespace is privileged; null where it is restricted.</param>
internal sealed record Operator(
    string Key,
    string Release,
    string Title,
    Func<OperatorSettings, ImmutableArray<string>, NodePlacement, HelmValues> Values,
    string? PrivilegedReason = null);

/// <summary>An operator that is installed.</summary>
/// <param name="Namespace">Where it runs.</param>
/// <param name="Release">Brings the kinds that it serves.</param>
internal sealed record InstalledOperator(string Namespace, Release Release);
