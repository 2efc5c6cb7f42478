using Preview.Checks;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports.Terminal;

/// <summary>
/// Several stacks on one screen: a line for each, and one table of their components with a column for each stack, so that what one
/// has and another has not can be seen.
/// </summary>
internal sealed class OverviewView(IReadOnlyList<CheckedStack> stacks, int? width)
{
    private const int Gap = 2;
    // On a narrower screen a component's kind would push its figures to a line of their own.
    private const int RoomForKinds = 100;
    private const int RoomForNames = 28;

    public IEnumerable<Line> Lines() => Blocks.Apart(
        HeaderView.Lines(stacks, width),
        TableLines(),
        stacks.SelectMany(stack => new FactsView(stack.Preview).ApiServerLines())
            .Concat(stacks.SelectMany(stack => new FactsView(stack.Preview).ShortLines())));

    private IEnumerable<Line> TableLines()
    {
        var root = new Part("", "");
        for (var stack = 0; stack < stacks.Count; stack++)
        {
            foreach (var node in PlanNode.Of(stacks[stack].Preview.Plan).Where(node => !node.Resource.IsProvider))
            {
                AddRoot(root, node, stack);
            }
        }

        if (root.Parts.Count == 0)
        {
            return [];
        }

        int[] columns = [.. stacks.Select((own, stack) => Math.Max(own.Stack.Length, root.Parts.Max(part => part.CountOf(stack).ToString().Length)))];
        var table = new TreeTable(width, RoomForNames);
        table.Add("  ", "", [], Figures(columns, stack => stacks[stack].Stack), []);
        foreach (var part in root.Parts)
        {
            Add(table, part, columns, "  ", "  ", isLast: true, isRoot: true);
        }

        return table.Lines();
    }

    // The roots of two stacks may have names of their own; what they are is the same.
    private static void AddRoot(Part root, PlanNode node, int stack)
    {
        if (node.Resource.Type != Urn.StackType)
        {
            root.Take(Kinds.Of(node.Resource), "", node, stack);
            return;
        }

        foreach (var component in node.Components())
        {
            root.Take(Kinds.Of(component.Resource), "", component, stack);
        }
    }

    private void Add(TreeTable table, Part part, int[] columns, string guides, string above, bool isLast, bool isRoot)
    {
        var below = isRoot ? above : TreeLines.Below(above, isLast);
        Span[] label = part.Kind.Length == 0 || width < RoomForKinds ? [Span.Of(part.Name, Tone.Name)] : [Span.Of(part.Name, Tone.Name), new Span(" "), Span.Of(part.Kind, Tone.Kind)];
        table.Add(
            guides, below + (part.Parts.Count > 0 ? "│" : ""), label,
            Figures(columns, stack => part.CountOf(stack) is > 0 and var count ? count.ToString() : "·"),
            [.. part.Known.Select((name, index) => new[] { Span.Of(name + (index < part.Known.Count - 1 ? "," : "")) })]);
        for (var i = 0; i < part.Parts.Count; i++)
        {
            var last = i == part.Parts.Count - 1;
            Add(table, part.Parts[i], columns, TreeLines.Branch(below, last), below, last, isRoot: false);
        }
    }

    private static string Figures(int[] columns, Func<int, string> figure) =>
        string.Join(new string(' ', Gap), columns.Select((column, stack) => figure(stack).PadLeft(column)));

    /// <summary>A component as it is in all stacks that have it.</summary>
    private sealed class Part(string name, string kind)
    {
        private readonly Dictionary<int, int> _counts = [];

        public string Name => name;

        public string Kind => kind;

        public List<Part> Parts { get; } = [];

        /// <summary>The names that a person knows its resources by, in any of the stacks.</summary>
        public SortedSet<string> Known { get; } = new(StringComparer.Ordinal);

        public int CountOf(int stack) => _counts.GetValueOrDefault(stack);

        /// <summary>Adds what a stack has of a part below this one.</summary>
        public void Take(string partName, string partKind, PlanNode node, int stack)
        {
            var part = Parts.Find(known => known.Name == partName && known.Kind == partKind);
            if (part is null)
            {
                Parts.Add(part = new Part(partName, partKind));
            }

            part._counts[stack] = part.CountOf(stack) + node.Count();
            part.Known.UnionWith(node.Own().Select(Kinds.Known).OfType<string>().Where(known => known != partName));
            foreach (var component in node.Components())
            {
                part.Take(component.Resource.Urn.Name, Kinds.Beside(component.Resource), component, stack);
            }
        }
    }
}
