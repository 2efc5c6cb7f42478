using k8s;
using Live.Tests.Cluster;
using Live.Tests.Plans;

namespace Live.Tests;

/// <summary>The disposable cluster with a stack's layers in it: applied before the first test and removed after the last one.</summary>
public sealed class LiveCluster : IAsyncLifetime
{
    private ApiServer? _server;
    private LayerPlan? _plan;
    private AppliedLayers? _layers;

    internal ApiServer Server => Named(_server);

    internal LayerPlan Plan => Named(_plan);

    internal AppliedLayers Layers => Named(_layers);

    public async ValueTask InitializeAsync()
    {
        if (LiveSettings.Read(Environment.GetEnvironmentVariable) is not { } settings)
        {
            return;
        }

        _plan = await StackOnDisk.PlanAsync(settings.Stack);
        _server = new ApiServer(KubernetesClientConfiguration.BuildConfigFromConfigFile(settings.Kubeconfig));
        _layers = await AppliedLayers.ApplyAsync(_server, _plan);
    }

    public async ValueTask DisposeAsync()
    {
        using (_server)
        {
            if (_layers is not null)
            {
                await _layers.RemoveAsync(AppliedLayers.Patience);
            }
        }
    }

    private static T Named<T>(T? part)
        where T : class
    {
        Assert.SkipWhen(part is null, LiveSettings.HowToRun);
        return part;
    }
}

/// <summary>Every test about the cluster shares the one that is filled once.</summary>
[CollectionDefinition(Name)]
public sealed class LiveTests : ICollectionFixture<LiveCluster>
{
    public const string Name = "a live cluster";
}
