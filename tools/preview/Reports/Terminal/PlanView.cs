using Preview.Checks;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>One stack in full: every resource, with its telling properties and its marks.</summary>
internal sealed class PlanView(CheckedStack stack, int? width)
{
    // How many properties, and how much of each, fit beside a name.
    private const int MostProperties = 4;
    private const int LongestValue = 48;
    private const int MostPaths = 12;

    public IEnumerable<Line> Lines()
    {
        var table = new TreeTable(width);
        foreach (var root in PlanNode.Of(stack.Preview.Plan))
        {
            Add(table, root, "  ", "  ");
        }

        return Blocks.Apart([HeaderView.Line(stack, width)], table.Lines(), new FactsView(stack.Preview).Lines(withKinds: false));
    }

    private static void Add(TreeTable table, PlanNode node, string guides, string below)
    {
        table.Add(
            guides, below + (node.Children.Count > 0 ? "│" : ""),
            [Span.Of(Kinds.Of(node.Resource), Tone.Kind), new Span(" "), Span.Of(node.Resource.Urn.Name, Tone.Name)],
            "", Words(node.Resource));
        for (var i = 0; i < node.Children.Count; i++)
        {
            var last = i == node.Children.Count - 1;
            Add(table, node.Children[i], TreeLines.Branch(below, last), TreeLines.Below(below, last));
        }
    }

    private static IReadOnlyList<Span[]> Words(PlanResource resource)
    {
        List<Span[]> words = [];
        if (resource.Type == Urn.StackType)
        {
            return words;
        }

        if (resource.Protect)
        {
            words.Add([new Span("protected", Tone.Protected)]);
        }

        if (resource.RetainOnDelete)
        {
            words.Add([new Span("retained", Tone.Protected)]);
        }

        if (resource.External)
        {
            words.Add([new Span("looked up", Tone.Quiet)]);
        }

        foreach ((var name, var value) in SummaryProperties.Of(resource).Take(MostProperties))
        {
            words.Add([Span.Of(name, Tone.Quiet), new Span("=", Tone.Quiet), Span.Of(Values.Show(value, LongestValue))]);
        }

        AddPaths(words, "secret", Marks.Secret(resource.Inputs), Tone.Secret);
        AddPaths(words, "unknown", Marks.Unknown(resource.Inputs), Tone.Unknown);
        return words;
    }

    private static void AddPaths(List<Span[]> words, string label, IEnumerable<string> paths, Tone tone)
    {
        string[] all = [.. paths];
        if (all.Length == 0)
        {
            return;
        }

        string[] shown = [.. all.Take(MostPaths)];
        for (var i = 0; i < shown.Length; i++)
        {
            // The label stays with the first path.
            var begin = i == 0 ? label + ": " : "";
            words.Add([Span.Of(begin + shown[i] + (i < shown.Length - 1 ? "," : ""), tone)]);
        }

        if (all.Length > shown.Length)
        {
            words.Add([new Span($"and {all.Length - shown.Length} more", tone)]);
        }
    }
}
