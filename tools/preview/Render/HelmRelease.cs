using System.Text;
using Preview.Plans;

namespace Preview.Render;

/// <summary>A Helm release, and the commands that would install or expand it.</summary>
internal sealed record HelmRelease
{
    public const string Type = "kubernetes:helm.sh/v3:Release";

    private const string ValuesFile = "values.yaml";

    // What says which chart and where; all else are flags. "compat" is between Pulumi's SDK and its provider.
    private static readonly string[] Coordinates = ["name", "namespace", "chart", "version", "repositoryOpts", "values", "compat"];

    private static readonly (string Input, string Flag)[] Switches =
    [
        ("atomic", "--atomic"), ("cleanupOnFail", "--cleanup-on-fail"), ("createNamespace", "--create-namespace"), ("dependencyUpdate", "--dependency-update"),
        ("devel", "--devel"), ("disableOpenapiValidation", "--disable-openapi-validation"), ("disableWebhooks", "--no-hooks"), ("forceUpdate", "--force"),
        ("resetValues", "--reset-values"), ("reuseValues", "--reuse-values"), ("skipCrds", "--skip-crds"), ("verify", "--verify"), ("waitForJobs", "--wait-for-jobs"),
    ];

    public required string Name { get; init; }

    /// <summary>The folder of its files, relative to the output folder.</summary>
    public required string Folder { get; init; }

    /// <summary>A name in the repository, an address or a path.</summary>
    public required string Chart { get; init; }

    /// <summary>Null when the newest is taken.</summary>
    public string? Version { get; init; }

    /// <summary>The address of an index-based repository; null for an OCI chart or a path.</summary>
    public string? Repository { get; init; }

    public string? Namespace { get; init; }

    public required PlanMap Values { get; init; }

    /// <summary>All other inputs, as Pulumi names them.</summary>
    public required PlanMap Flags { get; init; }

    public string DescriptionPath => $"{Folder}/release.yaml";

    public string ObjectsPath => $"{Folder}/objects.yaml";

    /// <summary>The name of the chart itself, without address.</summary>
    public string ChartName => Chart[(Chart.LastIndexOf('/') + 1)..];

    /// <summary>The archive as <c>helm pull</c> names it.</summary>
    public string Archive => Version is null ? $"{ChartName}.tgz" : $"{ChartName}-{Version}.tgz";

    /// <param name="logicalName">The name that the program registers it with.</param>
    /// <param name="folder">The folder of its files.</param>
    /// <param name="inputs">Its inputs, with placeholders for what is unknown or secret.</param>
    public static HelmRelease Of(string logicalName, string folder, PlanMap inputs) => new()
    {
        Name = inputs.Text("name") ?? logicalName,
        Folder = folder,
        Chart = inputs.Text("chart") ?? "",
        Version = inputs.Text("version"),
        Repository = inputs.Map("repositoryOpts").Text("repo"),
        Namespace = inputs.Text("namespace"),
        Values = inputs.Map("values"),
        Flags = PlanMap.Of(inputs.Where(input => !Coordinates.Contains(input.Key))),
    };

    public IEnumerable<RenderedFile> Files() =>
    [
        new RenderedFile(DescriptionPath, Description()),
        new RenderedFile($"{Folder}/{ValuesFile}", YamlText.Of(Values)),
    ];

    /// <summary>The arguments of <c>helm template</c>.</summary>
    /// <param name="archive">A local chart; null to take it from its repository.</param>
    public IReadOnlyList<string> TemplateArguments(string? archive) =>
    [
        "template", Name,
        .. archive is null ? From() : [archive],
        .. Namespace is null ? [] : new[] { "--namespace", Namespace },
        Flags["skipCrds"] is PlanBool { Value: true } ? "--skip-crds" : "--include-crds",
        .. Flags["disableWebhooks"] is PlanBool { Value: true } ? new[] { "--no-hooks" } : [],
        "--values", ValuesFile,
    ];

    private string Description()
    {
        var description = new Dictionary<string, PlanValue>() { ["release"] = new PlanText(Name), ["chart"] = new PlanText(Chart), ["flags"] = Flags };
        AddText("namespace", Namespace);
        AddText("version", Version);
        AddText("repository", Repository);
        string[] order = ["release", "namespace", "chart", "version", "repository", "flags"];
        var text = new StringBuilder();
        text.Append("# The same, by hand in this folder:\n#\n#   helm ").AppendJoin(' ', InstallArguments().Select(Shell)).Append("\n\n");
        text.Append(YamlText.Of(PlanMap.Of(description), (above, map) => above.Count == 0 ? map.OrderBy(entry => Array.IndexOf(order, entry.Key)) : map));
        return text.ToString();

        void AddText(string name, string? value)
        {
            if (value is not null)
            {
                description.Add(name, new PlanText(value));
            }
        }
    }

    private IEnumerable<string> InstallArguments() =>
    [
        "upgrade", "--install", Name,
        .. From(),
        .. Namespace is null ? [] : new[] { "--namespace", Namespace },
        "--values", ValuesFile,
        .. Switches.Where(flag => Flags[flag.Input] is PlanBool { Value: true }).Select(flag => flag.Flag),
        // Pulumi waits unless it is told not to; "atomic" waits by itself.
        .. Flags["skipAwait"] is PlanBool { Value: true } || Flags["atomic"] is PlanBool { Value: true } ? [] : new[] { "--wait" },
        .. Flags["maxHistory"] is PlanNumber history ? new[] { "--history-max", history.ToString() } : [],
        .. Flags["timeout"] is PlanNumber timeout ? new[] { "--timeout", $"{timeout}s" } : [],
    ];

    private IEnumerable<string> From() =>
    [
        Chart,
        .. Repository is null ? [] : new[] { "--repo", Repository },
        .. Version is null ? [] : new[] { "--version", Version },
    ];

    // What is said of a command line in a comment must stay one line.
    private static string Shell(string argument)
    {
        var line = argument.ReplaceLineEndings(" ");
        return line.Length > 0 && line.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:@=+,%".Contains(c)) ? line : $"'{line.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
