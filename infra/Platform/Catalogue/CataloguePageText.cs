using System.Net;
using System.Text;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>
/// The page's text: what is on for the platform and for each tenant, with the command that reaches it. The same settings give the same bytes.
/// </summary>
internal static class CataloguePageText
{
    public static string Of(PlatformSettings settings, IEnumerable<PageRow> operators)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        page.Append("<title>Spark platform</title>\n<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}");
        page.Append("table{border-collapse:collapse;width:100%}");
        page.Append("td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}code{font-size:.9em}</style>\n");
        page.Append("<h1>Spark platform</h1>\n");
        Section(page, "For everybody", "", [.. Platform(settings), .. operators]);
        foreach (var tenant in settings.Tenants.OrderBy(tenant => tenant.Name, StringComparer.Ordinal))
        {
            Section(page, tenant.Name, $"Owner: {tenant.Owner}", OfTenant(tenant));
        }

        return page.Append("</html>\n").ToString();
    }

    private static IEnumerable<PageRow> Platform(PlatformSettings settings)
    {
        var monitoring = settings.Monitoring;
        yield return new(
            "Grafana",
            $"kube-prometheus-stack {monitoring.Chart.Version}",
            PageRow.Forward(monitoring.Namespace, "kube-prometheus-stack-grafana", 3000, 80),
            "http://localhost:3000");
        yield return new("Spark operator", settings.SparkOperator.Chart.Version);
        if (settings.HistoryServer is { } history)
        {
            var command = PageRow.Forward(history.Namespace, "history-server", 18080, 80);
            yield return new("History server", "finished applications", command, "http://localhost:18080");
        }
    }

    private static IReadOnlyList<PageRow> OfTenant(TenantSettings tenant) =>
    [
        new("Spark", "applications", $"kubectl -n {tenant.Name} get sparkapplications"),
        .. tenant.AddOns.Select(addOn => AddOns.Of(addOn).Row(tenant.Name, addOn)),
    ];

    private static void Section(StringBuilder page, string heading, string note, IReadOnlyList<PageRow> rows)
    {
        page.Append($"<h2>{Encoded(heading)}</h2>\n");
        if (note.Length > 0)
        {
            page.Append($"<p>{Encoded(note)}</p>\n");
        }

        page.Append("<table>\n<tr><th>what</th><th>version</th><th>how</th><th>address</th></tr>\n");
        foreach (var row in rows)
        {
            page.Append($"<tr><td>{Encoded(row.Name)}</td><td>{Encoded(row.Version)}</td><td>{Code(row.Command)}</td><td>{Code(row.Address)}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static string Code(string? text) => text is null ? "" : $"<code>{Encoded(text)}</code>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
