using Preview.Sides;

namespace Preview.Tests.Sides;

public sealed class RevisionCacheTests : IDisposable
{
    private static readonly string Commit = new('a', 40);

    private readonly string _folder = Directory.CreateTempSubdirectory("preview-cache-").FullName;

    [Fact]
    public void What_is_kept_is_found_for_the_same_commit_and_project()
    {
        var cache = new RevisionCache(_folder);
        var kept = cache.Keep(Written(cache, "1"), Commit, "");
        Assert.Equal(kept, new RevisionCache(_folder).Find(Commit, ""));
        Assert.Null(cache.Find(Commit, "other"));
        Assert.Null(cache.Find(new string('b', 40), ""));
        Assert.Equal("*\n", File.ReadAllText(Path.Combine(cache.Folder, ".gitignore")));
    }

    [Fact]
    public void Of_two_that_write_the_same_the_first_wins_and_nothing_is_left()
    {
        var cache = new RevisionCache(_folder);
        var second = Written(cache, "2");
        var kept = cache.Keep(Written(cache, "1"), Commit, "");
        Assert.Equal(kept, cache.Keep(second, Commit, ""));
        Assert.Equal("1", File.ReadAllText(Path.Combine(kept, "eks.json")));
        Assert.Equal([kept], Directory.GetDirectories(Path.GetDirectoryName(kept)!));
    }

    [Fact]
    public void The_entries_that_were_used_last_stay()
    {
        var cache = new RevisionCache(_folder);
        string[] kept = [.. Enumerable.Range(0, 22).Select(index => cache.Keep(Written(cache, "1"), $"{index:D12}{Commit}", ""))];
        for (var i = 0; i < kept.Length; i++)
        {
            Directory.SetLastWriteTimeUtc(kept[i], DateTime.UtcNow.AddMinutes(i - 60));
        }

        cache.Find($"{0:D12}{Commit}", "");
        cache.Clean();
        Assert.Equal([kept[0], .. kept[3..]], kept.Where(Directory.Exists));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Written(RevisionCache cache, string text)
    {
        var folder = cache.Begin(Commit);
        File.WriteAllText(Path.Combine(folder, "eks.json"), text);
        return folder;
    }
}
