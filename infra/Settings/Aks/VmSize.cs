using System.Collections.Immutable;

namespace Infra.Settings.Aks;

/// <summary>A machine type of Azure, as far as the node pools need to know it.</summary>
/// <param name="Name">Its name, for example Standard_E16ads_v5.</param>
/// <param name="Vcpus">How many vCPUs it has.</param>
/// <param name="MemoryGi">Its memory, in Gi.</param>
/// <param name="LocalDisks">How many disks of its own it has, which are lost with the node.</param>
/// <param name="LocalDiskGi">The size of each of them, in Gi.</param>
/// <param name="Nvme">Whether they are NVMe disks.</param>
public sealed record VmSize(string Name, int Vcpus, int MemoryGi, int LocalDisks, int LocalDiskGi, bool Nvme)
{
    /// <inheritdoc/>
    public override string ToString() => Name;

    // Azure's bound for an operating system's disk on the machine's own disks.
    private const int LargestEphemeralDiskGi = 2040;

    /// <summary>The cores and memory of one machine.</summary>
    public Resources Resources => Of(1);

    /// <summary>
    /// The largest disk that the operating system can have on the machine's own disks, in Gi. On NVMe it spans as many of them as it needs.
    /// </summary>
    public int EphemeralDiskGi => Math.Min(LocalDisks * LocalDiskGi, LargestEphemeralDiskGi);

    /// <summary>
    /// The sizes that are known here: with disks of their own, and with encryption at the host. Source: Microsoft's pages on the series
    /// Dadsv5, Eadsv5, Eadsv6, Lsv4 and Lasv4.
    /// </summary>
    public static ImmutableSortedDictionary<string, VmSize> Known { get; } = ((IEnumerable<VmSize>)
    [
        new("Standard_D4ads_v5", 4, 16, 1, 150, false),
        new("Standard_D8ads_v5", 8, 32, 1, 300, false),
        new("Standard_D16ads_v5", 16, 64, 1, 600, false),
        new("Standard_D32ads_v5", 32, 128, 1, 1200, false),
        new("Standard_D48ads_v5", 48, 192, 1, 1800, false),
        new("Standard_D64ads_v5", 64, 256, 1, 2400, false),
        new("Standard_D96ads_v5", 96, 384, 1, 3600, false),

        new("Standard_E4ads_v5", 4, 32, 1, 150, false),
        new("Standard_E8ads_v5", 8, 64, 1, 300, false),
        new("Standard_E16ads_v5", 16, 128, 1, 600, false),
        new("Standard_E20ads_v5", 20, 160, 1, 750, false),
        new("Standard_E32ads_v5", 32, 256, 1, 1200, false),
        new("Standard_E48ads_v5", 48, 384, 1, 1800, false),
        new("Standard_E64ads_v5", 64, 512, 1, 2400, false),
        new("Standard_E96ads_v5", 96, 672, 1, 3600, false),

        new("Standard_E4ads_v6", 4, 32, 1, 220, true),
        new("Standard_E8ads_v6", 8, 64, 1, 440, true),
        new("Standard_E16ads_v6", 16, 128, 2, 440, true),
        new("Standard_E20ads_v6", 20, 160, 2, 550, true),
        new("Standard_E32ads_v6", 32, 256, 4, 440, true),
        new("Standard_E48ads_v6", 48, 384, 6, 440, true),
        new("Standard_E64ads_v6", 64, 512, 4, 880, true),
        new("Standard_E96ads_v6", 96, 672, 6, 880, true),

        new("Standard_L4s_v4", 4, 32, 2, 447, true),
        new("Standard_L8s_v4", 8, 64, 4, 447, true),
        new("Standard_L16s_v4", 16, 128, 4, 894, true),
        new("Standard_L32s_v4", 32, 256, 8, 894, true),
        new("Standard_L48s_v4", 48, 384, 6, 1788, true),
        new("Standard_L64s_v4", 64, 512, 8, 1788, true),

        new("Standard_L4as_v4", 4, 32, 2, 447, true),
        new("Standard_L8as_v4", 8, 64, 4, 447, true),
        new("Standard_L16as_v4", 16, 128, 4, 894, true),
        new("Standard_L32as_v4", 32, 256, 8, 894, true),
        new("Standard_L48as_v4", 48, 384, 6, 1788, true),
        new("Standard_L64as_v4", 64, 512, 8, 1788, true),
    ]).ToImmutableSortedDictionary(size => size.Name, size => size, StringComparer.Ordinal);

    /// <summary>The cores and memory of several machines together.</summary>
    /// <param name="machines">How many.</param>
    /// <returns>The sum.</returns>
    public Resources Of(int machines) => new(Quantity.Parse($"{machines * Vcpus}"), Quantity.Parse($"{machines * MemoryGi}Gi"));

    /// <summary>How many machines fit into a limit.</summary>
    /// <param name="limit">What all of them together may have.</param>
    /// <returns>Their number, 0 where not even one fits.</returns>
    public int CountWithin(Resources limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return (int)Math.Min(limit.Cpu.Value / Resources.Cpu.Value, limit.Memory.Value / Resources.Memory.Value);
    }
}
