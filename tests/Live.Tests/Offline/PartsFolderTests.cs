using Acceptance.Tests;
using RealParts;

namespace Live.Tests.Offline;

public sealed class PartsFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parts-folder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_the_variable_there_are_none(string? named)
    {
        Assert.Null(Find(named, out var reason));
        Assert.Equal("No real parts. Set INFRA_TEST_REAL_PARTS to the folder that has a control plane, the Pulumi engine and their scripts.", reason);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        File.WriteAllText(Path.Combine(_folder, "stop"), "");

        Assert.Null(Find(_folder, out var reason, Part.ControlPlane, Part.Engine));
        Assert.Equal($"INFRA_TEST_REAL_PARTS is {_folder}, and here is no control-plane.tar.zst, no engine.tar.zst, no start.", WithoutTools(reason));
    }

    [Fact]
    public void A_folder_that_has_what_is_asked_for_is_found_and_a_relative_path_starts_at_the_repository()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "pods"));
        Assert.SkipUnless(Find(_folder, out var missing, Part.Pods) is not null, missing);

        Assert.Equal(_folder, Find(Path.GetRelativePath(Repository.Root, _folder), out var reason, Part.Pods)?.Folder);
        Assert.Equal("", reason);
    }

    private static PartsFolder? Find(string? named, out string reason, params Part[] needed) =>
        PartsFolder.Find(name => name == PartsFolder.Variable ? named : null, out reason, needed);

    // Which tools there are is this machine's business.
    private static string WithoutTools(string reason) =>
        string.Join(", no ", reason.TrimEnd('.').Split(", no ").Where(part => !part.EndsWith("on the PATH", StringComparison.Ordinal))) + ".";
}
