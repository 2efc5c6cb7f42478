using System.Collections.Immutable;

namespace Infra.Settings.Gke;

/// <summary>
/// The machine types that a node pool may have. How many nodes keep a pool within its limit follows from their size, and Google is not asked
/// while settings are read, so the sizes are written here. All are of series that attach Hyperdisk Balanced: a volume must be attachable
/// wherever its pod lands, and the newer series attach no persistent disk at all.
/// Source: the tables of Compute Engine's general-purpose machine family.
/// </summary>
internal static class GkeMachineTypes
{
    // The name's two parts around the number of vCPUs, then for each size: vCPUs, Gi and, where there are any, local disks.
    private static readonly ImmutableArray<(string Series, string Suffix, string Sizes)> Table =
    [
        ("c3-highcpu", "", "4:8 8:16 22:44 44:88 88:176 176:352"),
        ("c3-standard", "", "4:16 8:32 22:88 44:176 88:352 176:704"),
        ("c3-highmem", "", "4:32 8:64 22:176 44:352 88:704 176:1408"),
        ("c3-standard", "-lssd", "4:16:1 8:32:2 22:88:4 44:176:8 88:352:16 176:704:32"),
        ("c3d-standard", "", "4:16 8:32 16:64 30:120 60:240 90:360 180:720 360:1440"),
        ("c3d-highmem", "", "4:32 8:64 16:128 30:240 60:480 90:720 180:1440 360:2880"),
        ("c3d-standard", "-lssd", "8:32:1 16:64:1 30:120:2 60:240:4 90:360:8 180:720:16 360:1440:32"),
        ("c3d-highmem", "-lssd", "8:64:1 16:128:1 30:240:2 60:480:4 90:720:8 180:1440:16 360:2880:32"),
        ("c4-highcpu", "", "2:4 4:8 8:16 16:32 24:48 32:64 48:96 96:192 144:288 192:384 288:576"),
        ("c4-standard", "", "2:7 4:15 8:30 16:60 24:90 32:120 48:180 96:360 144:540 192:720 288:1080"),
        ("c4-highmem", "", "2:15 4:31 8:62 16:124 24:186 32:248 48:372 96:744 144:1116 192:1488 288:2232"),
        ("c4-standard", "-lssd", "4:15:1 8:30:1 16:60:2 24:90:4 32:120:5 48:180:8 96:360:16 144:540:24 192:720:32 288:1080:48"),
        ("c4-highmem", "-lssd", "4:31:1 8:62:1 16:124:2 24:186:4 32:248:5 48:372:8 96:744:16 144:1116:24 192:1488:32 288:2232:48"),
        ("n4-highcpu", "", "2:4 4:8 8:16 16:32 32:64 48:96 64:128 80:160"),
        ("n4-standard", "", "2:8 4:16 8:32 16:64 32:128 48:192 64:256 80:320"),
        ("n4-highmem", "", "2:16 4:32 8:64 16:128 32:256 48:384 64:512 80:640"),
    ];

    private static readonly ImmutableSortedDictionary<string, GkeMachineType> ByName = Table
        .SelectMany(row => row.Sizes.Split(' ').Select(size => MachineType(row.Series, row.Suffix, size)))
        .ToImmutableSortedDictionary(machine => machine.Name, machine => machine, StringComparer.Ordinal);

    /// <summary>The known types as an error names them, for example n4-standard-{2,4,8}.</summary>
    public static string Known { get; } = string.Join(", ", Table.Select(row =>
        $"{row.Series}-{{{string.Join(',', row.Sizes.Split(' ').Select(size => size.Split(':')[0]))}}}{row.Suffix}"));

    /// <param name="name">A machine type's name.</param>
    /// <returns>The machine type; null where it is not known.</returns>
    public static GkeMachineType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <param name="name">The name of a type that is known.</param>
    /// <returns>The machine type.</returns>
    public static GkeMachineType Named(string name) => ByName[name];

    private static GkeMachineType MachineType(string series, string suffix, string size)
    {
        var numbers = size.Split(':').Select(int.Parse).ToArray();
        return new GkeMachineType($"{series}-{numbers[0]}{suffix}", numbers[0], numbers[1], numbers.Length > 2 ? numbers[2] : 0);
    }
}
