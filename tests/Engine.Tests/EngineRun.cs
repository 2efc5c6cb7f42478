using System.Text.Json.Nodes;
using Engine.Tests.Charts;
using Engine.Tests.Cli;
using Engine.Tests.Cluster;
using Engine.Tests.Edits;
using RealParts;

namespace Engine.Tests;

/// <summary>
/// One life of the laptop's stack with the real engine on a real API server: made, looked at, changed, removed and made again. It is run
/// once; the tests ask what came out of it.
/// </summary>
public sealed class EngineRun : IAsyncLifetime
{
    private string _missing = "";
    private Outcome? _outcome;

    internal Outcome Outcome
    {
        get
        {
            Assert.SkipWhen(_outcome is null, _missing);
            return _outcome;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (PartsFolder.Find(out _missing, Part.ControlPlane, Part.Engine, Part.Crds) is not { } parts)
        {
            return;
        }

        await using var cluster = await ControlPlane.StartAsync(parts);
        await using var charts = await ChartRepository.StartAsync(SmallCharts.All(await cluster.CrdsAsync()));
        await using var binder = new ClaimBinder(cluster.Client);
        _outcome = await LiveAsync(cluster, charts, await CliAsync(parts, cluster, charts));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<PulumiCli> CliAsync(PartsFolder parts, ControlPlane cluster, ChartRepository charts)
    {
        // The laptop's stack names kind's context.
        var kubeconfig = Path.Combine(cluster.Folder, "kind.kubeconfig");
        await File.WriteAllTextAsync(
            kubeconfig, (await File.ReadAllTextAsync(cluster.Kubeconfig)).Replace("contexts: [{ name: test", "contexts: [{ name: kind-spark"));
        var certificate = Path.Combine(cluster.Folder, "charts.crt");
        await File.WriteAllTextAsync(certificate, charts.Certificate);
        return new PulumiCli(await parts.UnpackedAsync(Part.Engine), cluster.Folder, kubeconfig, certificate);
    }

    private static async Task<Outcome> LiveAsync(ControlPlane cluster, ChartRepository charts, PulumiCli pulumi)
    {
        using var laptop = new LaptopProject(charts.Address);
        var plan = await PlanAsync(laptop, charts);
        await pulumi.RunAsync(laptop.Folder, "stack", "init", PulumiCli.Stack, "--secrets-provider", "passphrase");

        var outcome = new Outcome { Plan = plan, Fresh = await pulumi.PreviewAsync(laptop.Folder, "--policy-pack", laptop.Policies) };
        using (var broken = new LaptopProject(charts.Address))
        {
            broken.Edit(policies => policies.Set("policies/helm-release-repository/repositories", "[https://charts.example.com]"), "stacks/policies.yaml");
            outcome.Refused = await pulumi.TryAsync(broken.Folder, "preview", "-s", PulumiCli.Stack, "--policy-pack", broken.Policies);
        }

        var empty = await ClusterContents.ReadAsync(cluster.Client);
        outcome.Up = await pulumi.UpAsync(laptop.Folder);
        outcome.Second = await pulumi.PreviewAsync(laptop.Folder);
        await pulumi.RunAsync(laptop.Folder, "refresh", "-s", PulumiCli.Stack, "--yes", "--skip-preview");
        outcome.Refresh = await pulumi.LastChangesAsync(laptop.Folder);
        await Parallel.ForEachAsync(LaptopEdits.All, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (edit, _) =>
            await outcome.EditedAsync(edit.Key, EditedAsync(edit.Value, plan, charts, pulumi)));

        using (var changed = new LaptopProject(charts.Address))
        {
            LaptopEdits.AddTenant(changed);
            LaptopEdits.AddOn(changed);
            LaptopEdits.ChartValue(changed);
            LaptopEdits.DeleteVolumes(changed);
            var changedPlan = await PlanAsync(changed, charts);
            outcome.Changed = await pulumi.UpAsync(changed.Folder);
            outcome.ReclaimPolicies =
                [.. (await k8s.StorageV1OperationsExtensions.ListStorageClassAsync(cluster.Client.StorageV1)).Items.Select(one => one.ReclaimPolicy)];
            outcome.ChartValues = await ValuesAsync(cluster, "spark-operator", "spark-operator");
            await outcome.EditedAsync(
                "add-on off",
                EditedAsync((Action<LaptopProject>)LaptopEdits.AddTenant + LaptopEdits.ChartValue + LaptopEdits.DeleteVolumes, changedPlan, charts, pulumi));
        }

        outcome.Back = await pulumi.UpAsync(laptop.Folder);
        await pulumi.RunAsync(laptop.Folder, "destroy", "-s", PulumiCli.Stack, "--yes", "--skip-preview");
        outcome.Destroyed = await pulumi.LastChangesAsync(laptop.Folder);
        outcome.Left = [.. (await ClusterContents.ReadAsync(cluster.Client)).Except(empty)];
        outcome.Again = await pulumi.UpAsync(laptop.Folder);
        outcome.InHome = [.. Directory.GetFileSystemEntries(pulumi.Home).Select(entry => Path.GetFileName(entry)!)];
        return outcome;
    }

    /// <summary>The preview's and the engine's answers to an edit, both from the state that the first plan was deployed to.</summary>
    private static async Task<EditOutcome> EditedAsync(Action<LaptopProject> edit, string before, ChartRepository charts, PulumiCli pulumi)
    {
        using var project = new LaptopProject(charts.Address);
        edit(project);
        return new EditOutcome(before, await PlanAsync(project, charts), await pulumi.TryPreviewAsync(project.Folder));
    }

    /// <summary>The preview's plan; the repository has what it asks for from then on.</summary>
    private static async Task<string> PlanAsync(LaptopProject project, ChartRepository charts)
    {
        var plan = await project.PlanAsync();
        var resources = JsonNode.Parse(plan)!["deployment"]!["resources"]!.AsArray();
        foreach (var release in resources.Where(one => (string?)one!["type"] == "kubernetes:helm.sh/v3:Release"))
        {
            charts.Add((string)release!["inputs"]!["chart"]!, (string)release["inputs"]!["version"]!);
        }

        return plan;
    }

    private static async Task<JsonNode> ValuesAsync(ControlPlane cluster, string inNamespace, string release)
    {
        var map = await k8s.CoreV1OperationsExtensions.ReadNamespacedConfigMapAsync(cluster.Client.CoreV1, $"{release}-values", inNamespace);
        return JsonNode.Parse(map.Data["values"])!;
    }
}
