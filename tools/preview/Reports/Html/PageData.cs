using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Preview.Changes;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Html;

/// <summary>What the page's script makes its tree from, as JSON that can stand in a page: it has no character that HTML knows.</summary>
internal static class PageData
{
    // This encoder escapes <, >, & and quotes whatever it is allowed.
    private static readonly JsonWriterOptions Embedded = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(Report report, ImmutableArray<PageItem> items)
    {
        using var text = new MemoryStream();
        using (Utf8JsonWriter json = new(text, Embedded))
        {
            json.WriteStartObject();
            json.WriteStartArray("stacks");
            foreach (var stack in report.Stacks)
            {
                json.WriteStringValue(stack.Stack);
            }

            json.WriteEndArray();
            json.WriteStartArray("resources");
            foreach (var item in items)
            {
                // A line for each, so that the page can be read and compared as text.
                json.Flush();
                text.WriteByte((byte)'\n');
                Write(json, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PageItem item)
    {
        var change = item.Change;
        json.WriteStartObject();
        json.WriteString("change", change.Kind.Word());
        json.WriteString("kind", Span.Clean(Kinds.Of(change.Resource)));
        json.WriteString("name", Span.Clean(ShortName(item)));
        json.WriteString("type", Span.Clean(change.Resource.Type));
        json.WriteString("layer", Span.Clean(item.Layer));
        Write(json, "part", change.Part);
        json.WriteStartObject("stacks");
        foreach (var (stack, urn) in item.Stacks)
        {
            json.WriteString(stack, Span.Clean(urn.Text));
        }

        json.WriteEndObject();
        Write(json, "notes", Notes(item));
        if (change.Danger is { } danger)
        {
            json.WriteString("danger", danger.Level == DangerLevel.DataLoss ? "loss" : "warning");
        }

        Write(json, "lines", item.Lines.Select(line => $"{line.Sign}{Span.Clean(line.Text)}"));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(Span.Clean(text));
        }

        json.WriteEndArray();
    }

    // The kind stands beside it.
    private static string ShortName(PageItem item) => item.Name.StartsWith(Kinds.Of(item.Change.Resource) + " ", StringComparison.Ordinal) ? item.Name[(Kinds.Of(item.Change.Resource).Length + 1)..] : item.Name;

    /// <summary>What there is to say of a resource besides its diff, a sentence each.</summary>
    public static IEnumerable<string> Notes(PageItem item)
    {
        var change = item.Change;
        if (change.Kind == ChangeKind.Replace)
        {
            yield return $"{Sentence(DangerText.What(change))}{(DangerText.Because(change) is { Length: > 0 } because ? $", for {because}" : "")}.";
        }

        if (item.Cause is { } cause)
        {
            yield return $"It follows from the replacement of {cause}.";
        }

        if (change.Danger is { } danger && DangerText.Reason(danger) is { Length: > 0 } reason)
        {
            yield return reason;
        }

        foreach (var noise in change.Properties.Where(property => property.Noise is not null).GroupBy(property => property.Noise!))
        {
            yield return $"Not counted: {string.Join(", ", noise.Select(property => property.Path.Text).Distinct())} ({noise.Key}).";
        }
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
