using System.Text.Json;

namespace Preview.Cost;

/// <summary>The estimates as JSON. Amounts are USD for a month, to the cent.</summary>
internal static class CostWriter
{
    public static void Write(IEnumerable<(string Stack, CostEstimate Cost)> estimates, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("currency", "USD");
        json.WriteString("per", "month");
        json.WriteStartArray("stacks");
        foreach ((var stack, var cost) in estimates)
        {
            Write(json, stack, cost);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string stack, CostEstimate cost)
    {
        json.WriteStartObject();
        json.WriteString("stack", stack);
        json.WriteBoolean("known", cost.IsKnown);
        json.WriteNumber("floor", Cents(cost.Floor));
        json.WriteNumber("ceiling", Cents(cost.Ceiling));
        json.WriteNumber("spotCeiling", Cents(cost.SpotCeiling));
        if (cost is { Oldest: { } oldest, Newest: { } newest })
        {
            json.WriteString("oldestPrice", $"{oldest:yyyy-MM-dd}");
            json.WriteString("newestPrice", $"{newest:yyyy-MM-dd}");
        }

        json.WriteStartArray("items");
        foreach (var item in cost.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
        WriteTexts(json, "notPriced", cost.NotPriced);
        WriteTexts(json, "notCounted", cost.NotCounted);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CostItem item)
    {
        json.WriteStartObject();
        json.WriteString("part", item.Part);
        json.WriteString("name", item.Name);
        json.WriteNumber("least", item.Least);
        json.WriteNumber("most", item.Most);
        json.WriteNumber("unit", Cents(item.Unit));
        json.WriteNumber("dearestUnit", Cents(item.DearestUnit));
        json.WriteNumber("floor", Cents(item.Floor));
        json.WriteNumber("ceiling", Cents(item.Ceiling));
        json.WriteBoolean("spot", item.IsSpot);
        json.WriteString("note", item.Note);
        WriteTexts(json, "sources", item.Sources.Select(source => source.Url));
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2);
}
