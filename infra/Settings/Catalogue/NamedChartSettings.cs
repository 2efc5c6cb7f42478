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
            map.Required("name", ScalarFormats.Name(LongestName)),
            new ChartSettings(
                map.Required("chart", ScalarFormats.Matching("the chart's name in its repository", ChartName())),
                map.Required("repository", ChartReader.Repository),
                map.Required("version", ScalarFormats.Version),
                map.Optional("timeoutSeconds", 600, ScalarFormats.Integer(60, 3600))),
            map.Free("values"));
        map.RejectUnknownKeys();
        return settings;
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex ChartName();
}
