using System.Collections.Immutable;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Cost;

/// <summary>A line of the estimate. All amounts are USD for a month.</summary>
/// <param name="Part">What it belongs to: control plane, nodes, network, volumes, keys.</param>
/// <param name="Name">What it is, for example "pool executor" or "NAT gateway".</param>
/// <param name="Least">How many there are at least.</param>
/// <param name="Most">How many there are at most.</param>
/// <param name="Unit">What one of them costs at least.</param>
/// <param name="DearestUnit">What one of them costs at most; the same, but where the cloud chooses among machines.</param>
/// <param name="Sources">Where the prices were published.</param>
internal sealed record CostItem(string Part, string Name, decimal Least, decimal Most, decimal Unit, decimal DearestUnit, ImmutableArray<DataSource> Sources)
{
    /// <summary>What has to be known of it; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>True when it may run on spot machines, which cost less; it is counted at the price on demand.</summary>
    public bool IsSpot { get; init; }

    public decimal Floor => Least * Unit;

    public decimal Ceiling => Most * DearestUnit;
}

/// <summary>
/// What a stack would cost in a month, in USD: at least, when nobody works, and at most, when every pool of nodes is at its limit. It is
/// an estimate from dated list prices: no discount, no tax, and nothing that is paid by use.
/// </summary>
/// <param name="Items">What was counted.</param>
/// <param name="NotPriced">What costs money and has no price in the tables.</param>
/// <param name="NotCounted">What is paid by use.</param>
/// <param name="SpotUpTo">How far below the counted price spot machines are at most, in percent; 0 where there are none.</param>
internal sealed record CostEstimate(ImmutableArray<CostItem> Items, ImmutableArray<string> NotPriced, ImmutableArray<string> NotCounted, int SpotUpTo)
{
    public decimal Floor => Items.Sum(item => item.Floor);

    public decimal Ceiling => Items.Sum(item => item.Ceiling);

    /// <summary>What of the ceiling is counted for machines that may be spot machines.</summary>
    public decimal SpotCeiling => Items.Where(item => item.IsSpot).Sum(item => item.Ceiling);

    /// <summary>The stack's region where the tables have no price of any machine there, so that what the nodes cost is not in it; else null.</summary>
    public string? RegionWithoutPrices { get; init; }

    /// <summary>False for a plan without a cloud, which this cannot tell anything of.</summary>
    public bool IsKnown => !Items.IsEmpty;

    /// <summary>The age of the oldest price in it.</summary>
    public DateOnly? Oldest => IsKnown ? Items.SelectMany(item => item.Sources).Min(source => source.Date) : null;

    /// <summary>The age of the newest price in it.</summary>
    public DateOnly? Newest => IsKnown ? Items.SelectMany(item => item.Sources).Max(source => source.Date) : null;

    public static CostEstimate Of(Plan plan) => new Estimator(plan, PriceTable.Shipped, MachineTable.Shipped).Estimate();
}
