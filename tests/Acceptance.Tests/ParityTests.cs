namespace Acceptance.Tests;

/// <summary>The platform is the same on every cloud, but for what stacks/parity.yaml declares.</summary>
public sealed class ParityTests
{
    private static readonly string[] Stacks = [.. StackPlan.Stacks.Select(row => row.Data)];

    [Fact]
    public async Task Every_difference_is_declared()
    {
        var run = await PreviewProcess.RunAsync("parity");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("", run.Errors);
        Assert.All(Stacks, stack => Assert.Contains(stack, run.Output));
        Assert.DoesNotContain("undeclared", run.Output);
    }

    [Fact]
    public async Task A_stack_that_goes_its_own_way_is_named_with_object_field_and_values()
    {
        using var project = SeveralStacks();
        var (first, odd) = (Stacks[0], Stacks[^1]);
        project.Append($"stacks/Pulumi.{odd}.yaml", "\n  spark-platform:platform:\n    tenants:\n      - { name: streaming, volumes: 51 }\n");

        var run = await PreviewProcess.RunInAsync(project.Folder, "parity", first, odd);

        Assert.Equal(1, run.ExitCode);
        var errors = run.Errors.Split('\n');
        Assert.Equal("error: ResourceQuota streaming/quota (layer streaming) differs in 1 field that nobody declared:", errors[0]);
        Assert.Equal("  spec.hard.persistentvolumeclaims", errors[1]);
        Assert.Equal([first, "50"], errors[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([odd, "51"], errors[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("    - object: ResourceQuota streaming/quota\n      fields: [spec.hard.persistentvolumeclaims]\n", run.Errors);
        Assert.Single(errors, line => line.StartsWith("error:", StringComparison.Ordinal));
        Assert.Contains("undeclared: spec.hard.persistentvolumeclaims", run.Output);
    }

    [Fact]
    public async Task A_tenant_that_one_stack_has_alone_is_a_difference()
    {
        using var project = SeveralStacks();
        project.Append(
            "stacks/Pulumi.eks.yaml",
            """

              spark-platform:platform:
                tenants:
                  - name: alone
                    owner: unknown-team
                    costCenter: "9"
                    guaranteed: { cpu: 4, memory: 16Gi }
                    ceiling: { cpu: 64, memory: 256Gi }

            """);

        var other = Stacks.First(stack => stack != "eks");
        var run = await PreviewProcess.RunInAsync(project.Folder, "parity", "eks", other);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error: Namespace alone (layer alone) is missing on {other}; it is on eks. Nobody declared that.", run.Errors);
    }

    [Fact]
    public async Task What_is_declared_must_be_true()
    {
        using var project = SeveralStacks();
        project.Append("stacks/parity.yaml", "\n  - object: Namespace *\n    fields: [metadata.labels]\n    reason: It was so once.\n");

        var run = await PreviewProcess.RunInAsync(project.Folder, "parity");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": The difference \"Namespace *\" declares the field metadata.labels, but no stack differs in that.", run.Errors);
    }

    [Fact]
    public async Task One_stack_alone_has_nothing_to_differ_from()
    {
        using var project = new ProjectCopy();
        File.Copy(Path.Combine(Repository.Root, "stacks", "parity.yaml"), Path.Combine(project.Folder, "stacks", "parity.yaml"));

        var run = await PreviewProcess.RunInAsync(project.Folder, "parity");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("There is only one stack to look at, eks: nothing to compare. stacks/parity.yaml is valid;", run.Output);
    }

    [Fact]
    public async Task A_mistake_in_the_file_is_reported_with_its_place()
    {
        using var project = new ProjectCopy().Write("stacks/parity.yaml", "component: spark-platform:platform:Platform\ndifferences:\n  - object: StorageClass *\n    fields: provisioner\n");

        var run = await PreviewProcess.RunInAsync(project.Folder, "parity");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(2, run.Errors.TrimEnd().Split('\n').Length);
        Assert.Contains("error: stacks/parity.yaml:4:13: fields is \"provisioner\"; expected a list of field paths.", run.Errors);
        Assert.Contains("error: stacks/parity.yaml:3:5: reason is missing;", run.Errors);
    }

    [Fact]
    public async Task A_stack_that_is_not_there_is_wrong_usage()
    {
        var run = await PreviewProcess.RunAsync("parity", "eks", "nowhere");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: There is no stack \"nowhere\".", run.Errors);
    }

    private static ProjectCopy SeveralStacks()
    {
        Assert.SkipWhen(Stacks.Length < 2, "There is only one stack: nothing to compare.");
        return new ProjectCopy().WithAllStacks();
    }
}
