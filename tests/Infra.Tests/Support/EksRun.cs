using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Settings;
using Infra.Stacks;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Tests.Support;

/// <summary>One run of the program for EKS under mocks, with everything that it registered.</summary>
internal sealed class EksRun
{
    private static readonly Lazy<Task<EksRun>> ShippedRun = new(() => OfAsync(new ProjectFiles()));

    private EksRun(LoadedSettings settings, ImmutableArray<Registered> resources, IDictionary<string, object?> outputs)
    {
        Settings = settings;
        Resources = resources;
        Outputs = outputs;
    }

    /// <summary>The run with the settings as they are shipped, made once for all tests.</summary>
    public static Task<EksRun> Shipped => ShippedRun.Value;

    public LoadedSettings Settings { get; }

    /// <summary>Every resource but the stack, in the order of registration.</summary>
    public ImmutableArray<Registered> Resources { get; }

    public IDictionary<string, object?> Outputs { get; }

    public static async Task<EksRun> OfAsync(ProjectFiles files, AwsMocks? mocks = null)
    {
        mocks ??= new AwsMocks();
        var settings = files.Load();
        var recorder = new Recorder(settings);
        await Deployment.TestWithServiceProviderAsync<RecordedStack>(
            mocks,
            recorder,
            new TestOptions { ProjectName = ProjectFiles.Project, StackName = ProjectFiles.StackName, IsPreview = true });
        var parents = recorder.Seen.ToDictionary(seen => seen.Resource, seen => seen.Options.Parent);
        var inputs = mocks.Registered.ToLookup(resource => (Type: resource.Type!, Name: resource.Name!), resource => resource.Inputs);
        return new EksRun(
            settings,
            [.. recorder.Seen.Select(seen => new Registered(seen, Ancestors(seen.Resource, parents), inputs[Identity(seen.Resource)].First()))],
            recorder.Outputs!);
    }

    /// <summary>The run with a change of the stack's file.</summary>
    public static Task<EksRun> WithStackAsync(string written, string instead) => OfAsync(new ProjectFiles().InStack(written, instead));

    /// <summary>The run with a change of the platform's file.</summary>
    public static Task<EksRun> WithPlatformAsync(string written, string instead) => OfAsync(new ProjectFiles().InPlatform(written, instead));

    public IReadOnlyList<Registered> Of(string type) => [.. Resources.Where(resource => resource.Type == type)];

    public Registered One(string type) => Assert.Single(Of(type));

    public Registered One(string type, string name) => Assert.Single(Of(type), resource => resource.Name == name);

    /// <summary>Everything that is somewhere below a component.</summary>
    public IReadOnlyList<Registered> Below(Registered component) =>
        [.. Resources.Where(resource => resource.Ancestors.Contains(component.Resource))];

    private static (string Type, string Name) Identity(Resource resource) => (resource.GetResourceType(), resource.GetResourceName());

    private static List<Resource> Ancestors(Resource resource, Dictionary<Resource, Resource?> parents)
    {
        var ancestors = new List<Resource>();
        for (var parent = parents[resource]; parent is not null and not Stack; parent = parents[parent])
        {
            ancestors.Add(parent);
        }

        return ancestors;
    }

    /// <summary>Hands the stack's class to Pulumi and remembers what the stack registers.</summary>
    private sealed class Recorder(LoadedSettings settings) : IServiceProvider
    {
        public LoadedSettings Settings => settings;

        public List<ResourceTransformationArgs> Seen { get; } = [];

        public IDictionary<string, object?>? Outputs { get; set; }

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

    /// <summary>Mocks do not get options; a transformation sees them, and only a stack's class can have one.</summary>
    private sealed class RecordedStack : Stack
    {
        public RecordedStack(Recorder recorder)
            : base(new StackOptions { ResourceTransformations = { recorder.Record } }) =>
            recorder.Outputs = StackProgram.DeployAsync(recorder.Settings).GetAwaiter().GetResult();
    }
}

/// <summary>A resource as the program registered it.</summary>
internal sealed class Registered(ResourceTransformationArgs seen, IReadOnlyList<Resource> ancestors, ImmutableDictionary<string, object> inputs)
{
    public Resource Resource => seen.Resource;

    public ResourceArgs Args => seen.Args;

    public ResourceOptions Options => seen.Options;

    public string Type => seen.Resource.GetResourceType();

    public string Name => seen.Resource.GetResourceName();

    /// <summary>The inputs by their wire names.</summary>
    public JsonObject Inputs { get; } = JsonSerializer.SerializeToNode(inputs)!.AsObject();

    /// <summary>The parent, its parent and so on; the stack is left out.</summary>
    public IReadOnlyList<Resource> Ancestors => ancestors;

    /// <summary>An input by its path, for example "spec.hard".</summary>
    public JsonNode? this[string path] => path.Split('.').Aggregate((JsonNode?)Inputs, (node, key) => node switch
    {
        JsonArray list => list[int.Parse(key)],
        _ => node?[key],
    });

    /// <summary>An input that is a text, a number or a boolean, as text; null where it is not set.</summary>
    public string? Text(string path) => this[path]?.ToString();

    /// <summary>An input that is a list of texts.</summary>
    public string[] Texts(string path) => [.. (this[path]?.AsArray() ?? []).Select(item => item!.ToString())];

    /// <summary>The name inside Kubernetes.</summary>
    public string? ObjectName => Text("metadata.name");

    /// <summary>The namespace inside Kubernetes.</summary>
    public string? Namespace => Text("metadata.namespace");

    /// <summary>The resources that this one waits for.</summary>
    public async Task<IReadOnlyList<string>> DependsOnAsync() =>
        [.. (await OutputUtilities.GetValueAsync(Options.DependsOn.ToOutput())).Select(resource => resource.GetResourceName())];

    public override string ToString() => $"{Type} {Name}";
}
