using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Platform.Monitoring;
using Infra.Tests.Support;

namespace Infra.Tests.Platform.Monitoring;

/// <summary>Every rule as Prometheus gets it: those of the plan, and those of both schedulers, of which a platform has one.</summary>
internal static class RenderedRules
{
    private const string Kind = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

    private static readonly Dictionary<string, string> Scheduler = new()
    {
        ["schedulerNamespace"] = "scheduler",
        ["schedulerDeployment"] = "yunikorn-scheduler",
    };

    /// <summary>The files by name, in Prometheus's own form.</summary>
    public static async Task<SortedDictionary<string, JsonObject>> FilesAsync()
    {
        var files = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var resource in (await EksRun.Shipped).Of(Kind))
        {
            files[resource.Name["rules-".Length..]] = resource["spec"]!.DeepClone().AsObject();
        }

        foreach (var name in (string[])["queues-yunikorn", "queues-kueue", "scheduler"])
        {
            files[name] = JsonSerializer.SerializeToNode(RuleFile.Read(name, Scheduler, "docs/runbooks.md"), JsonSerializerOptions.Web)!.AsObject();
        }

        return files;
    }

    public static async Task<IReadOnlyList<JsonObject>> AllAsync() =>
        [
            .. (await FilesAsync()).Values.SelectMany(file => file["groups"]!.AsArray()).SelectMany(
                group => group!["rules"]!.AsArray()).Select(rule => rule!.AsObject()),
        ];

    public static async Task<IReadOnlyList<JsonObject>> AlertsAsync() => [.. (await AllAsync()).Where(rule => rule["alert"] is not null)];
}
