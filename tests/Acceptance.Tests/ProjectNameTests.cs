using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>
/// "pulumi new" asks for the project's name, so the stacks must plan in a project of any name, and be written in each form that the CLI takes.
/// </summary>
public sealed partial class ProjectNameTests
{
    public static TheoryData<string, string> Forms() => new(
        from stack in (string[])["eks", "onprem"]
        from prefix in (string[])["spark-platform:", "my-spark:", ""]
        select (stack, prefix));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_stack_plans_in_a_project_of_another_name(string stack, string prefix)
    {
        using var shipped = new ProjectCopy().WithAllStacks();
        using var project = Named(stack, prefix);

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", stack, "--json");

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        // The project's name is in the URNs, in the stack's own name and in the tags that say whose a thing is, and nowhere else.
        Assert.Equal(
            (await PreviewProcess.RunInAsync(shipped.Folder, "plan", stack, "--json")).Output,
            ProjectsName().Replace(run.Output, "${before}spark-platform${after}"));
    }

    private static ProjectCopy Named(string stack, string prefix)
    {
        var project = new ProjectCopy().WithAllStacks().Replace("Pulumi.yaml", "name: spark-platform\n", "name: my-spark\n");
        var file = $"stacks/Pulumi.{stack}.yaml";
        return prefix == "spark-platform:" ? project : project.Replace(file, "\n  spark-platform:", $"\n  {prefix}");
    }

    [GeneratedRegex("(?<before>::|\"|=)my-spark(?<after>::|[-/_](eks|onprem))")]
    private static partial Regex ProjectsName();
}
