using System.Diagnostics;
using Acceptance.Tests;

namespace RealParts;

/// <summary>The folder of real parts that this machine has.</summary>
public sealed class PartsFolder
{
    /// <summary>Names the folder. A relative path starts at the repository.</summary>
    public const string Variable = "INFRA_TEST_REAL_PARTS";

    // What start, stop and we unpack and ask with.
    private static readonly string[] Tools = ["bash", "curl", "openssl", "setsid", "tar", "zstd"];

    private PartsFolder(string folder) => Folder = folder;

    /// <summary>Its full path.</summary>
    public string Folder { get; }

    /// <summary>The folder, if it has all these parts and the machine has the tools for them.</summary>
    /// <param name="reason">Why it is null, for the skipped test.</param>
    /// <param name="needed">The parts that the test uses.</param>
    public static PartsFolder? Find(out string reason, params Part[] needed) => Find(Environment.GetEnvironmentVariable, out reason, needed);

    /// <summary>As above, with variables that are not this process' own.</summary>
    public static PartsFolder? Find(Func<string, string?> variable, out string reason, params Part[] needed)
    {
        if (variable(Variable) is not { Length: > 0 } named)
        {
            reason = $"No real parts. Set {Variable} to the folder that has a control plane, the Pulumi engine and their scripts.";
            return null;
        }

        var folder = Path.GetFullPath(named, Repository.Root);
        var parts = needed.Select(NameOf)
            .Concat(needed.Contains(Part.ControlPlane) ? ["start", "stop"] : [])
            .Concat(needed.Contains(Part.Schedulers) ? ["start-scheduler"] : []);
        string[] missing =
            [.. parts.Where(part => !Path.Exists(Path.Combine(folder, part))), .. Tools.Where(tool => !IsOnPath(tool)).Select(tool => $"{tool} on the PATH")];
        reason = missing.Length > 0 ? $"{Variable} is {named}, and here is no {string.Join(", no ", missing)}." : "";
        return missing.Length > 0 ? null : new PartsFolder(folder);
    }

    /// <summary>
    /// The folder with the unpacked files of an archive, for reading. Unpacked once for each repository, in artifacts/real-parts:
    /// the programs are some 400 MB, and processes share the memory of the same file.
    /// </summary>
    public async Task<string> UnpackedAsync(Part part, CancellationToken cancellation = default)
    {
        var archive = new FileInfo(Path.Combine(Folder, NameOf(part)));
        var unpacked = Path.Combine(Repository.Root, "artifacts", "real-parts", $"{part}-{archive.Length:x}-{archive.LastWriteTimeUtc.Ticks:x}");
        if (Directory.Exists(unpacked))
        {
            return unpacked;
        }

        // Several test projects run at once. The name comes last, so a process that sees it sees all files.
        var fresh = Directory.CreateDirectory($"{unpacked}-{Environment.ProcessId}-{Guid.NewGuid():n}").FullName;
        using var tar = Process.Start("tar", ["-I", "zstd --long=28", "-xf", archive.FullName, "-C", fresh]);
        await tar.WaitForExitAsync(cancellation);
        if (tar.ExitCode != 0)
        {
            throw new InvalidOperationException($"tar could not unpack {archive.FullName} (exit code {tar.ExitCode}).");
        }

        try
        {
            Directory.Move(fresh, unpacked);
        }
        catch (IOException) when (Directory.Exists(unpacked))
        {
            Directory.Delete(fresh, recursive: true);
        }

        return unpacked;
    }

    private static string NameOf(Part part) => part switch
    {
        Part.ControlPlane => "control-plane.tar.zst",
        Part.Engine => "engine.tar.zst",
        Part.Schedulers => "schedulers.tar.zst",
        Part.Crds => "crds.tar.zst",
        Part.Pods => "pods",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    internal static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
