namespace Acceptance.Tests;

/// <summary>With all of the catalogue switched on, the platform is still the same on every cloud, and the policies still hold.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public async Task Every_difference_is_declared_with_everything_on()
    {
        using var project = Everything();

        var run = await PreviewProcess.RunInAsync(project.Folder, "parity");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("data-science-add-ons", run.Output);
    }

    [Fact]
    public async Task The_policies_hold_with_everything_on()
    {
        using var project = Everything();

        var run = await PreviewProcess.RunInAsync(project.Folder, "check");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }

    [Fact]
    public async Task The_same_settings_give_the_same_plan()
    {
        using var project = Everything();

        var first = await PreviewProcess.RunInAsync(project.Folder, "plan", "eks", "--json");
        var second = await PreviewProcess.RunInAsync(project.Folder, "plan", "eks", "--json");

        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Equal(first.Output, second.Output);
        Assert.Contains("kafka.strimzi.io", first.Output);
    }

    private static ProjectCopy Everything() => new ProjectCopy().WithAllStacks()
        .Replace(
            "stacks/platform.yaml", "page: { enabled: false }", "page: { enabled: true, mostReplicas: 3, clients: [proxy] }\n  rookCeph: { enabled: true }")
        .Replace(
            "stacks/platform.yaml",
            "    workspace: { size: 1Ti, tier: shared }\n",
            """
                workspace: { size: 1Ti, tier: shared }
                shared: { size: 500Gi }
                claims: [{ name: models, size: 200Gi, tier: fast }]
                addOns:
                  jupyter: { loginSecret: jupyter-login }
                  zeppelin: { loginSecret: zeppelin-login }
                  kafka: { volume: { size: 200Gi, tier: fast } }
                  postgresql: {}
                  objectStore: { keysSecret: store-keys }

            """);
}
