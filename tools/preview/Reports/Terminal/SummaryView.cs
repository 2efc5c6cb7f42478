using Preview.Checks;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>One stack summed up: its header, its components with what they consist of, and the facts.</summary>
internal sealed class SummaryView(CheckedStack stack, int? width)
{
    public IEnumerable<Line> Lines()
    {
        var table = new TreeTable(width);
        foreach (var root in PlanNode.Of(stack.Preview.Plan).Where(node => !node.Resource.IsProvider))
        {
            AddRoot(table, root);
        }

        return Blocks.Apart([HeaderView.Line(stack, width)], table.Lines(), new FactsView(stack.Preview).Lines(withKinds: true));
    }

    private static void AddRoot(TreeTable table, PlanNode root)
    {
        if (root.Resource.Type != Urn.StackType)
        {
            Add(table, root, "  ", "  ", isLast: true, isRoot: true);
            return;
        }

        if (root.Own().Any())
        {
            table.Add("  ", "  ", [new Span("without component", Tone.Quiet)], root.Own().Count().ToString(), KindCounts.Words(root.Own(), withNames: true));
        }

        foreach (var component in root.Components())
        {
            Add(table, component, "  ", "  ", isLast: true, isRoot: true);
        }
    }

    private static void Add(TreeTable table, PlanNode node, string guides, string above, bool isLast, bool isRoot)
    {
        PlanNode[] components = [.. node.Components()];
        var below = isRoot ? above : TreeLines.Below(above, isLast);
        table.Add(
            guides, below + (components.Length > 0 ? "│" : ""),
            [Span.Of(node.Resource.Urn.Name, Tone.Name), new Span(" "), Span.Of(Kinds.Beside(node.Resource), Tone.Kind)],
            node.Count().ToString(), KindCounts.Words(node.Own(), withNames: true));
        for (var i = 0; i < components.Length; i++)
        {
            var last = i == components.Length - 1;
            Add(table, components[i], TreeLines.Branch(below, last), below, last, isRoot: false);
        }
    }
}
