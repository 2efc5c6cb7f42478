using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>Reads what names a chart or an image exactly.</summary>
internal static partial class ChartReader
{
    public static readonly ScalarFormat<string> Image = ScalarFormats.Matching(
        "an image with an exact tag or a digest, such as quay.io/team/image:1.2.3",
        ImagePattern(),
        "Without one, or with \"latest\", the same settings would not always run the same thing.");

    public static readonly ScalarFormat<string> Repository =
        ScalarFormats.Matching("a chart repository's address that starts with https:// or oci://", RepositoryAddress());

    /// <summary>A chart of which the settings must say the version.</summary>
    public static ChartSettings Read(MapReader map, string name, string repository) => Read(map, name, repository, null);

    /// <summary>A chart with a version that holds unless the settings say another.</summary>
    public static ChartSettings Read(MapReader map, string name, string repository, string? version)
    {
        var settings = new ChartSettings(
            name,
            map.Optional("repository", repository, Repository, "The repository of the chart."),
            version is null ? map.Required(
                "version", ScalarFormats.Version,
                "The exact version of the chart.") : map.Optional("version", version, ScalarFormats.Version, "The exact version of the chart."),
            map.Optional(
                "timeoutSeconds", 600, ScalarFormats.Integer(60, 3600),
                "How many seconds an installation may take before it is rolled back."));
        map.RejectUnknownKeys();
        return settings;
    }

    [GeneratedRegex(@"^(https|oci)://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._/-]*)?\z")]
    private static partial Regex RepositoryAddress();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._/-]*(:[0-9]+/[a-z0-9._/-]+)?(:(?!latest\z)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})\z")]
    private static partial Regex ImagePattern();
}
