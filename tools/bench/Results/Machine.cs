using System.Globalization;

namespace Bench.Results;

/// <summary>The machine that the measurements were made on.</summary>
/// <param name="Processors">How many there are.</param>
/// <param name="Memory">In GiB.</param>
/// <param name="Load">How many others wanted a processor when it began; null where the system does not tell.</param>
internal sealed record Machine(int Processors, int Memory, double? Load)
{
    public static Machine Here()
    {
        const string LoadFile = "/proc/loadavg";
        var gib = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);
        return new Machine(
            Environment.ProcessorCount,
            (int)Math.Ceiling(gib),
            File.Exists(LoadFile) ? double.Parse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture) : null);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Processors} processors, {Memory} GiB{(Load is { } load ? $", load {load:0.0} when it began" : "")}");
}
