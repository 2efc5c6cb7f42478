using System.Globalization;
using Infra.Settings;

namespace Infra.Platform.Scheduling;

/// <summary>
/// CPU, memory and GPUs in whole numbers, as both schedulers read them: YuniKorn refuses fractions such as 1.5Ti (yunikorn-core 1.9.0,
/// pkg/common/resources/quantity.go), so an amount is written in the largest unit of which it is a whole number.
/// </summary>
internal readonly record struct Amount(long Millicores, long Bytes, int Gpus)
{
    private static readonly (string Name, long Bytes)[] Units = [("Pi", 1L << 50), ("Ti", 1L << 40), ("Gi", 1L << 30), ("Mi", 1L << 20), ("Ki", 1L << 10)];

    /// <summary>Cores as text, for example 400 or 500m.</summary>
    public string Cpu => Millicores % 1000 == 0 ? Text(Millicores / 1000) : $"{Text(Millicores)}m";

    /// <summary>Bytes as text, for example 1536Gi.</summary>
    public string Memory
    {
        get
        {
            foreach (var (name, size) in Units)
            {
                if (Bytes > 0 && Bytes % size == 0)
                {
                    return $"{Text(Bytes / size)}{name}";
                }
            }

            return Text(Bytes);
        }
    }

    /// <summary>An amount as the settings say it; a fraction of a millicore counts as a whole one, as Kubernetes counts it.</summary>
    public static Amount Of(Resources resources) =>
        new((long)Math.Ceiling(resources.Cpu.Value * 1000), (long)resources.Memory.Value, resources.Gpus);

    public static Amount operator +(Amount left, Amount right) =>
        new(left.Millicores + right.Millicores, left.Bytes + right.Bytes, left.Gpus + right.Gpus);

    public static Amount operator -(Amount left, Amount right) =>
        new(left.Millicores - right.Millicores, left.Bytes - right.Bytes, left.Gpus - right.Gpus);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
