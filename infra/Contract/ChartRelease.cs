using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace Infra.Contract;

/// <summary>Installs a chart the one way that the platform installs charts: named, exact, and rolled back if it does not come up.</summary>
internal static class ChartRelease
{
    /// <param name="name">The release's name; fixed, because a generated one changes the names of everything in it.</param>
    /// <param name="targetNamespace">An existing namespace.</param>
    /// <param name="chart">The chart.</param>
    /// <param name="values">The chart's values; see <see cref="HelmValues"/>.</param>
    /// <param name="options">The release's options.</param>
    /// <param name="skipKinds">Whether the chart's own kinds are left out, because another release brings them.</param>
    public static Release Install(
        string name, Input<string> targetNamespace, ChartSettings chart, Dictionary<string, object> values, CustomResourceOptions options, bool skipKinds =
            false)
    {
        var args = new ReleaseArgs
        {
            Name = name,
            Namespace = targetNamespace,
            Version = chart.Version,
            Chart = chart.Name,
            Atomic = true,
            CleanupOnFail = true,
            CreateNamespace = false,
            MaxHistory = 5,
            Timeout = chart.TimeoutSeconds,
            WaitForJobs = true,
            Values = values,
        };

        if (skipKinds)
        {
            args.SkipCrds = true;
        }

        // An OCI chart is addressed as a whole; only an index-based repository is named apart.
        if (chart.Repository.StartsWith("oci://", StringComparison.Ordinal))
        {
            args.Chart = $"{chart.Repository}/{chart.Name}";
        }
        else
        {
            args.RepositoryOpts = new RepositoryOptsArgs { Repo = chart.Repository };
        }

        return new Release(name, args, options);
    }
}
