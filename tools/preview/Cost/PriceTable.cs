using Preview.Plans;
using Preview.Projects;

namespace Preview.Cost;

/// <summary>A published price.</summary>
/// <param name="Name">How the tables name it.</param>
/// <param name="Monthly">USD for a month of 730 hours.</param>
/// <param name="Of">What one pays for, for example "NAT gateway".</param>
/// <param name="Region">The region that it holds in.</param>
/// <param name="Source">Where it was published.</param>
internal sealed record Price(string Name, decimal Monthly, string Of, string Region, DataSource Source);

/// <summary>What a kind of resource costs.</summary>
/// <param name="Price">The name of the price of one; null when it costs nothing by itself.</param>
/// <param name="CountOf">The list that has an entry for each one that is paid for; null for one to a resource.</param>
/// <param name="NotCounted">What of it is paid by use; null for nothing.</param>
/// <param name="NotPriced">What of it costs money and has no price in the table; null for nothing.</param>
internal sealed record KindPrice(string? Price, string? CountOf, string? NotCounted, string? NotPriced);

/// <summary>How far below the price on demand a cloud's spot machines are at most, in percent.</summary>
internal sealed record SpotDiscount(int UpTo, string Url);

/// <summary>The table of prices: <c>tools/preview/data/prices.yaml</c>.</summary>
internal sealed class PriceTable
{
    public const string FileName = "prices.yaml";

    /// <summary>The hours that the clouds count for a month.</summary>
    public const decimal HoursPerMonth = 730;

    private static readonly Lazy<PriceTable> Table = new(() => new PriceTable(ShippedData.Read(FileName)));

    private PriceTable(YamlMapping table)
    {
        Sources = DataSource.Read(table);
        Prices = table.Map("prices").Entries.ToDictionary(entry => entry.Key, entry => Read(entry.Key, (YamlMapping)entry.Value), StringComparer.Ordinal);
        Kinds = table.Map("kinds").Entries.ToDictionary(entry => entry.Key, entry => Read((YamlMapping)entry.Value), StringComparer.Ordinal);
        Spot = table.Map("spot").Entries.ToDictionary(
            entry => entry.Key, entry => new SpotDiscount((int)((YamlMapping)entry.Value).Number("upTo")!, ((YamlMapping)entry.Value).Text("url")!), StringComparer.Ordinal);
    }

    /// <summary>The table that comes with the preview. It is read when it is first asked for.</summary>
    public static PriceTable Shipped => Table.Value;

    public IReadOnlyDictionary<string, DataSource> Sources { get; }

    public IReadOnlyDictionary<string, Price> Prices { get; }

    public IReadOnlyDictionary<string, KindPrice> Kinds { get; }

    /// <summary>By the name of the cloud's provider.</summary>
    public IReadOnlyDictionary<string, SpotDiscount> Spot { get; }

    /// <summary>What a resource costs; null when the table does not know it.</summary>
    public KindPrice? Of(PlanResource resource) =>
        ResourceKind.Names(ResourceKind.Of(resource)).Select(name => Kinds.GetValueOrDefault(name)).FirstOrDefault(kind => kind is not null);

    private static KindPrice Read(YamlMapping row) => new(row.Text("price"), row.Text("countOf"), row.Text("notCounted"), row.Text("notPriced"));

    private Price Read(string name, YamlMapping row) => new(
        name,
        row.Number("price")!.Value * (row.Text("per") == "hour" ? HoursPerMonth : 1),
        row.Text("of")!,
        row.Text("region")!,
        Sources[row.Text("source")!]);
}
