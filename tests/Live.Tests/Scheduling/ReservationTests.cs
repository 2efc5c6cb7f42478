using k8s;
using k8s.Models;
using Live.Tests.Cluster;
using RealParts;

namespace Live.Tests.Scheduling;

/// <summary>
/// Real YuniKorn over three nodes of 32 cores and an idle one that executors do not tolerate, as the nodes of drivers are. A tenant fills the three
/// and has pods waiting; another one asks for what it is guaranteed.
/// </summary>
[Collection("YuniKorn")]
public sealed class ReservationTests
{
    private const string Queues = """
        partitions:
          - name: default
            placementrules: [{ name: tag, value: namespace, create: false }]
            preemption: { enabled: true }
            queues:
              - name: root
                submitacl: "*"
                queues:
                  - name: borrower
                    resources: { guaranteed: { vcore: 40, memory: 200G }, max: { vcore: 400, memory: 2000G } }
                    properties: { preemption.policy: default, preemption.delay: 5s, priority.policy: fence, application.sort.policy: fifo }
                  - name: owner
                    resources: { guaranteed: { vcore: 40, memory: 200G }, max: { vcore: 400, memory: 2000G } }
                    properties: { preemption.policy: default, preemption.delay: 5s, priority.policy: fence, application.sort.policy: fifo }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_reservations_a_guarantee_comes_back() =>
        Assert.Equal(10, await RunningOfTheOwnerAsync("DISABLE_RESERVATION=true", running => running == 10));

    /// <summary>Where this fails, YuniKorn has fixed YUNIKORN-3092, and the warning in docs/scheduling.md can go.</summary>
    [Fact]
    public async Task With_them_it_does_not() => Assert.Equal(0, await RunningOfTheOwnerAsync(null, running => running > 0));

    /// <param name="environment">A variable of the scheduler's environment.</param>
    /// <param name="until">Ends the wait, which takes 40 seconds at most.</param>
    /// <returns>How many of the owner's ten pods run.</returns>
    private static async Task<int> RunningOfTheOwnerAsync(string? environment, Predicate<int> until)
    {
        var parts = PartsFolder.Find(out var missing, Part.ControlPlane, Part.Schedulers);
        Assert.SkipWhen(parts is null, missing);
        await using var cluster = await ControlPlane.StartAsync(parts, Cancellation);
        await AddIdleNodeAsync(cluster.Client);
        foreach (var name in (string[])["scheduling", "borrower", "owner"])
        {
            await cluster.Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } }, cancellationToken: Cancellation);
        }

        var configuration = new V1ConfigMap
        {
            Metadata = new V1ObjectMeta { Name = "yunikorn-configs" },
            Data = new Dictionary<string, string> { ["queues.yaml"] = Queues },
        };
        await cluster.Client.CoreV1.CreateNamespacedConfigMapAsync(configuration, "scheduling", cancellationToken: Cancellation);
        await cluster.StartSchedulerAsync("yunikorn", environment, Cancellation);

        await AskAsync(cluster.Client, "borrower", 30);
        Assert.Equal(24, await Eventually.AskAsync(() => RunningAsync(cluster.Client, "borrower"), running => running == 24));

        // So long that a waiting pod has reserved each node: two seconds, one pod after the other.
        await Task.Delay(TimeSpan.FromSeconds(10), Cancellation);
        await AskAsync(cluster.Client, "owner", 10);
        return await Eventually.AskAsync(() => RunningAsync(cluster.Client, "owner"), until, TimeSpan.FromSeconds(40));
    }

    private static async Task AddIdleNodeAsync(Kubernetes client)
    {
        var like = (await client.CoreV1.ListNodeAsync(cancellationToken: Cancellation)).Items[0];
        var node = new V1Node
        {
            Metadata = new V1ObjectMeta { Name = "idle", Annotations = like.Metadata.Annotations, Labels = like.Metadata.Labels },
            Spec = new V1NodeSpec { Taints = [new V1Taint { Key = "CriticalAddonsOnly", Value = "true", Effect = "NoSchedule" }] },
            Status = new V1NodeStatus { Allocatable = like.Status.Allocatable, Capacity = like.Status.Capacity },
        };
        await client.CoreV1.CreateNodeAsync(node, cancellationToken: Cancellation);
    }

    private static async Task AskAsync(Kubernetes client, string queue, int pods)
    {
        // A controller makes each namespace's account, without which no pod is taken.
        await Eventually.AskAsync(
            async () => (await client.CoreV1.ListNamespacedServiceAccountAsync(queue, cancellationToken: Cancellation)).Items.Count, accounts => accounts > 0);
        foreach (var index in Enumerable.Range(0, pods))
        {
            var resources = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("4"), ["memory"] = new("8Gi") };
            var pod = new V1Pod
            {
                Metadata = new V1ObjectMeta
                {
                    Name = $"exec-{index}",
                    Labels = new Dictionary<string, string> { ["applicationId"] = queue, ["queue"] = $"root.{queue}" },
                },
                Spec = new V1PodSpec
                {
                    SchedulerName = "yunikorn",
                    Containers =
                    [
                        new V1Container
                        {
                            Name = "executor",
                            Image = "spark",
                            Resources = new V1ResourceRequirements { Requests = resources, Limits = resources },
                        },
                    ],
                },
            };
            await client.CoreV1.CreateNamespacedPodAsync(pod, queue, cancellationToken: Cancellation);
        }
    }

    private static async Task<int> RunningAsync(Kubernetes client, string queue) =>
        (await client.CoreV1.ListNamespacedPodAsync(queue, cancellationToken: Cancellation)).Items
            .Count(pod => pod.Status.Phase == "Running" && pod.Metadata.DeletionTimestamp is null);
}
