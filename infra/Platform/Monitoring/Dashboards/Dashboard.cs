using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Whatever the data source is called in somebody's Grafana: its type is what counts.
    private readonly List<object> _variables = [new { Name = "datasource", Label = "Data source", Type = "datasource", Query = "prometheus" }];
    private readonly List<object> _panels = [];
    private int _x;
    private int _y;
    private int _lineHeight;

    private static object Source => new { Type = "prometheus", Uid = "${datasource}" };

    public string Uid => uid;

    /// <summary>A choice among a metric's labels.</summary>
    public Dashboard Choice(string name, string label, string query)
    {
        _variables.Add(new { Name = name, Label = label, Type = "query", Datasource = Source, Query = new { Query = query, RefId = name }, Refresh = 2, Sort = 1 });
        return this;
    }

    /// <summary>A text that the reader writes.</summary>
    public Dashboard Entry(string name, string label, string value)
    {
        _variables.Add(new { Name = name, Label = label, Type = "textbox", Query = value });
        return this;
    }

    /// <summary>A heading over what follows.</summary>
    public Dashboard Row(string heading)
    {
        Break();
        _panels.Add(new { Id = _panels.Count + 1, Type = "row", Title = heading, Collapsed = false, GridPos = Place(Columns, 1), Panels = Array.Empty<object>() });
        Break();
        return this;
    }

    /// <summary>Values over time.</summary>
    public Dashboard Graph(string heading, string unit, int width, string description, params (string Expression, string Legend)[] queries) =>
        Add("timeseries", heading, unit, width, 8, description, false, new { Legend = new { DisplayMode = "table", Placement = "bottom", Calcs = (string[])["lastNotNull", "max"] } }, queries);

    /// <summary>The value of now, written large.</summary>
    public Dashboard Number(string heading, string unit, int width, string description, string expression, string legend = "") =>
        Add("stat", heading, unit, width, 4, description, true, new { ReduceOptions = new { Calcs = (string[])["lastNotNull"] } }, (expression, legend));

    /// <summary>The values of now beside each other.</summary>
    public Dashboard Bars(string heading, string unit, int width, string description, string expression, string legend) =>
        Add("bargauge", heading, unit, width, 8, description, true, new { Orientation = "horizontal", ReduceOptions = new { Calcs = (string[])["lastNotNull"] } }, (expression, legend));

    /// <summary>The dashboard as Grafana reads it; the same calls give the same bytes.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Uid = uid,
            Title = title,
            Tags = (string[])["spark-platform"],
            Editable = false,
            Refresh = "1m",
            SchemaVersion = 39,
            Time = new { From = from, To = "now" },
            Timezone = "browser",
            Templating = new { List = _variables },
            Panels = _panels,
        },
        Options);

    private Dashboard Add(
        string type, string heading, string unit, int width, int height, string description, bool instant, object options, params (string Expression, string Legend)[] queries)
    {
        var targets = queries.Select((query, index) => new
        {
            RefId = ((char)('A' + index)).ToString(),
            Expr = query.Expression,
            LegendFormat = query.Legend.Length == 0 ? null : query.Legend,
            Instant = instant ? true : (bool?)null,
        });
        _panels.Add(new
        {
            Id = _panels.Count + 1,
            Type = type,
            Title = heading,
            Description = description,
            Datasource = Source,
            GridPos = Place(width, height),
            FieldConfig = new { Defaults = new { Unit = unit, Min = 0 } },
            Options = options,
            Targets = targets.ToArray(),
        });
        return this;
    }

    private object Place(int width, int height)
    {
        if (_x + width > Columns)
        {
            Break();
        }

        var place = new { H = height, W = width, X = _x, Y = _y };
        (_x, _lineHeight) = (_x + width, Math.Max(_lineHeight, height));
        return place;
    }

    private void Break() => (_x, _y, _lineHeight) = (0, _y + _lineHeight, 0);
}
