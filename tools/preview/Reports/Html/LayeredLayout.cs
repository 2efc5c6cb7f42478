using System.Collections.Immutable;

namespace Preview.Reports.Html;

/// <summary>A length along the way from what is needed to what needs it, and one across.</summary>
internal readonly record struct Extent(int Along, int Across);

/// <summary>The way of an arrow: where it leaves, the lines that it passes, where it arrives.</summary>
/// <param name="From">The box that is needed.</param>
/// <param name="To">The box that needs it.</param>
/// <param name="Points">Pairs of points: between those of a pair it bends, between pairs it is straight.</param>
/// <param name="IsMutual">True when each needs something of the other.</param>
internal sealed record Route(int From, int To, ImmutableArray<Extent> Points, bool IsMutual);

/// <summary>
/// Places boxes so that each stands after those that it needs, with few arrows and few crossings (the method of Sugiyama): lines by
/// the longest way, what follows from other arrows left out, places in a line by the middle of the neighbours.
/// </summary>
internal sealed class LayeredLayout
{
    private const int Passing = 12;
    private const int Sweeps = 4;

    private readonly IReadOnlyList<Extent> _sizes;
    private readonly int _gapAlong;
    private readonly int _gapAcross;
    private readonly SortedDictionary<(int From, int To), bool> _edges = [];
    // Boxes come first; then what an arrow needs to pass a line.
    private readonly List<int> _line = [];
    private readonly List<Extent> _place = [];
    private readonly List<(int From, int To)> _hops = [];
    private readonly List<(int From, int To, bool IsMutual, List<int> Way)> _ways = [];
    private readonly List<int> _ends = [];

    private LayeredLayout(IReadOnlyList<Extent> sizes, int gapAlong, int gapAcross) => (_sizes, _gapAlong, _gapAcross) = (sizes, gapAlong, gapAcross);

    /// <summary>Where each box begins.</summary>
    public IReadOnlyList<Extent> Places => _place;

    public ImmutableArray<Route> Routes { get; private set; } = [];

    /// <summary>How much room it takes.</summary>
    public Extent Size { get; private set; }

    /// <summary>Places boxes.</summary>
    /// <param name="sizes">Their sizes.</param>
    /// <param name="needs">Which box needs which.</param>
    /// <param name="most">How many may stand side by side.</param>
    /// <param name="gapAlong">The room for arrows.</param>
    /// <param name="gapAcross">The room between boxes side by side.</param>
    public static LayeredLayout Of(IReadOnlyList<Extent> sizes, IEnumerable<(int Needed, int Needs)> needs, int most, int gapAlong, int gapAcross)
    {
        var layout = new LayeredLayout(sizes, gapAlong, gapAcross);
        layout.Direct(needs.ToLookup(edge => edge.Needed, edge => edge.Needs));
        layout.LeaveOutWhatFollows();
        layout.Line(most);
        layout.Pass();
        layout.Place(layout.Ordered());
        layout.Route();
        return layout;
    }

    // An arrow that closes a circle is turned round; the two then need each other.
    private void Direct(ILookup<int, int> needs)
    {
        var isOpen = new bool[_sizes.Count];
        var isDone = new bool[_sizes.Count];
        for (var i = 0; i < _sizes.Count; i++)
        {
            Visit(i);
        }

        void Visit(int node)
        {
            if (isDone[node])
            {
                return;
            }

            isOpen[node] = true;
            foreach (var next in needs[node].Order())
            {
                if (isOpen[next])
                {
                    _edges[(next, node)] = true;
                }
                else
                {
                    _edges.TryAdd((node, next), false);
                    Visit(next);
                }
            }

            isOpen[node] = false;
            isDone[node] = true;
        }
    }

    private void LeaveOutWhatFollows()
    {
        var next = _edges.Keys.ToLookup(edge => edge.From, edge => edge.To);
        foreach ((var from, var to) in _edges.Where(edge => !edge.Value).Select(edge => edge.Key).ToArray())
        {
            HashSet<int> seen = [];
            var open = new Stack<int>(next[from].Where(other => other != to));
            while (open.TryPop(out var node))
            {
                if (seen.Add(node))
                {
                    foreach (var after in next[node])
                    {
                        open.Push(after);
                    }
                }
            }

            if (seen.Contains(to))
            {
                _edges.Remove((from, to));
            }
        }
    }

    private void Line(int most)
    {
        var needed = _edges.Keys.ToLookup(edge => edge.To, edge => edge.From);
        var ranks = new int?[_sizes.Count];
        _line.AddRange(new int[_sizes.Count]);
        var line = 0;
        foreach (var rank in Enumerable.Range(0, _sizes.Count).GroupBy(Rank).OrderBy(rank => rank.Key))
        {
            foreach (var row in rank.Chunk(most))
            {
                foreach (var node in row)
                {
                    _line[node] = line;
                }

                line++;
            }
        }

        int Rank(int node) => ranks[node] ??= needed[node].Select(Rank).Append(-1).Max() + 1;
    }

    // Arrows from the same box pass a line together.
    private void Pass()
    {
        Dictionary<(int From, int Line), int> passing = [];
        foreach (((var from, var to), var isMutual) in _edges)
        {
            List<int> way = [from];
            for (var line = _line[from] + 1; line < _line[to]; line++)
            {
                if (!passing.TryGetValue((from, line), out var pass))
                {
                    passing.Add((from, line), pass = _line.Count);
                    _line.Add(line);
                }

                way.Add(pass);
            }

            way.Add(to);
            _hops.AddRange(way.Zip(way.Skip(1)));
            _ways.Add((from, to, isMutual, way));
        }
    }

    private int[][] Ordered()
    {
        int[][] lines = [.. Enumerable.Range(0, _line.Count).GroupBy(node => _line[node]).OrderBy(line => line.Key).Select(line => line.ToArray())];
        var rank = new double[_line.Count];
        var neighbours = _hops.Concat(_hops.Select(hop => (hop.To, hop.From))).Distinct().ToLookup(hop => hop.Item1, hop => hop.Item2);
        foreach (var line in lines)
        {
            Number(line);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isForward = sweep % 2 == 0;
            foreach (var index in Enumerable.Range(0, lines.Length).Select(index => isForward ? index : lines.Length - 1 - index))
            {
                lines[index] = [.. lines[index].OrderBy(node => neighbours[node]
                    .Where(other => isForward ? _line[other] < index : _line[other] > index)
                    .Select(other => rank[other])
                    .DefaultIfEmpty(rank[node])
                    .Average())];
                Number(lines[index]);
            }
        }

        return lines;

        // As a share of the line, so that short and long lines compare.
        void Number(int[] line)
        {
            for (var i = 0; i < line.Length; i++)
            {
                rank[line[i]] = (i + 1.0) / (line.Length + 1);
            }
        }
    }

    private void Place(int[][] lines)
    {
        _place.AddRange(new Extent[_line.Count]);
        var widest = lines.Select(Width).DefaultIfEmpty().Max();
        var along = 0;
        foreach (var line in lines)
        {
            var across = (widest - Width(line)) / 2;
            foreach (var node in line)
            {
                _place[node] = new Extent(along, across);
                across += SizeOf(node).Across + _gapAcross;
            }

            var length = line.Max(node => SizeOf(node).Along);
            _ends.Add(along + length);
            along += length + _gapAlong;
        }

        Size = new Extent(Math.Max(0, along - _gapAlong), widest);

        int Width(int[] line) => line.Sum(node => SizeOf(node).Across) + (_gapAcross * (line.Length - 1));
    }

    private Extent SizeOf(int node) => node < _sizes.Count ? _sizes[node] : new Extent(0, Passing);

    private void Route() => Routes =
    [
        .. _ways.Select(way => new Route(way.From, way.To, [.. way.Way.Zip(way.Way.Skip(1)).SelectMany(hop => new[] { End(hop.First), Middle(hop.Second) })], way.IsMutual)),
    ];

    private Extent Middle(int node) => _place[node] with { Across = _place[node].Across + (SizeOf(node).Across / 2) };

    // What passes a line goes straight to where the line ends.
    private Extent End(int node) => Middle(node) with { Along = node < _sizes.Count ? _place[node].Along + _sizes[node].Along : _ends[_line[node]] };
}
