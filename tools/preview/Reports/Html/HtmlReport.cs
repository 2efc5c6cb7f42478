using System.Collections.Immutable;
using Preview.Changes;
using Preview.Text;

namespace Preview.Reports.Html;

/// <summary>
/// A report as one page that needs nothing else: no request, no font, no framework. The verdict, what is dangerous, the sections and
/// a picture of each stack stand in the page itself; the tree of resources is made by its script, and by <see cref="PlainChanges"/>
/// where there are no scripts. Its policy allows this style sheet and this script, and no connection.
/// </summary>
internal sealed class HtmlReport
{
    private const int MostOpenRows = 12;

    private readonly Report _report;
    private readonly ImmutableArray<PageItem> _items;
    private readonly IReadOnlyDictionary<ResourceChange, int> _places;

    public HtmlReport(Report report)
    {
        _report = report;
        (_items, _places) = PageItem.Of(report);
    }

    public string Write()
    {
        var verdict = Verdict.Of(_report);
        Markup page = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{_report.Project}: {verdict.Text}</title>
            <style>{Markup.Verbatim(PageFile.Style.Text)}</style>
            </head>
            <body>
            <header class="{ToneOf(verdict.Tone)}">
            <p class="sides">{_report.Project}<span> · <code>{_report.Base.ToString()}</code> → <code>{_report.Head.ToString()}</code></span></p>
            <h1><span class="sign" aria-hidden="true">{verdict.Sign}</span> {Sentence(verdict.Text)}</h1>
            </header>
            <main>
            {Failures()}{Dangers()}{Stacks()}{Sections()}{Pictures()}{Timelines()}{Changes()}</main>
            <script type="application/json" id="data">{Markup.Verbatim(PageData.Write(_report, _items))}</script>
            <script>{Markup.Verbatim(PageFile.Script.Text)}</script>
            </body>
            </html>

            """;
        return page.ToString();
    }

    private static string Policy =>
        $"default-src 'none'; style-src {PageFile.Style.Hash}; script-src {PageFile.Script.Hash}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private Markup Failures() => _report.Failures.IsEmpty ? Markup.Empty : (Markup)$"""
        <section class="bad"><h2>Could not be compared</h2>
        {_report.Failures.Select(failure => (Markup)$"""
            <p><strong>{failure.Side.ToString()}{(failure.Stack is null ? "" : $", {failure.Stack}")}</strong></p>
            <pre tabindex="0">{failure.Message.ReplaceLineEndings("\n").Split('\n').Select(line => (Markup)$"{line}\n")}</pre>

            """)}</section>

        """;

    private Markup Dangers()
    {
        var block = DangerBlock.Of(_report);
        return block.IsEmpty ? Markup.Empty : (Markup)$"""
            <section id="danger" class="{(_report.Danger >= DangerLevel.DataLoss ? "bad" : "warning")}"><h2>Look at this first</h2>
            <ul>
            {block.Single.Select(Danger)}{block.Groups.Select(Group)}</ul></section>

            """;
    }

    private Markup Danger(FoldedChange folded)
    {
        var change = folded.Change;
        var because = DangerText.Because(change);
        return $"""
            <li class="{(change.Danger!.Level == DangerLevel.DataLoss ? "loss" : "")}"><span class="tag {change.Kind.Word()}">{DangerText.What(change)}</span> <a href="#r{_places[change]}">{folded.Name}</a>{(because == "" ? Markup.Empty : (Markup)$" for <code>{because}</code>")}{On(folded.Stacks)}
            <p>{DangerText.Reason(change.Danger)}{(folded.Followers.IsEmpty ? "" : $" With it {Plural.Of(folded.Followers.Length, "resource")} that need it.")}</p></li>

            """;
    }

    private Markup Group(DangerGroup group) => $"""
        <li><span class="tag {group.Kind.Word()}">{group.Kind.Word()}</span> in <strong>{group.Part}</strong>{On(group.Stacks)}
        <p>{group.Kinds}</p></li>

        """;

    private Markup Stacks() => _report.Stacks.IsEmpty ? Markup.Empty : (Markup)$"""
        <section><h2>Stacks</h2>
        <div class="scroll"><table class="counts"><thead><tr><th scope="col">stack</th>{Counted.Select(kind => (Markup)$"""<th scope="col" class="number">{kind.Word()}</th>""")}<th scope="col" class="number">unchanged</th></tr></thead>
        <tbody>
        {_report.Stacks.Select(stack => (Markup)$"""
            <tr><th scope="row">{stack.Stack}{(stack.IsInBase ? Markup.Empty : (Markup)$""" <span class="tag create">new stack</span>""")}{(stack.IsInHead ? Markup.Empty : (Markup)$""" <span class="tag delete">the stack goes</span>""")}</th>{Counted.Select(kind => Count(kind, stack.Count(kind)))}<td class="number quiet">{stack.Count(ChangeKind.Same)}</td></tr>

            """)}</tbody></table></div></section>

        """;

    // A move is rare.
    private IEnumerable<ChangeKind> Counted => ChangeKinds.Counted.Where(kind => kind != ChangeKind.Moved || _report.Count(kind) > 0);

    private static Markup Count(ChangeKind kind, int count) => count == 0
        ? (Markup)$"""<td class="number quiet">0</td>"""
        : $"""<td class="number"><span class="{kind.Word()}">{kind.Sign()}{count}</span></td>""";

    private Markup Sections() => $"{_report.Sections.Select(SectionOf)}";

    private static Markup SectionOf(Section section)
    {
        var table = section.Columns.IsEmpty ? Markup.Empty : (Markup)$"""
            <div class="scroll"><table><thead><tr>{section.Columns.Select((column, index) => (Markup)$"""<th scope="col" class="{Side(index)}">{column}</th>""")}</tr></thead>
            <tbody>
            {section.Rows.Select(row => (Markup)$"<tr>{row.Select((cell, index) => (Markup)$"""<td class="{Side(index)}">{cell}</td>""")}</tr>\n")}</tbody></table></div>

            """;
        return $"""
            <section class="{ToneOf(section.Tone)}"><h2>{section.Title}</h2>
            <p class="summary">{Sentence(section.Summary)}</p>
            {(section.Rows.Length <= MostOpenRows ? table : (Markup)$"<details><summary>{Plural.Of(section.Rows.Length, "row")}</summary>\n{table}</details>\n")}{section.Notes.Select(note => (Markup)$"""<p class="note">{note}</p>{"\n"}""")}</section>

            """;

        string Side(int index) => section.NumberColumns.Contains(index) ? "number" : "";
    }

    private IEnumerable<StackChanges> Drawn => _report.Stacks.Where(stack => stack.Resources.Any(change => change.Resource.IsManaged));

    // Radio buttons and no script choose the stack, so that this works everywhere.
    private Markup Pictures()
    {
        StackChanges[] stacks = [.. Drawn];
        var first = Math.Max(0, Array.FindIndex(stacks, stack => stack.HasChanges));
        return stacks.Length == 0 ? Markup.Empty : (Markup)$"""
            <section id="architecture"><h2>Architecture</h2>
            <p class="note">Each part with its resources; an arrow leads from what is needed to what needs it. A part leads to its resources.</p>
            <div class="tabs" role="group" aria-label="Stack">
            {stacks.Select((stack, index) => (Markup)$"""
                <input type="radio" name="stack" id="stack-{index}" value="{stack.Stack}"{(index == first ? " checked" : "")}><label for="stack-{index}">{stack.Stack} <span class="quiet">{(stack.HasChanges ? Verdict.Counts(stack) : "unchanged")}</span></label>
                <div class="tab"><h3>{stack.Stack}</h3>
                {new Picture(stack, isNarrow: false).Draw()}{new Picture(stack, isNarrow: true).Draw()}</div>

                """)}</div></section>

            """;
    }

    private Markup Timelines()
    {
        TimelinePicture[] charts = [.. _report.Timelines.Where(stack => stack.After.Seconds > 0).Select((stack, index) => new TimelinePicture(stack, index, _places))];
        // The stack whose picture is shown first, if it has a chart.
        var shown = Drawn.FirstOrDefault(stack => stack.HasChanges)?.Stack;
        var first = Math.Max(0, Array.FindIndex(charts, chart => chart.Stack == shown));
        return charts.Length == 0 ? Markup.Empty : (Markup)$"""
            <section id="up"><h2>How long <code>pulumi up</code> takes</h2>
            <p class="note">To make all of a stack from nothing: a model, not a measurement, with the times that are typical and nothing that waits for a free hand.</p>
            <ul class="legend">{Key("decides", "decides: nothing else makes it shorter")}{Key("", "runs beside it")}{Key("estimated", "hollow: no published time, our own estimate")}{(charts.Any(chart => chart.ShowsBefore) ? Key("earlier", "thin: before, where that was another time") : Markup.Empty)}</ul>
            <div class="tabs" role="group" aria-label="Stack">
            {charts.Select((chart, index) => (Markup)$"""
                <input type="radio" name="up" id="up-{index}" value="{chart.Stack}"{(index == first ? " checked" : "")}><label for="up-{index}">{chart.Stack} <span class="quiet">{TimeText.Show(chart.Seconds)}</span>{(chart.Difference == "" ? "" : $" {chart.Difference}")}</label>
                <div class="tab"><h3>{chart.Stack}</h3>
                {chart.Draw()}</div>

                """)}</div></section>

            """;

        static Markup Key(string name, string text) => $"""<li class="{name}"><svg aria-hidden="true" width="22" height="12"><rect class="{(name == "earlier" ? "old" : "bar")}" x="1" y="50%" width="20"/></svg> {text}</li>""";
    }

    private Markup Changes() => _items.IsEmpty ? Markup.Empty : (Markup)$"""
        <section id="changes"><h2>Resources</h2>
        <noscript>
        {PlainChanges.Of(_items, _report.Stacks.Length)}</noscript>
        <div id="explorer" hidden>
        <div class="search"><input type="search" id="search" placeholder="Name, kind, part, property or value" aria-label="Search resources" autocomplete="off" spellcheck="false" aria-controls="tree"><kbd aria-hidden="true">/</kbd></div>
        <div id="filters"></div>
        <p id="status" role="status"></p>
        <div id="tree" role="tree" aria-label="Resources by part"></div>
        <p class="note keys"><kbd>/</kbd> search <kbd>↑</kbd> <kbd>↓</kbd> move <kbd>→</kbd> <kbd>←</kbd> open, close <kbd>Enter</kbd> the diff <kbd>Esc</kbd> start over</p>
        </div></section>

        """;

    private Markup On(ImmutableArray<string> stacks) => _report.Stacks.Length < 2 ? Markup.Empty
        : (Markup)$""" <span class="quiet">on {(_report.AreAll(stacks) ? "all stacks" : string.Join(", ", stacks))}</span>""";

    private static string Sentence(string words) => words == "" ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    private static string ToneOf(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Bad => "bad",
        _ => "",
    };
}
