using System.Text.Json.Nodes;
using Infra.Platform.Monitoring;

namespace Infra.Tests.Platform.Monitoring;

/// <summary>The dashboards as Grafana gets them.</summary>
internal static class RenderedDashboards
{
    public static IReadOnlyList<JsonObject> All { get; } = [.. DashboardSet.All.Select(dashboard => JsonNode.Parse(dashboard.ToJson())!.AsObject())];

    /// <summary>Every query of every panel and choice, with what Grafana puts in for its variables.</summary>
    public static IReadOnlyList<(string Panel, string Expression)> Queries { get; } =
    [
        .. from dashboard in All
           from panel in Panels(dashboard)
           from target in panel["targets"]?.AsArray() ?? []
           select ($"{dashboard["title"]}, {panel["title"]}", Filled(target!["expr"]!.GetValue<string>())),
        .. from dashboard in All
           from variable in dashboard["templating"]!["list"]!.AsArray()
           where variable!["type"]!.GetValue<string>() == "query"
           select (
               $"{dashboard["title"]}, {variable!["name"]}",
               Filled(
                   variable["query"]!["query"]!.GetValue<string>()["label_values(".Length..].Split(", ")[..^1] is var metric ? string.Join(", ", metric) : "")),
    ];

    public static IEnumerable<JsonObject> Panels(JsonObject dashboard) => dashboard["panels"]!.AsArray().Select(panel => panel!.AsObject());

    private static string Filled(string expression) => expression
        .Replace("$__range", "1h")
        .Replace("$tenant", "analytics")
        .Replace("$application", "etl")
        .Replace("$core_hour", "1")
        .Replace("$gib_hour", "1");
}
