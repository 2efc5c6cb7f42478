using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s.Models;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Acceptance.Tests;

/// <summary>The files of a stack are what Kubernetes takes.</summary>
public sealed class RenderTests(Renderings renderings) : IClassFixture<Renderings>, IDisposable
{
    private static readonly JsonSerializerOptions Strict = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    // Kubernetes' own kinds, as its own client knows them: from "apps/v1 Deployment" to the model.
    private static readonly Dictionary<string, Type> Models = typeof(V1Namespace).Assembly.GetTypes()
        .Select(type => (Type: type, Entity: type.GetCustomAttribute<KubernetesEntityAttribute>()))
        .Where(model => model.Entity is not null && !model.Entity.Kind.EndsWith("List", StringComparison.Ordinal))
        .GroupBy(model => $"{(model.Entity!.Group is { Length: > 0 } group ? group + "/" : "")}{model.Entity.ApiVersion} {model.Entity.Kind}")
        .ToDictionary(group => group.Key, group => group.First().Type);

    private readonly string _folder = Directory.CreateTempSubdirectory("spark-platform-render-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Every_object_is_one_that_Kubernetes_knows(string stack)
    {
        var folder = await renderings.OfAsync(stack);

        var known = 0;
        foreach (var path in Objects(folder))
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder, path), TestContext.Current.CancellationToken);
            var json = Assert.IsType<JsonObject>(Json(text));
            Assert.Equal(["apiVersion", "kind", "metadata"], json.Select(field => field.Key).Take(3));
            Assert.NotEqual("", json["metadata"]!["name"]!.GetValue<string>());
            if (Models.TryGetValue($"{json["apiVersion"]} {json["kind"]}", out var model))
            {
                known++;
                var fault = Record.Exception(() => json.Deserialize(model, Strict));
                Assert.True(fault is null, $"{path}: {fault?.Message}");
            }
            else
            {
                // Kinds of others belong to a group that has a domain of its own. Snapshots are Kubernetes' own, but a cluster gets them as an add-on.
                var version = json["apiVersion"]!.GetValue<string>();
                Assert.Contains('.', version);
                Assert.True(version == "snapshot.storage.k8s.io/v1" || !version.Contains(".k8s.io/"), version);
            }
        }

        Assert.True(known > 50, $"Only {known} objects are of Kubernetes' own kinds.");
    }

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Every_resource_of_the_plan_has_its_file_and_its_place_in_the_order(string stack)
    {
        var folder = await renderings.OfAsync(stack);
        var plan = await StackPlan.Of(stack);

        var resources = plan.Resources.Where(resource => StackPlan.TypeOf(resource).StartsWith("kubernetes:", StringComparison.Ordinal)).ToList();
        var order = File.ReadAllLines(Path.Combine(folder, "order.txt"));
        Assert.Equal(resources.Count, order.Length);
        var files = Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
        Assert.Equal(files.Where(file => Path.GetFileName(file) != "values.yaml").Order(StringComparer.Ordinal), order.Order(StringComparer.Ordinal));
        Assert.True(Array.IndexOf(order, "streaming/namespace-streaming.yaml") < Array.IndexOf(order, "streaming/resourcequota-quota.yaml"));
        Assert.True(Array.IndexOf(order, "streaming/role-spark-driver.yaml") < Array.IndexOf(order, "streaming/rolebinding-spark-driver.yaml"));
        Assert.True(Array.IndexOf(order, "monitoring/kube-prometheus-stack/release.yaml") < Array.IndexOf(order, "spark-operator/spark-operator/release.yaml"));
    }

    [Fact]
    public async Task The_same_settings_give_the_same_bytes_and_leave_nothing_beside_them()
    {
        var again = Path.Combine(_folder, "again");

        var run = await PreviewProcess.RunAsync("render", "eks", "--out", again);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(Contents(await renderings.OfAsync("eks")), Contents(again));
        Assert.Equal([again], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Kubectl_reads_every_object(string stack)
    {
        var folder = await renderings.OfAsync(stack);
        var objects = Objects(folder).ToList();

        // This reads and writes objects and needs no server; what kubectl cannot read, it refuses.
        var start = new ProcessStartInfo("kubectl", ["label", "--local", "-o", "name", "checked=true", "-f", string.Join(',', objects)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var kubectl = Started(start);
        var output = kubectl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = kubectl.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await kubectl.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(kubectl.ExitCode == 0, await errors);
        Assert.Equal(objects.Count, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Every_release_names_its_exact_chart(string stack)
    {
        var folder = await renderings.OfAsync(stack);

        var releases = Directory.GetFiles(folder, "release.yaml", SearchOption.AllDirectories);
        Assert.Contains(Path.Combine(folder, "monitoring", "kube-prometheus-stack", "release.yaml"), releases);
        Assert.All(releases, file =>
        {
            var release = Json(File.ReadAllText(file));
            Assert.Matches(@"\A\d+\.\d+\.\d+\z", release["version"]!.GetValue<string>());
            Assert.True(release["chart"]!.GetValue<string>().StartsWith("oci://", StringComparison.Ordinal) || release["repository"] is not null);
            Assert.Contains($"#   helm upgrade --install {release["release"]} ", File.ReadAllText(file));
            Assert.IsType<JsonObject>(Json(File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "values.yaml"))));
        });
    }

    [Fact]
    public async Task What_waits_for_the_cloud_says_for_what()
    {
        var folder = await renderings.OfAsync("eks");

        Assert.Contains("kmsKeyId: \"<known after apply: Key spark-data>\"", File.ReadAllText(Path.Combine(folder, "storage", "storageclass-spark-fast.yaml")));
    }

    [Fact]
    public async Task Layers_that_are_the_same_have_the_same_files()
    {
        var stacks = StackPlan.Stacks.Select(row => row.Data).ToList();
        Assert.SkipWhen(stacks.Count < 2, "There is only one stack: nothing to compare.");
        var first = await renderings.OfAsync(stacks[0]);
        var second = await renderings.OfAsync(stacks[1]);

        foreach (var layer in (string[])["monitoring", "spark-operator"])
        {
            Assert.Equal(Contents(Path.Combine(first, layer)).Where(IsShared), Contents(Path.Combine(second, layer)).Where(IsShared));
        }
    }

    /// <summary>
    /// Files whose content each stack has for itself: the limits of its pools, its store and registry, which Spark's defaults name, and its API
    /// server's address; stacks/parity.yaml declares them.
    /// </summary>
    private static bool IsShared(KeyValuePair<string, string> file) =>
        !new[] { "spark-platform-pools.yaml", "configmap-spark-defaults.yaml", "networkpolicy-allow-api-server.yaml" }
            .Any(own => file.Key.EndsWith(own, StringComparison.Ordinal));

    [Fact]
    public async Task A_folder_of_somebody_else_is_left_alone()
    {
        var mine = Directory.CreateDirectory(Path.Combine(_folder, "mine")).FullName;
        await File.WriteAllTextAsync(Path.Combine(mine, "thesis.txt"), "", TestContext.Current.CancellationToken);

        var run = await PreviewProcess.RunAsync("render", "eks", "--out", mine, "--force");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is not empty, and no rendering wrote what is in it", run.Errors);
        Assert.Equal([Path.Combine(mine, "thesis.txt")], Directory.EnumerateFileSystemEntries(mine));
    }

    [Theory]
    [InlineData("Option '--out' is required.", "render", "eks")]
    [InlineData("--out is empty; expected a folder.", "render", "eks", "--out", "")]
    [InlineData("--charts is only of use with --expand.", "render", "eks", "--out", "never-made", "--charts", "charts")]
    [InlineData("There is no stack \"nowhere\".", "render", "nowhere", "--out", "never-made")]
    public async Task Wrong_usage_is_reported(string message, params string[] arguments)
    {
        var run = await PreviewProcess.RunInAsync(Repository.Root, arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: " + message, run.Errors);
        Assert.Single(run.Errors.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_that_fails_writes_nothing()
    {
        using var project = new ProjectCopy().Write("stacks/platform.yaml", "");

        var run = await PreviewProcess.RunInAsync(project.Folder, "render", "eks", "--out", Path.Combine(_folder, "out"));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private static IEnumerable<string> Objects(string folder) =>
        File.ReadLines(Path.Combine(folder, "order.txt")).Where(path => Path.GetFileName(path) != "release.yaml");

    private static Dictionary<string, string> Contents(string folder) => Directory
        .GetFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("kubectl is not on PATH.");
            throw;
        }
    }

    private static JsonNode Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Value(Assert.Single(stream.Documents).RootNode)!;
    }

    // As kubectl does it: only what is not quoted can be anything else than text.
    private static JsonNode? Value(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Value(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Value)]),
        YamlScalarNode { Style: not ScalarStyle.Plain } text => text.Value,
        YamlScalarNode { Value: "true" } => true,
        YamlScalarNode { Value: "false" } => false,
        YamlScalarNode { Value: "null" } => null,
        YamlScalarNode plain when double.TryParse(plain.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            double.IsInteger(number) ? (long)number : number,
        _ => ((YamlScalarNode)node).Value,
    };
}

/// <summary>Every stack's files, made once for all tests that read them.</summary>
public sealed class Renderings : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spark-platform-rendered-").FullName;
    private readonly Dictionary<string, string> _folders = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public async Task<string> OfAsync(string stack)
    {
        if (!_folders.TryGetValue(stack, out var folder))
        {
            folder = Path.Combine(_folder, stack);
            var run = await PreviewProcess.RunAsync("render", stack, "--out", folder);
            Assert.True(run.ExitCode == 0, run.Errors);
            Assert.Equal("", run.Errors);
            _folders.Add(stack, folder);
        }

        return folder;
    }
}
