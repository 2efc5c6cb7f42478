using System.Globalization;

namespace Bench.Measurement;

/// <summary>The processes that one has started, and what memory each had at most, as Linux tells it in /proc.</summary>
internal sealed class ProcessTree(int root)
{
    private readonly Dictionary<int, double> _peaks = [];

    /// <summary>The peaks by now, in MiB, in the order in which the processes were first seen.</summary>
    public IReadOnlyList<double> Peaks => [.. _peaks.Values];

    /// <summary>The most that those had together which ran at the same time, in MiB.</summary>
    public double Most { get; private set; }

    /// <summary>Looks again. The kernel itself keeps each process's peak, so only what a process takes in its very last moment is missed.</summary>
    public void Look()
    {
        double together = 0;
        var waiting = new Stack<int>([root]);
        while (waiting.TryPop(out var id))
        {
            if (PeakOf(id) is { } peak)
            {
                _peaks[id] = peak;
                together += peak;
            }

            foreach (var child in ChildrenOf(id))
            {
                waiting.Push(child);
            }
        }

        Most = Math.Max(Most, together);
    }

    private static double? PeakOf(int id)
    {
        const string Peak = "VmHWM:";
        string? line = Lines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(Peak, StringComparison.Ordinal));
        return line is null ? null : double.Parse(line[Peak.Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
    }

    // Each thread has the children that it started.
    private static IEnumerable<int> ChildrenOf(int id)
    {
        var threads = $"/proc/{id}/task";
        string[] folders;
        try
        {
            folders = Directory.GetDirectories(threads);
        }
        catch (IOException)
        {
            return [];
        }

        return folders.SelectMany(thread => Lines(Path.Combine(thread, "children")))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture));
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
            return [];
        }
    }
}
