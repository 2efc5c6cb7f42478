using System.Globalization;
using System.Text.RegularExpressions;
using Preview.Projects;

namespace Preview.Cost;

/// <summary>A family of machines, whose price grows with the cores.</summary>
/// <param name="Name">What its machines are called without their size.</param>
/// <param name="Cloud">The provider that has it.</param>
/// <param name="Memory">GiB of memory per core; 0 where nothing chooses by it.</param>
/// <param name="Disk">GB of local NVMe per core.</param>
/// <param name="Cores">The sizes that there are; empty where nothing chooses by them.</param>
/// <param name="PerCore">USD per core and hour, by region.</param>
/// <param name="Source">Where the prices were published.</param>
internal sealed record MachineFamily(
    string Name, string Cloud, decimal Memory, decimal Disk, IReadOnlyList<int> Cores, IReadOnlyDictionary<string, decimal> PerCore, DataSource Source)
{
    /// <summary>The letters before the generation: m of m7i.</summary>
    public string Category => string.Concat(Name.TakeWhile(char.IsAsciiLetterLower));

    /// <summary>The generation: 7 of m7i.</summary>
    public int Generation => int.Parse(string.Concat(Name.SkipWhile(char.IsAsciiLetterLower).TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}

/// <summary>What an hour of something costs, and where that was published.</summary>
/// <param name="Hourly">USD for an hour.</param>
/// <param name="Sources">What it follows from.</param>
internal sealed record MachinePrice(decimal Hourly, IReadOnlyList<DataSource> Sources);

/// <summary>The table of machines: <c>tools/preview/data/machines.yaml</c>.</summary>
internal sealed partial class MachineTable
{
    public const string FileName = "machines.yaml";

    // The region whose prices are known for every family of AWS.
    private const string Reference = "us-east-1";

    private static readonly Lazy<MachineTable> Table = new(() => new MachineTable(ShippedData.Read(FileName)));

    private readonly Dictionary<string, MachineFamily> _families;

    // By region and category: what the region asks beside the reference.
    private readonly Dictionary<(string Region, string Category), (decimal Ratio, DataSource Source)> _ratios = [];

    private MachineTable(YamlMapping table)
    {
        Sources = DataSource.Read(table);
        _families = table.Map("families").Entries.ToDictionary(entry => entry.Key, entry => Family(entry.Key, (YamlMapping)entry.Value), StringComparer.Ordinal);
        foreach (var region in table.Map("regions").Entries)
        {
            foreach (var entry in ((YamlMapping)region.Value).Entries)
            {
                var row = (YamlMapping)entry.Value;
                _ratios[(region.Key, entry.Key)] = (row.Number("price")!.Value / row.Number("as")!.Value, Sources[row.Text("source")!]);
            }
        }
    }

    /// <summary>The table that comes with the preview. It is read when it is first asked for.</summary>
    public static MachineTable Shipped => Table.Value;

    public IReadOnlyDictionary<string, DataSource> Sources { get; }

    public IReadOnlyCollection<MachineFamily> Families => _families.Values;

    /// <summary>What a machine costs in a region; null when the table does not tell.</summary>
    /// <param name="machine">Its name at its cloud, for example m7i.xlarge, n4-standard-16, Standard_D4ads_v5.</param>
    /// <param name="region">The cloud's region.</param>
    public MachinePrice? Of(string machine, string region) =>
        Parse(machine) is var (name, cores) && _families.GetValueOrDefault(name) is { } family && PerCore(family, region) is { } price
            ? price with { Hourly = price.Hourly * cores }
            : null;

    /// <summary>True when any machine has a price in a region.</summary>
    public bool Knows(string region) => _families.Values.Any(family => family.PerCore.ContainsKey(region)) || _ratios.Keys.Any(ratio => ratio.Region == region);

    /// <summary>What a core of a family costs in a region; null when the table does not tell.</summary>
    public MachinePrice? PerCore(MachineFamily family, string region)
    {
        if (family.PerCore.TryGetValue(region, out var price))
        {
            return new MachinePrice(price, [family.Source]);
        }

        return family.PerCore.TryGetValue(Reference, out var reference) && _ratios.TryGetValue((region, family.Category), out var ratio)
            ? new MachinePrice(reference * ratio.Ratio, [family.Source, ratio.Source])
            : null;
    }

    /// <summary>A machine's family and cores; null when the name is of none of the clouds.</summary>
    internal static (string Family, int Cores)? Parse(string machine)
    {
        if (Aws().Match(machine) is { Success: true } aws)
        {
            var times = aws.Groups["times"].Success ? int.Parse(aws.Groups["times"].ValueSpan, CultureInfo.InvariantCulture) : 1;
            return (aws.Groups["family"].Value, aws.Groups["size"].Value switch { "medium" => 1, "large" => 2, _ => 4 * times });
        }

        if (Gcp().Match(machine) is { Success: true } gcp)
        {
            // Local disks are paid for apart.
            return (gcp.Groups["family"].Value, int.Parse(gcp.Groups["cores"].ValueSpan, CultureInfo.InvariantCulture));
        }

        return Azure().Match(machine) is { Success: true } azure
            ? ($"{azure.Groups["before"].Value}#{azure.Groups["after"].Value}", int.Parse(azure.Groups["cores"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    private MachineFamily Family(string name, YamlMapping row) => new(
        name,
        row.Text("cloud")!,
        row.Number("memory") ?? 0,
        row.Number("disk") ?? 0,
        [.. row.Texts("cores").Select(text => int.Parse(text, CultureInfo.InvariantCulture))],
        row.Map("core").Entries.ToDictionary(entry => entry.Key, entry => row.Map("core").Number(entry.Key)!.Value, StringComparer.Ordinal),
        Sources[row.Text("source")!]);

    [GeneratedRegex(@"^(?<family>[a-z]+\d[a-z\d-]*)\.(?<times>\d+)?(?<size>xlarge|large|medium)$", RegexOptions.CultureInvariant)]
    private static partial Regex Aws();

    [GeneratedRegex(@"^(?<family>[a-z]\d[a-z]*-[a-z]+)-(?<cores>\d+)(-lssd)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Gcp();

    [GeneratedRegex(@"^(?<before>Standard_[A-Z]+)(?<cores>\d+)(?<after>[a-z]*_v\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Azure();
}
