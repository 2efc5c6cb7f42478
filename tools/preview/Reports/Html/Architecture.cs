using System.Collections.Immutable;
using Preview.Changes;
using Preview.Plans;

namespace Preview.Reports.Html;

/// <summary>A component of a stack, with all that is in it.</summary>
/// <param name="Path">The components that it is in and its own name, from the outermost on; empty for what is in no component.</param>
/// <param name="Kind">What sort of component it is, in words: "Control plane".</param>
/// <param name="Resources">The resources in it, however deep.</param>
internal sealed record ArchitecturePart(ImmutableArray<string> Path, string Kind, ImmutableArray<ResourceChange> Resources)
{
    public string Name => Path.IsEmpty ? "no component" : Path[^1];

    /// <summary>The gravest of what happens to its resources.</summary>
    public ChangeKind Gravest => Resources.Max(change => change.Kind);

    /// <summary>The gravest danger to them; null for none.</summary>
    public DangerLevel? Danger => Resources.Max(change => change.Danger?.Level);

    public int Count(ChangeKind kind) => Resources.Count(change => change.Kind == kind);
}

/// <summary>What is drawn as one: a part, or all parts of a sort, such as the tenants.</summary>
internal sealed record ArchitectureBlock(string Kind, ImmutableArray<ArchitecturePart> Parts);

/// <summary>An outermost component: the cluster, the platform.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What sort of component it is, in words.</param>
/// <param name="Blocks">What it is made of, in the order of the plan.</param>
/// <param name="Needs">Which block needs which, by place in <paramref name="Blocks"/>.</param>
internal sealed record ArchitectureLayer(string Name, string Kind, ImmutableArray<ArchitectureBlock> Blocks, ImmutableArray<(int Needed, int Needs)> Needs);

/// <summary>What a stack is made of, read off its components and off what their resources need.</summary>
internal sealed class Architecture
{
    private readonly Dictionary<ArchitecturePart, ImmutableSortedSet<string>> _needs;

    private Architecture(ImmutableArray<ArchitectureLayer> layers, Dictionary<ArchitecturePart, ImmutableSortedSet<string>> needs) => (Layers, _needs) = (layers, needs);

    /// <summary>In the order of the plan, so that each stands on those before it.</summary>
    public ImmutableArray<ArchitectureLayer> Layers { get; }

    /// <summary>The paths of the parts that a part needs, joined by slashes.</summary>
    public ImmutableSortedSet<string> NeedsOf(ArchitecturePart part) => _needs.GetValueOrDefault(part, []);

    public static Architecture Of(StackChanges stack)
    {
        // Two levels: a picture is read at a glance.
        ArchitecturePart[] parts =
        [
            .. stack.Resources.Where(change => change.Resource.IsManaged || change.Resource.IsProvider && !change.Part.IsEmpty)
                .GroupBy(change => PathOf(change.Part.Take(2)))
                .Select(group => new ArchitecturePart([.. group.First().Part.Take(2)], KindOf(group.First(), group.First().Part.Length - 1), [.. group])),
        ];
        Dictionary<Urn, ArchitecturePart> byUrn = [];
        foreach (var part in parts)
        {
            foreach (var change in part.Resources)
            {
                byUrn.TryAdd(change.Urn, part);
            }
        }

        var needs = parts.ToDictionary(part => part, part => part.Resources
            .SelectMany(change => PlanOrder.Needs(change.Resource))
            .Select(byUrn.GetValueOrDefault)
            .OfType<ArchitecturePart>()
            .Where(needed => needed != part)
            .Select(needed => PathOf(needed.Path))
            .ToImmutableSortedSet(StringComparer.Ordinal));
        return new Architecture([.. parts.GroupBy(part => part.Path.FirstOrDefault() ?? "").Select(group => Layer(group.Key, [.. group], needs))], needs);
    }

    /// <summary>What sort of layer a resource is in, in words: of parts that there are several of, theirs, as in "Tenant"; else that of the outermost component.</summary>
    public static string LayerOf(ResourceChange change, IReadOnlySet<string> repeated) =>
        change.Part.IsEmpty ? "No component"
        : change.Part.Length > 1 && KindOf(change, 1) is var kind && repeated.Contains(kind) ? kind
        : KindOf(change, 0);

    /// <summary>The sorts of parts that a stack has several of.</summary>
    public IEnumerable<string> Repeated => Layers.SelectMany(layer => layer.Blocks).Where(block => block.Parts.Length > 1).Select(block => block.Kind);

    private static ArchitectureLayer Layer(string name, ArchitecturePart[] parts, Dictionary<ArchitecturePart, ImmutableSortedSet<string>> needs)
    {
        ImmutableArray<ArchitectureBlock> blocks = [.. parts.GroupBy(part => (part.Path.Length, part.Kind)).Select(group => new ArchitectureBlock(group.Key.Kind, [.. group]))];
        Dictionary<string, int> places = [];
        for (var i = 0; i < blocks.Length; i++)
        {
            foreach (var part in blocks[i].Parts)
            {
                places.Add(PathOf(part.Path), i);
            }
        }

        ImmutableArray<(int, int)> edges =
        [
            .. blocks.SelectMany((block, index) => block.Parts
                    .SelectMany(part => needs[part])
                    .Where(places.ContainsKey)
                    .Select(path => (Needed: places[path], Needs: index)))
                .Where(edge => edge.Needed != edge.Needs)
                .Distinct()
                .Order(),
        ];
        var first = parts[0].Resources[0];
        return new ArchitectureLayer(name == "" ? "no component" : name, first.Part.IsEmpty ? "" : KindOf(first, 0), blocks, edges);
    }

    public static string PathOf(IEnumerable<string> path) => string.Join('/', path);

    // The types of the components above are in the URN: shop:index:Cluster$shop:index:ControlPlane$aws:eks/cluster:Cluster.
    private static string KindOf(ResourceChange change, int level)
    {
        var chain = change.Urn.QualifiedType.Split('$');
        level = Math.Min(level, 1);
        return level < 0 || level >= chain.Length ? "" : Words(chain[level][(chain[level].LastIndexOf(':') + 1)..]);
    }

    private static string Words(string name) => string.Concat(name.Select((c, index) => index > 0 && char.IsUpper(c) && char.IsLower(name[index - 1]) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
