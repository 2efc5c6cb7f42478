using Preview.Projects;
using Preview.Tests.Support;

namespace Preview.Tests.Projects;

public sealed class ProjectFileTests
{
    [Fact]
    public void A_full_project_is_read()
    {
        using var folder = new TempProject("""
            name: shop
            description: anything
            runtime:
              name: dotnet
              options:
                binary: out/Shop.dll
            main: prog
            stackConfigDir: stacks
            config:
              replicas: {type: integer, default: 3}
              zones: {type: array, items: {type: string}}
              name: short
              aws:region: eu-central-1
              key: {type: string, secret: true}
            """);
        folder.Stack("b", "").Stack("a", "").Write("stacks/other.yaml", "").Write("stacks/Pulumi.yaml", "");
        var project = folder.Read();
        Assert.Equal(("shop", "dotnet", "out/Shop.dll"), (project.Name, project.Runtime, project.Binary));
        Assert.Equal(Path.Combine(folder.Folder, "prog"), project.MainFolder);
        Assert.Equal(["a", "b"], project.Stacks());
        Assert.Equal(
            ["shop:replicas integer", "shop:zones array<string>", "shop:name ", "aws:region ", "shop:key string"],
            project.Config.Select(setting => $"{setting.Key} {setting.Type}"));
    }

    [Fact]
    public void Main_may_be_a_project_file()
    {
        using var folder = new TempProject("name: shop\nruntime: dotnet\nmain: prog/Shop.csproj\n");
        folder.Write("prog/Shop.csproj", "<Project />");
        Assert.Equal(Path.Combine(folder.Folder, "prog"), folder.Read().MainFolder);
    }

    [Theory]
    [InlineData("- a\n", "Pulumi.yaml:1:1: The file is not a map of names and values. Begin with name: and runtime:.")]
    [InlineData("", "Pulumi.yaml:1:1: The file is not a map of names and values. Begin with name: and runtime:.")]
    [InlineData("runtime: dotnet\n", "Pulumi.yaml:1:1: The project has no name. Add name: with the project's name.")]
    [InlineData("name: \"\"\nruntime: dotnet\n", "Pulumi.yaml:1:7: The project's name is empty. Write the project's name.")]
    [InlineData("name: 5\nruntime: dotnet\n", "Pulumi.yaml:1:7: name is 5; expected a text. Write a text; put quotes around it when it looks like a number, true or false.")]
    [InlineData("name: shop\n", "Pulumi.yaml:1:1: The project has no runtime. Add runtime: dotnet.")]
    [InlineData("name: shop\nruntime: [dotnet]\n", "Pulumi.yaml:2:10: runtime is a list; expected a name, or a map with name and options. Write runtime: dotnet.")]
    [InlineData("name: shop\nruntime: dotnet\nmain: gone\n", "Pulumi.yaml:3:7: main is \"gone\", which is not there; expected the program's folder or project file. Mend the path; it is relative to this file.")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: x\nstackConfigDir: y\n", "Pulumi.yaml:3:9: Both config and stackConfigDir name the folder of the stacks. Keep stackConfigDir.")]
    [InlineData("name: shop\nruntime: dotnet\nconfig: [a]\n", "Pulumi.yaml:3:9: config is a list; expected a map of settings. Write a setting per line: its name, a colon, its type or value.")]
    [InlineData("name: shop\nruntime: dotnet\nname: b\n", "Pulumi.yaml:3:1: The key \"name\" stands here twice; first on line 1. Keep one of them.")]
    public void What_is_wrong_is_told_with_its_place(string text, string problem)
    {
        using var folder = new TempProject(text);
        Assert.Equal(problem, folder.Problems());
    }

    [Theory]
    [InlineData("n: {type: number}", "Pulumi.yaml:4:13: The type of shop:n is \"number\"; expected string, integer, boolean, array or object. Use one of these.")]
    [InlineData("n: {type: array}", "Pulumi.yaml:4:7: shop:n is an array, but nothing says of what. Add items: {type: string}, or another type.")]
    [InlineData("n: {type: integer, default: x}", "Pulumi.yaml:4:31: The default of shop:n is \"x\"; expected integer. Write a whole number, for example 3.")]
    [InlineData("n: {type: string, default: 5}", "Pulumi.yaml:4:30: The default of shop:n is 5; expected string. Write a text; put quotes around it when it looks like a number, true or false.")]
    [InlineData("n: {type: array, items: {type: integer}, default: [1, x]}", "Pulumi.yaml:4:53: The default of shop:n is a list; expected array<integer>. Write a list whose items are of type integer.")]
    [InlineData("n: {default: 1, value: 2}", "Pulumi.yaml:4:19: The setting shop:n has both a default and a value. Keep default when a stack may say otherwise, value when not.")]
    [InlineData("n: {typ: string}", "Pulumi.yaml:4:7: The setting shop:n has the attribute \"typ\"; expected type, items, description, secret, default or value. Remove it.")]
    [InlineData("n: {type: string, secret: 1}", "Pulumi.yaml:4:29: \"secret\" of shop:n is 1; expected true or false. Write true or false.")]
    [InlineData("aws:n: {type: string, value: a}", "Pulumi.yaml:4:11: aws:n is not a setting of this project, so it cannot have a type. Remove type.")]
    [InlineData("aws:n: {default: a}", "Pulumi.yaml:4:11: aws:n is not a setting of this project, so it cannot have a default. Write value instead of default.")]
    [InlineData("aws:n: {description: a}", "Pulumi.yaml:4:3: aws:n is not a setting of this project and has no value. Add value.")]
    [InlineData("a:b:c: x", "Pulumi.yaml:4:3: The setting \"a:b:c\" has no usable name; expected name, namespace:name. Rename it.")]
    [InlineData("n: 1\n  shop:n: 2", "Pulumi.yaml:5:3: The setting shop:n is declared twice; first on line 4. Keep one of them.")]
    public void A_schema_that_pulumi_refuses_is_told(string setting, string problem)
    {
        using var folder = new TempProject($"name: shop\nruntime: dotnet\nconfig:\n  {setting}\n");
        Assert.Equal(problem, folder.Problems());
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        using var folder = new TempProject("name: shop\nmain: gone\nconfig:\n  a: {type: x}\n  b: {type: y}\n");
        Assert.Equal(4, folder.Problems().Split('\n').Length);
    }

    [Fact]
    public void The_nearest_project_above_is_found()
    {
        using var folder = new TempProject();
        folder.Write("prog/deep/x", "");
        Assert.Equal(Path.Combine(folder.Folder, "Pulumi.yaml"), ProjectFile.Above(Path.Combine(folder.Folder, "prog", "deep")));
        Assert.Equal(Path.Combine(folder.Folder, "Pulumi.yaml"), ProjectFile.Find(folder.Folder));
    }

    [Fact]
    public void A_folder_without_project_is_wrong_usage()
    {
        var folder = Directory.CreateTempSubdirectory("preview-test-").FullName;
        Assert.Equal(
            $"There is no Pulumi.yaml in {folder}. Give --cwd the folder of a Pulumi project.",
            Assert.Throws<UsageException>(() => ProjectFile.Find(folder)).Message);
        Directory.Delete(folder);
    }
}
