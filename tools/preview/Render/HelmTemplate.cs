using System.ComponentModel;
using System.Diagnostics;
using Preview.Projects;

namespace Preview.Render;

/// <summary>Expands charts with the <c>helm</c> on this machine.</summary>
/// <param name="executable">helm.</param>
/// <param name="charts">A folder with chart archives; null to take charts from their repositories.</param>
internal sealed class HelmTemplate(string executable, string? charts)
{
    /// <summary>The helm of this machine.</summary>
    /// <param name="charts">From <c>--charts</c>; null when it is not given.</param>
    /// <param name="path">The folders to look for it in, as PATH has them.</param>
    /// <exception cref="UsageException">There is no helm, or no such folder.</exception>
    public static HelmTemplate Find(string? charts, string? path)
    {
        if (charts is not null && !Directory.Exists(charts))
        {
            throw new UsageException($"--charts is {charts}, which is no folder; expected one with chart archives, as helm pull writes them.");
        }

        var name = OperatingSystem.IsWindows() ? "helm.exe" : "helm";
        var helm = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return helm is not null
            ? new HelmTemplate(helm, charts is null ? null : Path.GetFullPath(charts))
            : throw new UsageException("--expand needs helm, which is not on PATH. Install it, or leave --expand out: values.yaml and release.yaml are written without it.");
    }

    /// <summary>Looks whether every chart is there before anything is made.</summary>
    /// <exception cref="UsageException">Some are not.</exception>
    public void CheckCharts(IEnumerable<HelmRelease> releases)
    {
        HelmRelease[] missing = [.. releases.Where(release => ArchiveOf(release) is { } archive && !File.Exists(archive))];
        if (missing.Length > 0)
        {
            throw new UsageException($"{charts} lacks {string.Join(", ", missing.Select(release => release.Archive))}. Get each with helm pull, or leave --charts out to take them from their repositories.");
        }
    }

    /// <summary>Writes a release's objects into its folder.</summary>
    /// <param name="release">The release.</param>
    /// <param name="folder">The folder of the rendering.</param>
    /// <param name="cancellation">Ends helm.</param>
    /// <exception cref="HelmException">helm says no.</exception>
    public async Task ExpandAsync(HelmRelease release, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(executable, release.TemplateArguments(ArchiveOf(release)))
        {
            WorkingDirectory = Path.Combine(folder, release.Folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var helm = Start(start);
        await using var registration = cancellation.Register(() => helm.Kill(entireProcessTree: true));
        var output = helm.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = helm.StandardError.ReadToEndAsync(CancellationToken.None);
        await helm.WaitForExitAsync(CancellationToken.None);
        var objects = await output;
        var said = await errors;
        cancellation.ThrowIfCancellationRequested();
        if (helm.ExitCode != 0)
        {
            throw new HelmException($"helm cannot expand {release.Name} ({release.ChartName} {release.Version}); it ended with exit code {helm.ExitCode} and said:\n{said.Trim()}");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, release.ObjectsPath), objects.ReplaceLineEndings("\n"), cancellation);
    }

    private string? ArchiveOf(HelmRelease release) => charts is null ? null : Path.Combine(charts, release.Archive);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new UsageException($"{start.FileName} cannot be started: {e.Message}. Mend the helm on PATH, or leave --expand out.");
        }
    }
}

/// <summary>helm could not expand a chart.</summary>
internal sealed class HelmException(string message) : Exception(message);
