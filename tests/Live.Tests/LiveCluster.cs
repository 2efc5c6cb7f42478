using k8s;
using Live.Tests.Cluster;
using Live.Tests.Plans;
using RealParts;

namespace Live.Tests;

/// <summary>
/// The disposable cluster with a stack's layers in it: applied before the first test and removed after the last one. It is the one that
/// the kubeconfig names, or else an empty control plane of our own with the charts' CRDs.
/// </summary>
public class LiveCluster : IAsyncLifetime
{
    private string _reason = LiveSettings.HowToRun;
    private ControlPlane? _own;
    private ApiServer? _server;
    private LayerPlan? _plan;
    private AppliedLayers? _layers;

    internal ApiServer Server => Named(_server);

    internal LayerPlan Plan => Named(_plan);

    internal AppliedLayers Layers => Named(_layers);

    /// <summary>Whether it is the cluster that the kubeconfig names, where one is named. There can be one stack in a cluster.</summary>
    protected virtual bool UsesNamedCluster => true;

    public async ValueTask InitializeAsync()
    {
        var settings = LiveSettings.Read(Environment.GetEnvironmentVariable);
        var kubeconfig = (UsesNamedCluster ? settings.Kubeconfig : null) ?? await StartAsync();
        if (kubeconfig is null)
        {
            return;
        }

        _plan = await PlanAsync(settings.Stack, withKindsOfCharts: _own is not null);
        if (_own is not null)
        {
            await _own.ApplyCrdsAsync("spark-operator");
            await _own.ApplyCrdsAsync([.. _plan.Objects.Select(one => (one.ApiVersion.Split('/')[0], one.Kind)).Distinct()]);
        }

        _server = new ApiServer(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
        _layers = await AppliedLayers.ApplyAsync(_server, _plan);
        await AdmissionBarrier.WaitAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await using (_own)
        using (_server)
        {
            if (_layers is not null)
            {
                await _layers.RemoveAsync(AppliedLayers.Patience);
            }
        }
    }

    /// <summary>Skips the test where the cluster does not know the Spark operator's kinds: a cluster of the user's has them once the chart is in it.</summary>
    internal async Task RequireSparkKindsAsync() =>
        Assert.SkipUnless(
            await Server.HasGroupAsync("sparkoperator.k8s.io"),
            "The cluster does not know the kinds of the Spark operator. Real parts have them; elsewhere apply the chart's CRDs first.");

    /// <summary>The kubeconfig of a control plane of our own; null where there are no real parts.</summary>
    private async Task<string?> StartAsync()
    {
        if (PartsFolder.Find(out var missing, Part.ControlPlane, Part.Crds) is not { } parts)
        {
            _reason = $"{LiveSettings.HowToRun} {missing}";
            return null;
        }

        _own = await ControlPlane.StartAsync(parts);
        return _own.Kubeconfig;
    }

    /// <summary>The plan of the stack that is tested.</summary>
    private protected virtual Task<LayerPlan> PlanAsync(string stack, bool withKindsOfCharts) => StackOnDisk.PlanAsync(stack, withKindsOfCharts);

    private T Named<T>(T? part)
        where T : class
    {
        Assert.SkipWhen(part is null, _reason);
        return part;
    }
}

/// <summary>Every test about the cluster shares the one that is filled once.</summary>
[CollectionDefinition(Name)]
public sealed class LiveTests : ICollectionFixture<LiveCluster>
{
    public const string Name = "a live cluster";
}
