namespace Cli.Tests;

/// <summary>"pulumi new" with a name of one's own, and what the program reads in such a project.</summary>
public class NewProjectTests
{
    // The settings are read before anything is registered; then a stack of AWS stops, because there is no provider for it.
    private const string SettingsAreAccepted = "no resource plugin 'pulumi-resource-aws' found";

    private const string Stack = "stacks/Pulumi.eks.yaml";

    [Fact]
    public async Task Only_the_name_changes()
    {
        using var project = await PulumiProject.NewAsync("my-spark");

        Assert.StartsWith("name: my-spark\n", project.Read("Pulumi.yaml"), StringComparison.Ordinal);
        var files = Directory.GetFiles(project.Template, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(project.Template, file))
            .ToList();
        Assert.Equal(
            files.Order(StringComparer.Ordinal),
            Directory.GetFiles(project.Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(project.Folder, file))
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Pulumi.yaml"],
            files.Where(file => !File.ReadAllBytes(Path.Combine(project.Template, file)).SequenceEqual(File.ReadAllBytes(project.File(file)))));
    }

    [Theory]
    [InlineData("spark-platform:")]
    [InlineData("my-spark:")]
    [InlineData("")]
    public async Task The_program_reads_its_settings_in_each_form(string prefix)
    {
        using var project = await NewEksAsync();
        project.Replace(Stack, "\n  spark-platform:", $"\n  {prefix}");

        await project.RunAsync("stack", "init", "eks");
        var preview = await project.TryAsync("preview", "-s", "eks");

        Assert.Contains(SettingsAreAccepted, preview.Output + preview.Errors);
    }

    [Theory]
    [InlineData(
        "spark-platform:tags:",
        "spark-platfrom:tags:",
        "stacks/Pulumi.eks.yaml:8:3: spark-platfrom:tags has the prefix \"spark-platfrom\", which nothing reads. Did you mean spark-platform:tags?")]
    [InlineData(
        "spark-platform:tags:",
        "my-sprak:tags:",
        "stacks/Pulumi.eks.yaml:8:3: my-sprak:tags has the prefix \"my-sprak\", which nothing reads. Did you mean my-spark:tags?")]
    [InlineData(
        "  spark-platform:name: spark\n",
        "  spark-platform:name: spark\n  my-spark:name: other\n",
        "stacks/Pulumi.eks.yaml:7:3: my-spark:name is the same setting as spark-platform:name on line 6. Keep one of them.")]
    public async Task A_setting_that_nothing_reads_or_that_is_there_twice_stops_the_real_preview(string written, string instead, string error)
    {
        using var project = await NewEksAsync();
        await project.RunAsync("stack", "init", "eks");
        project.Replace(Stack, written, instead);

        var preview = await project.TryAsync("preview", "-s", "eks");

        Assert.NotEqual(0, preview.ExitCode);
        Assert.Contains(error, preview.Output + preview.Errors);
        Assert.DoesNotContain(SettingsAreAccepted, preview.Output + preview.Errors);
    }

    private static async Task<PulumiProject> NewEksAsync()
    {
        var project = await PulumiProject.CopyAsync();
        project.Replace("Pulumi.yaml", "name: spark-platform\n", "name: my-spark\n");
        project.UseBuiltProgram();
        return project;
    }
}
