using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Platform.Monitoring.Dashboards;

/// <summary>
/// A Grafana dashboard, written as a list of panels that flow from left to right like words: a panel that does not fit begins a new line.
/// </summary>
/// <param name="uid">Its address in Grafana; stays, because people keep links.</param>
/// <param name="title">What people look for.</param>
/// <param name="from">How far back it shows at first, for example now-6h.</param>
internal sealed class Dashboard(string uid, string title, string from)
{
    private const int Columns = 24;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The data source may have any name in a Grafana: it is found by its type.
    private readonly JsonArray _variables =
    [
        new JsonObject { ["name"] = "datasource", ["label"] = "Data source", ["type"] = "datasource", ["query"] = "prometheus" },
    ];
    private readonly JsonArray _panels = [];
    private int _x;
    private int _y;
    private int _lineHeight;

    private static JsonObject Source => new() { ["type"] = "prometheus", ["uid"] = "${datasource}" };

    public string Uid => uid;

    /// <summary>A choice among a metric's labels.</summary>
    public Dashboard Choice(string name, string label, string query)
    {
        _variables.Add(new JsonObject
        {
            ["name"] = name,
            ["label"] = label,
            ["type"] = "query",
            ["datasource"] = Source,
            ["query"] = new JsonObject { ["query"] = query, ["refId"] = name },
            ["refresh"] = 2,
            ["sort"] = 1,
        });
        return this;
    }

    /// <summary>A text that the reader writes.</summary>
    public Dashboard Entry(string name, string label, string value)
    {
        _variables.Add(new JsonObject { ["name"] = name, ["label"] = label, ["type"] = "textbox", ["query"] = value });
        return this;
    }

    /// <summary>A heading over what follows.</summary>
    public Dashboard Row(string heading)
    {
        Break();
        _panels.Add(new JsonObject
        {
            ["id"] = _panels.Count + 1,
            ["type"] = "row",
            ["title"] = heading,
            ["collapsed"] = false,
            ["gridPos"] = Place(Columns, 1),
            ["panels"] = new JsonArray(),
        });
        Break();
        return this;
    }

    /// <summary>Values over time.</summary>
    public Dashboard Graph(string heading, string unit, int width, string description, params (string Expression, string Legend)[] queries) =>
        Add("timeseries", heading, unit, width, 8, description, false, TableBelow(), queries);

    /// <summary>The value of now, written large.</summary>
    public Dashboard Number(string heading, string unit, int width, string description, string expression, string legend = "") =>
        Add("stat", heading, unit, width, 4, description, true, new JsonObject { ["reduceOptions"] = LastValue() }, (expression, legend));

    /// <summary>The values of now beside each other.</summary>
    public Dashboard Bars(string heading, string unit, int width, string description, string expression, string legend) =>
        Add(
            "bargauge",
            heading,
            unit,
            width,
            8,
            description,
            true,
            new JsonObject { ["orientation"] = "horizontal", ["reduceOptions"] = LastValue() },
            (expression, legend));

    /// <summary>The dashboard as Grafana reads it; the same calls give the same bytes.</summary>
    public string ToJson()
    {
        var dashboard = new JsonObject
        {
            ["uid"] = uid,
            ["title"] = title,
            ["tags"] = new JsonArray("spark-platform"),
            ["editable"] = false,
            ["refresh"] = "1m",
            ["schemaVersion"] = 39,
            ["time"] = new JsonObject { ["from"] = from, ["to"] = "now" },
            ["timezone"] = "browser",
            ["templating"] = new JsonObject { ["list"] = _variables.DeepClone() },
            ["panels"] = _panels.DeepClone(),
        };
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            dashboard.WriteTo(json);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static JsonObject TableBelow() => new()
    {
        ["legend"] = new JsonObject { ["displayMode"] = "table", ["placement"] = "bottom", ["calcs"] = new JsonArray("lastNotNull", "max") },
    };

    private static JsonObject LastValue() => new() { ["calcs"] = new JsonArray("lastNotNull") };

    private Dashboard Add(
        string type,
        string heading,
        string unit,
        int width,
        int height,
        string description,
        bool instant,
        JsonObject options,
        params (string Expression, string Legend)[] queries)
    {
        var targets = new JsonArray();
        foreach (var (expression, legend) in queries)
        {
            var target = new JsonObject { ["refId"] = ((char)('A' + targets.Count)).ToString(), ["expr"] = expression };
            if (legend.Length > 0)
            {
                target["legendFormat"] = legend;
            }

            if (instant)
            {
                target["instant"] = true;
            }

            targets.Add(target);
        }

        _panels.Add(new JsonObject
        {
            ["id"] = _panels.Count + 1,
            ["type"] = type,
            ["title"] = heading,
            ["description"] = description,
            ["datasource"] = Source,
            ["gridPos"] = Place(width, height),
            ["fieldConfig"] = new JsonObject { ["defaults"] = new JsonObject { ["unit"] = unit, ["min"] = 0 } },
            ["options"] = options,
            ["targets"] = targets,
        });
        return this;
    }

    private JsonObject Place(int width, int height)
    {
        if (_x + width > Columns)
        {
            Break();
        }

        var place = new JsonObject { ["h"] = height, ["w"] = width, ["x"] = _x, ["y"] = _y };
        (_x, _lineHeight) = (_x + width, Math.Max(_lineHeight, height));
        return place;
    }

    private void Break() => (_x, _y, _lineHeight) = (0, _y + _lineHeight, 0);
}
