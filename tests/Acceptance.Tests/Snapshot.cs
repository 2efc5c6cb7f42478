namespace Acceptance.Tests;

/// <summary>
/// Texts that a reviewer reads, kept beside the tests. A test fails where the text has changed; with UPDATE_SNAPSHOTS=1 it writes the new
/// one instead, and the change shows in the commit.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual)
    {
        var path = PathOf(name);
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot {name}. Run the tests with UPDATE_SNAPSHOTS=1 and look at what they write.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    /// <summary>A folder's snapshots are exactly these: one that nothing makes any more is a failure too.</summary>
    public static void FolderHolds(string folder, IEnumerable<string> names)
    {
        var expected = names.Order(StringComparer.Ordinal).ToList();
        var found = Directory.Exists(PathOf(folder))
            ? Directory.GetFiles(PathOf(folder), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(PathOf(""), file).Replace('\\', '/'))
                .ToList()
            : [];
        if (Updating)
        {
            foreach (var stale in found.Except(expected))
            {
                File.Delete(PathOf(stale));
            }

            return;
        }

        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    private static bool Updating => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    private static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "Acceptance.Tests", "Snapshots", name);
}
