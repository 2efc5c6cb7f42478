using System.Collections.Immutable;
using Preview.Changes;

namespace Preview.Reports.Html;

/// <summary>The changes for a browser without scripts: a diff for each, which opens by itself.</summary>
internal static class PlainChanges
{
    public static Markup Of(ImmutableArray<PageItem> items, int stacks) => $"""
        {items.Select((item, index) => (Item: item, Index: index))
            .Where(entry => entry.Item.Change.IsChange)
            .GroupBy(entry => string.Join(" / ", entry.Item.Change.Part))
            .Select(part => (Markup)$"<h3>{(part.Key == "" ? "no component" : part.Key)}</h3>\n{part.Select(entry => Change(entry.Item, entry.Index, stacks))}")}<p class="note">{items.Count(item => !item.Change.IsChange)} unchanged resources are not listed without scripts.</p>

        """;

    private static Markup Change(PageItem item, int index, int stacks) => $"""
        <details id="r{index}"><summary><span class="{item.Change.Kind.Word()}">{item.Change.Kind.Sign()}</span> {item.Name}{(stacks < 2 ? "" : $" ({string.Join(", ", item.Stacks.Select(on => on.Stack))})")}</summary>
        {PageData.Notes(item).Select(note => (Markup)$"""<p class="note">{note}</p>{"\n"}""")}<pre class="diff">{item.Lines.Select(line => (Markup)$"""<span class="{Sign(line.Sign)}">{line.Sign} {line.Text}</span>""")}</pre></details>

        """;

    private static string Sign(char sign) => sign switch
    {
        '-' => "minus",
        '+' => "plus",
        _ => "",
    };
}
