using Acceptance.Tests;
using Engine.Tests.Cli;

namespace Engine.Tests.Edits;

/// <summary>A copy of the project with the laptop's stack, whose charts come from a repository of ours and whose program is built.</summary>
internal sealed class LaptopProject : IDisposable
{
    private readonly ProjectCopy _copy = new();

    /// <param name="charts">The address of the chart repository.</param>
    public LaptopProject(string charts)
    {
        _copy.Delete("stacks/Pulumi.eks.yaml")
            .Replace("Pulumi.yaml", "runtime: dotnet", $"runtime: {{ name: dotnet, options: {{ binary: {Repository.Built("Infra")} }} }}")
            .Write(Stack, File.ReadAllText(Path.Combine(Repository.Root, "stacks/examples/Pulumi.local.yaml")))
            .Write("policies/PulumiPolicy.yaml", $"runtime: {{ name: dotnet, options: {{ binary: {Repository.Built("Policies")} }} }}\n");
        Edit(stack =>
        {
            string[] all = ["monitoring/chart", "sparkOperator/chart", "scheduler/charts/yunikorn", "scheduler/charts/kueue", "catalogue/cloudNativePg/chart"];
            foreach (var chart in all)
            {
                stack.Set($"platform/{chart}/repository", charts);
            }
        });
        Edit(policies => policies.Add("policies/helm-release-repository/repositories", charts), "stacks/policies.yaml");
    }

    public const string Stack = $"stacks/Pulumi.{PulumiCli.Stack}.yaml";

    public const string Platform = "stacks/platform.yaml";

    public string Folder => _copy.Folder;

    /// <summary>The folder of the policy pack, built.</summary>
    public string Policies => Path.Combine(Folder, "policies");

    public LaptopProject Edit(Action<YamlFile> edit, string file = Stack)
    {
        var yaml = new YamlFile(Path.Combine(Folder, file));
        edit(yaml);
        yaml.Save();
        return this;
    }

    /// <summary>The preview's plan of the stack, as JSON.</summary>
    public async Task<string> PlanAsync()
    {
        var run = await PreviewProcess.RunInAsync(Folder, "plan", PulumiCli.Stack, "--json");
        return run.ExitCode == 0 ? run.Output : throw new InvalidOperationException($"preview plan: {run.Errors}");
    }

    public void Dispose() => _copy.Dispose();
}
