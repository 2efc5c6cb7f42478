using System.Collections.Immutable;
using Preview.Changes;
using Preview.Text;

namespace Preview.Reports.Html;

/// <summary>The architecture of a stack as a drawing, in which every part leads to its resources.</summary>
/// <param name="stack">The stack.</param>
/// <param name="isNarrow">True for a telephone: from the top down, two parts side by side.</param>
internal sealed class Picture(StackChanges stack, bool isNarrow)
{
    private const int BoxHeight = 46;
    private const int Gap = 10;
    private const int Padding = 14;
    private const int LayerHead = 30;
    private const int BlockHead = 22;
    private const int BetweenLayers = 30;
    private const int MostOfABlock = 10;
    // The widest that a letter of a layer's title usually is, at its 15 and 12 pixels.
    private const int TitleLetter = 9;
    private const int QuietLetter = 7;

    private readonly int _boxWidth = isNarrow ? 150 : 168;
    private readonly int _longestName = isNarrow ? 17 : 19;
    private readonly Architecture _architecture = Architecture.Of(stack);

    public Markup Draw()
    {
        List<Markup> layers = [];
        var top = 0;
        var width = 0;
        (ArchitectureLayer Layer, LayeredLayout Layout)[] placed = [.. _architecture.Layers.Select(layer => (layer, Place(layer)))];
        width = placed.Select(entry => Math.Max(Turned(entry.Layout.Size).X, TitleWidth(entry.Layer)) + (2 * Padding)).DefaultIfEmpty().Max();
        foreach ((var layer, var layout) in placed)
        {
            if (top > 0)
            {
                layers.Add((Markup)$"""<path class="stands" d="M{width / 2} {top - BetweenLayers}v{BetweenLayers - 2}" marker-end="url(#{Head})"/>{"\n"}""");
            }

            layers.Add(Layer(layer, layout, top, width));
            top += Turned(layout.Size).Y + LayerHead + (2 * Padding) + BetweenLayers;
        }

        return $"""
            <svg class="picture {(isNarrow ? "narrow" : "wide")}" viewBox="-1 -1 {width + 2} {Math.Max(0, top - BetweenLayers) + 2}" width="{width + 2}" role="group" aria-label="Architecture of {stack.Stack}">
            <defs><marker id="{Head}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker></defs>
            {layers}</svg>

            """;
    }

    // An id is the page's, not the drawing's.
    private string Head => $"head-{(isNarrow ? "narrow" : "wide")}-{string.Concat(stack.Stack.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"_{(int)c}"))}";

    private LayeredLayout Place(ArchitectureLayer layer)
    {
        Extent[] sizes = [.. layer.Blocks.Select(block => Turned(SizeOf(block)))];
        // Without arrows, lines are only rows of boxes.
        var most = isNarrow ? 2 : layer.Needs.IsEmpty ? (layer.Blocks.Length + 5) / 6 : 5;
        return LayeredLayout.Of(sizes, layer.Needs, Math.Max(1, most), isNarrow ? 26 : layer.Needs.IsEmpty ? Gap : 38, isNarrow ? Gap : 14);
    }

    private Markup Layer(ArchitectureLayer layer, LayeredLayout layout, int top, int width)
    {
        (var innerWidth, var innerHeight) = Turned(layout.Size);
        var left = (width - innerWidth) / 2;
        var under = top + LayerHead + Padding;
        (var title, var beside) = TitleOf(layer);
        return $"""
            <g class="layer">
            <rect class="layer-box" x="0" y="{top}" width="{width}" height="{innerHeight + LayerHead + (2 * Padding)}" rx="10"/>
            <text class="layer-name" x="{Padding}" y="{top + 25}">{title}<tspan class="quiet" dx="8">{beside}</tspan></text>
            {layout.Routes.Select(route => Arrow(route, left, under))}{layer.Blocks.Select((block, index) => Block(block, Turned(layout.Places[index]), left, under))}</g>

            """;
    }

    private static (string Title, string Beside) TitleOf(ArchitectureLayer layer)
    {
        var resources = Plural.Of(layer.Blocks.Sum(block => block.Parts.Sum(part => part.Resources.Length)), "resource");
        return layer.Kind == "" ? (layer.Name, resources) : (layer.Kind, $"{layer.Name} · {resources}");
    }

    private static int TitleWidth(ArchitectureLayer layer)
    {
        (var title, var beside) = TitleOf(layer);
        return (title.Length * TitleLetter) + 8 + (beside.Length * QuietLetter);
    }

    private Markup Arrow(Route route, int left, int top)
    {
        (int X, int Y)[] points = [.. route.Points.Select(point => Turned(point)).Select(point => (point.X + left, point.Y + top))];
        List<string> way = [$"M{points[0].X} {points[0].Y}"];
        for (var i = 0; i < points.Length; i += 2)
        {
            var from = points[i];
            var to = points[i + 1];
            if (i > 0)
            {
                way.Add($"L{from.X} {from.Y}");
            }

            var bend = (isNarrow ? to.Y - from.Y : to.X - from.X) / 2;
            way.Add(isNarrow ? $"C{from.X} {from.Y + bend} {to.X} {to.Y - bend} {to.X} {to.Y}" : $"C{from.X + bend} {from.Y} {to.X - bend} {to.Y} {to.X} {to.Y}");
        }

        var start = route.IsMutual ? $"url(#{Head})" : "none";
        return $"""<path class="needs" d="{string.Concat(way)}" marker-start="{start}" marker-end="url(#{Head})"/>{"\n"}""";
    }

    private Markup Block(ArchitectureBlock block, (int X, int Y) place, int left, int top)
    {
        (var x, var y) = (place.X + left, place.Y + top);
        if (block.Parts.Length == 1)
        {
            return Part(block.Parts[0].Name, block.Parts[0], x, y);
        }

        (var width, var height) = SizeOf(block);
        var shown = Shown(block);
        var columns = Columns(shown.Length);
        return $"""
            <rect class="block-box" x="{x}" y="{y}" width="{width}" height="{height}" rx="8"/>
            <text class="block-name" x="{x + Gap}" y="{y + 16}">{block.Kind}<tspan class="quiet" dx="5">×{block.Parts.Length}</tspan></text>
            {shown.Select((entry, index) => Part(entry.Name, entry.Part, x + Gap + (index % columns * (_boxWidth + Gap)), y + BlockHead + (index / columns * (BoxHeight + Gap))))}
            """;
    }

    private Markup Part(string name, ArchitecturePart part, int x, int y)
    {
        var path = Architecture.PathOf(part.Path);
        string[] counts = [.. ChangeKinds.Counted.Where(kind => part.Count(kind) > 0).Select(kind => $"{kind.Sign()}{part.Count(kind)}")];
        var needs = string.Join(' ', _architecture.NeedsOf(part));
        var told = $"{name}: {(counts.Length == 0 ? "unchanged" : string.Join(", ", ChangeKinds.Counted.Where(kind => part.Count(kind) > 0).Select(kind => $"{part.Count(kind)} {kind.Word()}")))}, {Plural.Of(part.Resources.Length, "resource")}";
        var changes = counts.Length == 0
            ? (Markup)$"""<tspan class="quiet">{part.Resources.Length} unchanged</tspan>"""
            : (Markup)$"""{ChangeKinds.Counted.Where(kind => part.Count(kind) > 0).Select((kind, index) => (Markup)$"""<tspan class="{kind.Word()}" dx="{(index == 0 ? 0 : 5)}">{kind.Sign()}{part.Count(kind)}</tspan>""")}<tspan class="quiet" dx="5">of {part.Resources.Length}</tspan>""";
        return $"""
            <a class="part {(part.Danger == DangerLevel.DataLoss ? "loss" : part.Gravest.Word())}" href="#changes" data-stack="{stack.Stack}" data-path="{path}" data-needs="{needs}" aria-label="{told}"><title>{told}</title>
            <rect x="{x}" y="{y}" width="{_boxWidth}" height="{BoxHeight}" rx="6"/>
            <text class="part-name" x="{x + 10}" y="{y + 19}">{Cut(name)}</text><text class="part-counts" x="{x + 10}" y="{y + 36}">{changes}</text></a>

            """;
    }

    private string Cut(string name) => name.Length <= _longestName ? name : name[..(_longestName - 1)] + "…";

    private int Columns(int parts) => isNarrow ? (parts > 6 ? 2 : 1) : (parts + 4) / 5;

    // Of many tenants those with the gravest changes; all others are one box, which leads to what they are in.
    private static ImmutableArray<(string Name, ArchitecturePart Part)> Shown(ArchitectureBlock block)
    {
        if (block.Parts.Length <= MostOfABlock)
        {
            return [.. block.Parts.Select(part => (part.Name, part))];
        }

        HashSet<ArchitecturePart> gravest = [.. block.Parts.OrderByDescending(part => part.Danger).ThenByDescending(part => part.Gravest).Take(MostOfABlock - 1)];
        ArchitecturePart[] others = [.. block.Parts.Where(part => !gravest.Contains(part))];
        var rest = new ArchitecturePart(others[0].Path[..^1], block.Kind, [.. others.SelectMany(part => part.Resources)]);
        return [.. block.Parts.Where(gravest.Contains).Select(part => (part.Name, part)), ($"{others.Length} others", rest)];
    }

    private (int Width, int Height) SizeOf(ArchitectureBlock block)
    {
        if (block.Parts.Length == 1)
        {
            return (_boxWidth, BoxHeight);
        }

        var parts = Math.Min(block.Parts.Length, MostOfABlock);
        var columns = Columns(parts);
        var rows = (parts + columns - 1) / columns;
        return ((columns * (_boxWidth + Gap)) + Gap, BlockHead + (rows * (BoxHeight + Gap)));
    }

    private Extent Turned((int Width, int Height) size) => isNarrow ? new Extent(size.Height, size.Width) : new Extent(size.Width, size.Height);

    private (int X, int Y) Turned(Extent extent) => isNarrow ? (extent.Across, extent.Along) : (extent.Along, extent.Across);
}
