using System.Security.Cryptography;
using System.Text;
using Preview.Engine;
using Preview.Plans;

namespace Preview.Sides;

/// <summary>
/// Plans of commits, under <c>artifacts/diff</c> of the project. An entry is written beside its place and moved there when it is
/// whole; several processes may do so at once, and the first wins. The entries that were used last are kept.
/// </summary>
internal sealed class RevisionCache
{
    private const int MostEntries = 20;

    private readonly string _entries;

    public RevisionCache(string projectFolder)
    {
        Folder = Path.Combine(projectFolder, "artifacts", "diff");
        _entries = Path.Combine(Folder, "plans");
        Directory.CreateDirectory(_entries);
        // Whatever the project's own .gitignore says, nobody commits these.
        var ignored = Path.Combine(Folder, ".gitignore");
        if (!File.Exists(ignored))
        {
            File.WriteAllText(ignored, "*\n");
        }
    }

    public string Folder { get; }

    /// <summary>The entry of a commit; null when there is none.</summary>
    public string? Find(string commit, string project)
    {
        var entry = EntryOf(commit, project);
        if (!Directory.Exists(entry))
        {
            return null;
        }

        try
        {
            Directory.SetLastWriteTimeUtc(entry, DateTime.UtcNow);
        }
        catch (IOException)
        {
            // Another process is about to remove it, or it is read only; it is good for now.
        }

        return entry;
    }

    /// <summary>A folder to write an entry in.</summary>
    public string Begin(string commit) => Directory.CreateDirectory(Path.Combine(_entries, $"{commit[..12]}.{Guid.NewGuid():N}.new")).FullName;

    /// <summary>Puts a written entry in its place; the folder where it then is.</summary>
    public string Keep(string written, string commit, string project)
    {
        var entry = EntryOf(commit, project);
        try
        {
            Directory.Move(written, entry);
        }
        catch (IOException) when (Directory.Exists(entry))
        {
            Directory.Delete(written, recursive: true);
        }

        return entry;
    }

    /// <summary>Removes what was not used for longest, and what a killed process left half-written.</summary>
    public void Clean()
    {
        var all = new DirectoryInfo(_entries).GetDirectories();
        var old = all.Where(entry => entry.Extension != ".new").OrderByDescending(entry => entry.LastWriteTimeUtc).Skip(MostEntries);
        var left = all.Where(entry => entry.Extension == ".new" && entry.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1));
        foreach (var entry in old.Concat(left))
        {
            try
            {
                entry.Delete(recursive: true);
            }
            catch (IOException)
            {
                // Another process removes it, too.
            }
        }
    }

    private string EntryOf(string commit, string project) => Path.Combine(_entries, $"{commit[..12]}-{Fingerprint(commit, project)}");

    // Another preview, or other assumptions, may make another plan of the same commit.
    private static string Fingerprint(string commit, string project)
    {
        var assumptions = Path.Combine(AppContext.BaseDirectory, Assumptions.FileName);
        var text = string.Join('\n', commit, project, typeof(Plan).Module.ModuleVersionId, PulumiSdk.Flavour, File.Exists(assumptions) ? File.ReadAllText(assumptions) : "");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }
}
