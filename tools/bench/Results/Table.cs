using System.Globalization;
using System.Text;
using Bench.Cases;
using Bench.Measurement;

namespace Bench.Results;

/// <summary>The measurements as Markdown, ratios first.</summary>
internal static class Table
{
    public static string Text(Measurements measurements, Machine machine, IReadOnlyDictionary<string, string> versions)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{machine}; .NET {Environment.Version}");
        foreach ((var name, var version) in versions.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $", {name} {version}");
        }

        text.Append(".\n");
        foreach (var group in measurements.All.GroupBy(measured => measured.Subject.Group))
        {
            text.Append(CultureInfo.InvariantCulture, $"""

                ### {group.Key}

                | what | tenants | resources | time × | memory × | time, median (least–most) | memory | runs |
                |---|---|---|---|---|---|---|---|

                """);
            foreach (var measured in group.OrderBy(measured => measured.Subject.Tenants ?? 0))
            {
                Row(text, measured, measurements.Base(measured.Subject));
            }
        }

        Growth(text, measurements);
        return text.ToString();
    }

    private static void Row(StringBuilder text, Measured measured, Measured? with)
    {
        var subject = measured.Subject;
        var timeRatio = with is null ? "" : Ratio(measured.Seconds.Median / with.Seconds.Median);
        var memoryRatio = with?.Memory is { } least && measured.Memory is { } own ? Ratio(own.Median / least.Median) : "";
        var seconds = measured.Seconds;
        var resources = (subject.Resources ?? with?.Subject.Resources) is { } count ? count.ToString("N0", CultureInfo.InvariantCulture) : "";
        text.Append(CultureInfo.InvariantCulture, $"| {subject.Name} | {subject.Tenants:N0} | {resources} | {timeRatio} | {memoryRatio} ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {seconds.Median:0.00} s ({seconds.Least:0.00}–{seconds.Most:0.00}) | {Memory(measured)} | {measured.Runs.Count} |\n");
    }

    // Of the preview's two processes each is shown by itself.
    private static string Memory(Measured measured) => measured.Memory is not { } memory ? ""
        : measured.Runs.All(run => run.Peaks.Count == 2) && !measured.Subject.IsPeer
            ? string.Create(CultureInfo.InvariantCulture, $"{memory.Median:0} MiB ({Peak(measured, 0):0} + {Peak(measured, 1):0})")
            : string.Create(CultureInfo.InvariantCulture, $"{memory.Median:0} MiB");

    private static double Peak(Measured measured, int process) => Spread.Of(measured.Runs.Select(run => run.Peaks[process])).Median;

    // How the preview grows with what it previews: as fast as the number of resources, or faster.
    private static void Growth(StringBuilder text, Measurements measurements)
    {
        Measured[] sizes = [.. measurements.All
            .Where(measured => measured.Subject is { Group: OwnSubjects.Tenants, Name: OwnSubjects.Preview, Resources: not null })
            .OrderBy(measured => measured.Subject.Resources)];
        for (var i = 1; i < sizes.Length; i++)
        {
            (var from, var to) = (sizes[i - 1], sizes[i]);
            var work = (double)to.Subject.Resources!.Value / from.Subject.Resources!.Value;
            var memory = to.Memory is { } most && from.Memory is { } least ? $", {Ratio(most.Median / least.Median)} the memory" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{(i == 1 ? "\n" : "")}- From {from.Subject.Tenants:N0} to {to.Subject.Tenants:N0} tenants: "
                + $"{Ratio(work)} the resources, {Ratio(to.Seconds.Median / from.Seconds.Median)} the time{memory}.\n");
        }
    }

    private static string Ratio(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " ×";
}
