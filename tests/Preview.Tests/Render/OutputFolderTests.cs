using Preview.Projects;
using Preview.Render;

namespace Preview.Tests.Render;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("preview-render-").FullName;

    private string Place => Path.Combine(_root, "deep", "out");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_folder_is_made_with_all_that_is_above_it()
    {
        await Write("a/b.yaml");
        Assert.Equal([".rendered", "a/b.yaml"], Files());
        Assert.Equal("# Written by `preview render`, which replaces this folder when it is told to with --force. Its files:\na/b.yaml\n", File.ReadAllText(Path.Combine(Place, ".rendered")));
        NothingBeside();
    }

    [Fact]
    public async Task An_empty_folder_is_taken()
    {
        Directory.CreateDirectory(Place);
        await Write("a.yaml");
        Assert.Equal([".rendered", "a.yaml"], Files());
        NothingBeside();
    }

    [Fact]
    public async Task An_earlier_rendering_is_replaced_only_with_force()
    {
        await Write("old.yaml");
        var refused = await Assert.ThrowsAsync<UsageException>(() => Write("new.yaml"));
        Assert.Equal($"{Place} holds an earlier rendering. Add --force to replace it, or give --out another folder.", refused.Message);
        Assert.Equal([".rendered", "old.yaml"], Files());
        await Write("new.yaml", force: true);
        Assert.Equal([".rendered", "new.yaml"], Files());
        NothingBeside();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_others_wrote_is_left_alone(bool force)
    {
        Directory.CreateDirectory(Place);
        File.WriteAllText(Path.Combine(Place, "thesis.txt"), "work of years");
        var refused = await Assert.ThrowsAsync<UsageException>(() => Write("a.yaml", force));
        Assert.Equal($"{Place} is not empty, and no rendering wrote what is in it; it is left alone. Give --out another folder, or empty it yourself.", refused.Message);
        Assert.Equal(["thesis.txt"], Files());
        NothingBeside();
    }

    [Fact]
    public async Task A_marker_of_something_else_is_none()
    {
        Directory.CreateDirectory(Place);
        File.WriteAllText(Path.Combine(Place, ".rendered"), "mine\n");
        await Assert.ThrowsAsync<UsageException>(() => Write("a.yaml", force: true));
        Assert.Equal([".rendered"], Files());
    }

    [Fact]
    public async Task A_file_that_was_put_into_a_rendering_is_not_lost()
    {
        await Write("a/old.yaml");
        File.WriteAllText(Path.Combine(Place, "a", "mine.yaml"), "");
        var refused = await Assert.ThrowsAsync<UsageException>(() => Write("new.yaml", force: true));
        Assert.Equal($"{Place} holds a file that no rendering wrote: a/mine.yaml. Move it out of there.", refused.Message);
        Assert.Equal([".rendered", "a/mine.yaml", "a/old.yaml"], Files());
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        File.WriteAllText(Place, "");
        var refused = await Assert.ThrowsAsync<UsageException>(() => Write("a.yaml", force: true));
        Assert.Equal($"--out is {Place}, which is a file; expected a folder that is empty or not there.", refused.Message);
    }

    [Fact]
    public void The_root_of_the_file_system_is_no_folder_of_its_own() =>
        Assert.StartsWith("--out is ", Assert.Throws<UsageException>(() => OutputFolder.At(Path.GetPathRoot(_root)!, force: true)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_fails_halfway_leaves_everything_as_it_was()
    {
        await Write("old.yaml");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Write("new.yaml", force: true, add: folder =>
        {
            Assert.True(File.Exists(Path.Combine(folder, "new.yaml")));
            Assert.False(File.Exists(Path.Combine(Place, "new.yaml")));
            throw new InvalidOperationException();
        }));
        Assert.Equal([".rendered", "old.yaml"], Files());
        NothingBeside();
    }

    [Fact]
    public async Task What_appears_there_meanwhile_is_left_alone()
    {
        await Assert.ThrowsAsync<UsageException>(() => Write("new.yaml", force: true, add: _ =>
        {
            Directory.CreateDirectory(Place);
            File.WriteAllText(Path.Combine(Place, "thesis.txt"), "");
            return Task.CompletedTask;
        }));
        Assert.Equal(["thesis.txt"], Files());
        NothingBeside();
    }

    [Fact]
    public async Task What_is_added_belongs_to_it()
    {
        await Write("a.yaml", add: folder => File.WriteAllTextAsync(Path.Combine(folder, "objects.yaml"), "", TestContext.Current.CancellationToken));
        await Write("a.yaml", force: true);
        Assert.Equal([".rendered", "a.yaml"], Files());
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        var real = Directory.CreateDirectory(Path.Combine(_root, "real")).FullName;
        var link = Path.Combine(_root, "link");
        Directory.CreateSymbolicLink(link, real);
        using var folder = OutputFolder.At(link, force: false);
        await folder.WriteAsync([new RenderedFile("a.yaml", "")]);
        Assert.Equal(real, new DirectoryInfo(link).LinkTarget);
        Assert.True(File.Exists(Path.Combine(real, "a.yaml")));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told()
    {
        File.WriteAllText(Path.Combine(_root, "deep"), "");
        var refused = await Assert.ThrowsAsync<UsageException>(() => Write("a.yaml"));
        Assert.StartsWith($"The rendering cannot be written to {Place}: ", refused.Message, StringComparison.Ordinal);
    }

    private async Task Write(string file, bool force = false, Func<string, Task>? add = null)
    {
        using var folder = OutputFolder.At(Place, force);
        await folder.WriteAsync([new RenderedFile(file, "")], add);
    }

    private string[] Files() => [.. Directory.EnumerateFiles(Place, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Place, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private void NothingBeside() => Assert.Equal([Place], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Place)!));
}
