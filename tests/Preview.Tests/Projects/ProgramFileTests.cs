using Preview.Projects;
using Preview.Tests.Support;

namespace Preview.Tests.Projects;

public sealed class ProgramFileTests
{
    [Fact]
    public void The_build_leaves_the_program_beside_the_preview()
    {
        using var folder = new TempProject();
        folder.Write("prog/Shop.csproj", "").Write("out/bin/Preview/debug/Preview.dll", "").Write("out/bin/Shop/debug/Shop.dll", "");
        var program = Find(folder);
        Assert.Equal([Path.Combine(folder.Folder, "out/bin/Shop/debug/Shop.dll")], program.Arguments);
        Assert.Equal("dotnet", Path.GetFileNameWithoutExtension(program.Executable));
        Assert.True(File.Exists(program.Executable), "the host of this process was not found");
    }

    [Fact]
    public void What_was_published_as_native_code_stands_there_too()
    {
        using var folder = new TempProject();
        var shop = OperatingSystem.IsWindows() ? "out/publish/Shop/native/Shop.exe" : "out/publish/Shop/native/Shop";
        folder.Write("prog/Shop.csproj", "").Write(shop, "");
        var program = ProgramFile.Find(folder.Read(), null, Path.Combine(folder.Folder, "out/publish/Preview/native/"));
        Assert.Equal(Path.Combine(folder.Folder, shop), program.Executable);
        Assert.Empty(program.Arguments);
    }

    [Fact]
    public void Without_artifacts_layout_the_program_is_below_its_folder()
    {
        using var folder = new TempProject();
        folder.Write("prog/Shop.csproj", "").Write("prog/bin/Debug/net10.0/Shop.dll", "");
        Assert.Equal([Path.Combine(folder.Folder, "prog/bin/Debug/net10.0/Shop.dll")], Find(folder).Arguments);
    }

    [Fact]
    public void A_program_that_is_not_built_is_told_with_the_command()
    {
        using var folder = new TempProject();
        folder.Write("prog/Shop.csproj", "");
        Assert.Equal("The program prog/Shop.csproj is not built. Run: dotnet build prog/Shop.csproj", Assert.Throws<NotBuiltException>(() => Find(folder)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void The_folder_must_have_one_project_file(int count)
    {
        using var folder = new TempProject();
        for (var i = 0; i < count; i++)
        {
            folder.Write($"prog/Shop{i}.csproj", "");
        }

        Assert.Equal($"Pulumi.yaml: The program's folder prog has {count} project files; expected one. Name the project file in main:.", Assert.Throws<ProblemException>(() => Find(folder)).Message);
    }

    [Fact]
    public void The_binary_of_the_project_file_is_taken()
    {
        using var folder = new TempProject("name: shop\nruntime: {name: dotnet, options: {binary: out/Shop.dll}}\n");
        Assert.StartsWith("There is no program at ", Assert.Throws<NotBuiltException>(() => Find(folder)).Message, StringComparison.Ordinal);
        folder.Write("out/Shop.dll", "");
        Assert.Equal([Path.Combine(folder.Folder, "out/Shop.dll")], Find(folder).Arguments);
    }

    [Fact]
    public void An_executable_is_started_directly()
    {
        using var folder = new TempProject();
        folder.Write("shop", "");
        var program = ProgramFile.Find(folder.Read(), Path.Combine(folder.Folder, "shop"), "/");
        Assert.Equal(Path.Combine(folder.Folder, "shop"), program.Executable);
        Assert.Empty(program.Arguments);
    }

    [Fact]
    public void Another_language_needs_a_program()
    {
        using var folder = new TempProject("name: shop\nruntime: nodejs\n");
        Assert.Equal(
            "Pulumi.yaml: The runtime is nodejs; this preview finds only dotnet programs by itself. Give the program to start with --program.",
            Assert.Throws<ProblemException>(() => Find(folder)).Message);
    }

    private static ProgramFile Find(TempProject folder) => ProgramFile.Find(folder.Read(), null, Path.Combine(folder.Folder, "out/bin/Preview/debug/"));
}
