using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Any other chart, installed into the tenant's namespace and held to the tenant's bounds by the API server.</summary>
/// <param name="Name">The release's name, at most 20 characters: with the tenant's before it, it fits Helm's 53. Required.</param>
/// <param name="Chart">The chart, its repository and its exact version. Required.</param>
/// <param name="Values">The chart's values, as the chart has them. Default none.</param>
public sealed partial record NamedChartSettings(string Name, ChartSettings Chart, ImmutableSortedDictionary<string, object> Values) : AddOnSettings
{
    /// <summary>The most characters that a name has.</summary>
    public const int LongestName = 20;

    internal static NamedChartSettings Read(MapReader map)
    {
        var settings = new NamedChartSettings(
            map.Required("name", ScalarFormats.Name(LongestName), "The release's name; in Helm and Pulumi it has the tenant's before it."),
            new ChartSettings(
                map.Required(
                    "chart", ScalarFormats.Matching("the chart's name in its repository", ChartName()),
                    "The chart's name in its repository."),
                map.Required("repository", ChartReader.Repository, "The repository of the chart."),
                map.Required("version", ScalarFormats.Version, "The exact version of the chart."),
                map.Optional("timeoutSeconds", 600, ScalarFormats.Integer(60, 3600), "How long an installation may take before it is rolled back.")),
            map.Free("values", "The chart's values, as the chart has them. No secrets: name one instead."));
        map.RejectUnknownKeys();
        return settings;
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex ChartName();
}
