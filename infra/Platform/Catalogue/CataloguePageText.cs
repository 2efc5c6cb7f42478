using System.Net;
using System.Text;
using Infra.Settings;

namespace Infra.Platform.Catalogue;

/// <summary>The page's text: what is on for the platform and for each tenant, with the command that reaches it. The same settings give the same bytes.</summary>
internal static class CataloguePageText
{
    public static string Of(PlatformSettings settings)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Spark platform</title>\n");
        page.Append("<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}");
        page.Append("td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}code{font-size:.9em}</style>\n");
        page.Append("<h1>Spark platform</h1>\n");
        Section(page, "For everybody", "", Platform(settings));
        foreach (var tenant in settings.Tenants.OrderBy(tenant => tenant.Name, StringComparer.Ordinal))
        {
            Section(page, tenant.Name, $"Owner: {tenant.Owner}", [.. OfTenant(tenant)]);
        }

        return page.Append("</html>\n").ToString();
    }

    private static List<Row> Platform(PlatformSettings settings)
    {
        var rows = new List<Row>
        {
            new("Grafana", $"kube-prometheus-stack {settings.Monitoring.Chart.Version}", Forward(settings.Monitoring.Namespace, "kube-prometheus-stack-grafana", 3000, 80), "http://localhost:3000"),
            new("Spark operator", settings.SparkOperator.Chart.Version, null, null),
        };
        if (settings.HistoryServer is { } history)
        {
            rows.Add(new("History server", "finished applications", Forward(history.Namespace, "history-server", 18080, 80), "http://localhost:18080"));
        }

        if (settings.Catalogue.Strimzi is { } strimzi)
        {
            rows.Add(new("Strimzi", strimzi.Chart.Version, null, null));
        }

        if (settings.Catalogue.CloudNativePg is { } postgres)
        {
            rows.Add(new("CloudNativePG", postgres.Chart.Version, null, null));
        }

        if (settings.Catalogue.RookCeph is { } rook)
        {
            rows.Add(new("Rook-Ceph", rook.Chart.Version, null, null));
        }

        return rows;
    }

    private static IEnumerable<Row> OfTenant(TenantSettings tenant)
    {
        yield return new("Spark", "applications", $"kubectl -n {tenant.Name} get sparkapplications", null);
        var addOns = tenant.AddOns;
        if (addOns.Jupyter is { } jupyter)
        {
            yield return new("Jupyter", $"jupyterhub {jupyter.Chart.Version}", Forward(tenant.Name, Jupyter.Service, 8000, 80), "http://localhost:8000");
        }

        if (addOns.Zeppelin is { } zeppelin)
        {
            yield return new("Zeppelin", zeppelin.Image, Forward(tenant.Name, "zeppelin", Zeppelin.Port, Zeppelin.Port), $"http://localhost:{Zeppelin.Port}");
        }

        if (addOns.Kafka is { } kafka)
        {
            yield return new("Kafka", kafka.Version, $"kubectl -n {tenant.Name} get kafka,kafkatopics,kafkausers", $"kafka-kafka-bootstrap.{tenant.Name}:{Kafka.Port}");
        }

        if (addOns.PostgreSql is { } postgres)
        {
            yield return new("PostgreSQL", postgres.Image, Forward(tenant.Name, "postgresql-rw", PostgreSql.Port, PostgreSql.Port), $"postgresql-rw.{tenant.Name}:{PostgreSql.Port}");
        }

        if (addOns.ObjectStore is { } store)
        {
            yield return new("Object store", store.Image, Forward(tenant.Name, TenantStore.Name, TenantStore.Port, TenantStore.Port), $"http://{TenantStore.Name}.{tenant.Name}:{TenantStore.Port}");
        }

        foreach (var chart in addOns.Charts)
        {
            yield return new(chart.Name, $"{chart.Chart.Name} {chart.Chart.Version}", $"kubectl -n {tenant.Name} get services -l app.kubernetes.io/instance={tenant.Name}-{chart.Name}", null);
        }
    }

    private static string Forward(string inNamespace, string service, int here, int there) =>
        $"kubectl -n {inNamespace} port-forward service/{service} {here}:{there}";

    private static void Section(StringBuilder page, string heading, string note, IReadOnlyList<Row> rows)
    {
        page.Append($"<h2>{Encoded(heading)}</h2>\n");
        if (note.Length > 0)
        {
            page.Append($"<p>{Encoded(note)}</p>\n");
        }

        page.Append("<table>\n<tr><th>what</th><th>version</th><th>how</th><th>address</th></tr>\n");
        foreach (var row in rows)
        {
            page.Append($"<tr><td>{Encoded(row.What)}</td><td>{Encoded(row.Version)}</td><td>{Code(row.How)}</td><td>{Code(row.Address)}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static string Code(string? text) => text is null ? "" : $"<code>{Encoded(text)}</code>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private sealed record Row(string What, string Version, string? How, string? Address);
}
