using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Cost;

/// <summary>Goes through a plan and prices what is in it.</summary>
internal sealed class Estimator
{
    private static readonly string[] Clouds = ["aws", "gcp", "azure-native"];

    private readonly Plan _plan;
    private readonly PriceTable _prices;
    private readonly List<CostItem> _items = [];
    private readonly SortedSet<string> _notPriced = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _notCounted = new(StringComparer.Ordinal);

    private bool _lacksMachines;

    public Estimator(Plan plan, PriceTable prices, MachineTable machines)
    {
        _plan = plan;
        _prices = prices;
        Machines = machines;
        var provider = plan.Resources.FirstOrDefault(resource => resource.IsProvider && Clouds.Contains(CloudOf(resource)));
        Cloud = provider is null ? null : CloudOf(provider);
        Region = provider?.Inputs.Text("region") ?? provider?.Inputs.Text("location") ?? "";
    }

    public MachineTable Machines { get; }

    /// <summary>The cloud's provider; null when the plan has none.</summary>
    public string? Cloud { get; }

    public string Region { get; }

    public IEnumerable<PlanResource> Managed => _plan.Resources.Where(resource => resource.IsManaged);

    public CostEstimate Estimate()
    {
        if (Cloud is null)
        {
            return new CostEstimate([], [], [], 0);
        }

        foreach (var resource in Managed)
        {
            Add(resource);
        }

        var nodes = new NodeCosts(this);
        nodes.AddTo();
        new VolumeCosts(this).AddTo();
        var spot = _items.Exists(item => item.IsSpot) ? _prices.Spot.GetValueOrDefault(Cloud)?.UpTo ?? 0 : 0;
        return new CostEstimate([.. Folded()], [.. _notPriced], [.. _notCounted], spot) { RegionWithoutPrices = _lacksMachines && !Machines.Knows(Region) ? Region : null };
    }

    public Price Price(string name) => _prices.Prices[name];

    public void Add(CostItem item) => _items.Add(item);

    public void NotPriced(string what) => _notPriced.Add(what);

    /// <summary>A machine that the table has no price of in the stack's region.</summary>
    public void MachineNotPriced(string what)
    {
        _lacksMachines = true;
        NotPriced($"{what} in {Region}");
    }

    public void NotCounted(string what) => _notCounted.Add(what);

    /// <summary>A line for so many of something that has a fixed price.</summary>
    public void Add(string part, string name, decimal least, decimal most, Price price) =>
        Add(new CostItem(part, name, least, most, price.Monthly, price.Monthly, [price.Source]) { Note = price.Region == Region ? "" : $"price of {price.Region}" });

    private void Add(PlanResource resource)
    {
        if (_prices.Of(resource) is not { } kind)
        {
            NotPriced(resource.Type);
            return;
        }

        if (kind.NotPriced is { } missing)
        {
            NotPriced(missing);
        }

        if (kind.NotCounted is { } byUse)
        {
            NotCounted(byUse);
        }

        if (kind.Price is { } name)
        {
            var price = Price(name);
            var count = kind.CountOf is { } list ? (resource.Inputs[list] as PlanList)?.Items.Length ?? 0 : 1;
            Add(PartOf(price), price.Of, count, count, price);
        }
    }

    private static string PartOf(Price price) => price.Of switch
    {
        "control plane" => "control plane",
        "key" or "version of a key" => "keys",
        _ => "network",
    };

    /// <summary>The same thing several times is one line.</summary>
    private IEnumerable<CostItem> Folded() => _items
        .GroupBy(item => (item.Part, item.Name, item.Unit, item.DearestUnit, item.Note, item.IsSpot))
        .Select(same => same.First() with
        {
            Least = same.Sum(item => item.Least),
            Most = same.Sum(item => item.Most),
            Sources = [.. same.SelectMany(item => item.Sources).Distinct()],
        })
        .OrderBy(item => Array.IndexOf(Parts, item.Part))
        .ThenBy(item => item.Name, StringComparer.Ordinal);

    private static readonly string[] Parts = ["control plane", "nodes", "network", "volumes", "keys"];

    private static string CloudOf(PlanResource provider) => provider.Type[PlanResource.ProviderTypePrefix.Length..];
}
