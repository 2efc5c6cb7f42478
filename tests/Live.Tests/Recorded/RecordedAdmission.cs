using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests.Recorded;

/// <summary>
/// The API server, with all admission, takes what the operator, Spark and YuniKorn make of each example, in each tenant: pods, and the
/// services, ConfigMaps and claims that they come with. Each is asked for as who makes it, by a dry run.
/// </summary>
internal static class RecordedAdmission
{
    private static readonly Subject Operator = Subject.ServiceAccount("spark-operator", "spark-operator-controller");

    private static readonly Subject YuniKorn = Subject.ServiceAccount("scheduling", "yunikorn-admin");

    /// <param name="cluster">The cluster with a stack in it.</param>
    /// <param name="scheduler">Under which scheduler the recordings were made.</param>
    public static async Task EveryTenantTakesThem(LiveCluster cluster, string scheduler)
    {
        var recordings = Recording.All(out var reason);
        Assert.SkipWhen(recordings is null, reason);
        var mine = recordings!.Where(recording => recording.Scheduler == scheduler).ToList();
        Assert.NotEmpty(mine);
        Assert.NotEmpty(cluster.Plan.Tenants);
        var refusals = new List<string>();
        foreach (var tenant in cluster.Plan.Tenants)
        {
            Assert.True(
                await Subject.ServiceAccount(tenant.Name, "spark").MaySoonAsync(cluster.Server, "create pods", tenant.Name),
                $"The rights of Spark of {tenant} are not in force.");
        }

        foreach (var (tenant, recording) in from tenant in cluster.Plan.Tenants from recording in mine select (tenant, recording))
        {
            foreach (var made in recording.Objects.Where(made => made.File is not ("application" or "schedule" or "workload" or "shared-claim")))
            {
                // Accounts are made by the controller manager, a moment after their namespace.
                var answer = await Eventually.AskAsync(
                    () => cluster.Server.CreateAsync(made.AsSent(tenant.Name), Maker(made, tenant)),
                    answer => !answer.Message.Contains("error looking up service account", StringComparison.Ordinal));
                if (!answer.Accepted && !IsExpected(answer, recording, made, cluster.Plan, tenant))
                {
                    refusals.Add($"{tenant}, {recording}, {made.File}: {answer.Message}");
                }
            }
        }

        Assert.True(refusals.Count == 0, string.Join('\n', refusals));
    }

    /// <summary>
    /// Drivers and what belongs to them are made by the operator's spark-submit, executors by the driver. The operator's and YuniKorn's own
    /// roles come with their charts, which are not there: they act by name, with an administrator's rights.
    /// </summary>
    private static Subject Maker(RecordedObject made, Tenant tenant) => made.File.Split('-')[0] switch
    {
        "driver" => Subject.WithAllRights(Operator),
        "executor" => Subject.ServiceAccount(tenant.Name, "spark"),
        "placeholder" => Subject.WithAllRights(YuniKorn),
        _ => throw new InvalidOperationException($"Who makes {made.File} is not known."),
    };

    /// <summary>The claim `shared` is of tenants that have it in their settings only; the example says so at its top.</summary>
    private static bool IsExpected(Answer answer, Recording recording, RecordedObject made, LayerPlan plan, Tenant tenant) =>
        recording.Example == "shared-files.yaml"
        && made.Kind == "Pod"
        && !plan.Objects.Any(one => one is { Kind: "PersistentVolumeClaim", Name: "shared" } && one.Namespace == tenant.Name)
        && answer.Message.Contains("A pod of Spark mounts no claim but", StringComparison.Ordinal);
}
