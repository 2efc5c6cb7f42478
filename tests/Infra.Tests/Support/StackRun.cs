using System.Collections.Concurrent;
using System.Collections.Immutable;
using Infra.Clusters;
using Infra.Platform;
using Infra.Settings;
using Infra.Stacks;
using Pulumi;
using Pulumi.Testing;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Support;

/// <summary>
/// One run of the program for a stack of any cloud. Nothing answers but the preview's assumptions, so that no cloud needs mocks of its own;
/// what only a cloud knows is unknown, as in a preview.
/// </summary>
internal sealed class StackRun
{
    // PULUMI_CONFIG belongs to the whole process and is read when a run begins.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private static readonly ConcurrentDictionary<string, Lazy<Task<StackRun>>> ShippedRuns = new();

    private StackRun(LoadedSettings settings, ImmutableArray<Registered> resources)
    {
        Settings = settings;
        Resources = resources;
    }

    public LoadedSettings Settings { get; }

    /// <summary>Every resource but the stack, in the order of registration.</summary>
    public ImmutableArray<Registered> Resources { get; }

    /// <summary>The contract that the cluster gave the platform.</summary>
    public ClusterContract Contract => Assert.IsType<SparkPlatformArgs>(One("spark-platform:platform:Platform").Args).Cluster;

    /// <summary>The run with a stack's file as it is shipped, made once for all tests.</summary>
    public static Task<StackRun> Shipped(string file) => ShippedRuns.GetOrAdd(file, new Lazy<Task<StackRun>>(() => OfAsync(new StackFiles(file)))).Value;

    public static async Task<StackRun> OfAsync(StackFiles files)
    {
        var settings = files.Load();
        var mocks = new AssumingMocks(files);
        var recorder = new Recorder(settings);
        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", files.Configuration());
            await Deployment.TestWithServiceProviderAsync<RecordedStack>(
                mocks, recorder, new TestOptions { ProjectName = files.Project, StackName = files.Stack, IsPreview = true });
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
            OneAtATime.Release();
        }

        var inputs = mocks.Registered.ToLookup(resource => (resource.Type, resource.Name), resource => resource.Inputs);
        return new StackRun(
            settings,
            [.. recorder.Seen.Select(seen => new Registered(seen, [], inputs[(seen.Resource.GetResourceType(), seen.Resource.GetResourceName())].First()))]);
    }

    public IReadOnlyList<Registered> Of(string type) => [.. Resources.Where(resource => resource.Type == type)];

    public Registered One(string type) => Assert.Single(Of(type));

    public Registered One(string type, string name) => Assert.Single(Of(type), resource => resource.Name == name);

    /// <summary>Every resource has its inputs as state; the functions answer as tools/preview/assumptions.yaml says.</summary>
    private sealed class AssumingMocks(StackFiles files) : IMocks
    {
        private static readonly Lazy<YamlMappingNode> Assumptions = new(() =>
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "assumptions.yaml"))));
            return (YamlMappingNode)yaml.Documents[0].RootNode;
        });

        public ConcurrentBag<MockResourceArgs> Registered { get; } = [];

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Registered.Add(args);
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult(Answer(Assumptions.Value[args.Token!]["answer"]));

        private object Answer(YamlNode node) => node switch
        {
            YamlMappingNode map => map.Children.ToDictionary(child => ((YamlScalarNode)child.Key).Value!, child => Answer(child.Value)),
            YamlSequenceNode list => list.Children.Select(Answer).ToList(),
            YamlScalarNode scalar => Filled(scalar.Value!),
            _ => throw new InvalidOperationException($"{node} is not expected in the assumptions."),
        };

        private string Filled(string text)
        {
            for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", StringComparison.Ordinal))
            {
                var end = text.IndexOf('}', at);
                text = text[..at] + files.Value(text[(at + 2)..end]) + text[(end + 1)..];
            }

            return text;
        }
    }

    /// <summary>Hands the stack's class to Pulumi and remembers what the stack registers.</summary>
    private sealed class Recorder(LoadedSettings settings) : IServiceProvider
    {
        public LoadedSettings Settings => settings;

        public List<ResourceTransformationArgs> Seen { get; } = [];

        public object GetService(Type serviceType) => new RecordedStack(this);

        public ResourceTransformationResult? Record(ResourceTransformationArgs args)
        {
            if (args.Resource is not Stack)
            {
                Seen.Add(args);
            }

            return null;
        }
    }

    private sealed class RecordedStack : Stack
    {
        public RecordedStack(Recorder recorder)
            : base(new StackOptions { ResourceTransformations = { recorder.Record } }) =>
            _ = StackProgram.DeployAsync(recorder.Settings).GetAwaiter().GetResult();
    }
}
