using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using k8s;

namespace RealParts;

/// <summary>
/// A real Kubernetes control plane on the loopback with three nodes that kwok pretends to be, in a temporary folder of its own. It ends with
/// <see cref="DisposeAsync"/>, and also when this process fails, is killed or interrupted. Several may run at once.
/// </summary>
public sealed class ControlPlane : IAsyncDisposable
{
    private readonly PartsFolder _parts;
    private readonly Process _keeper;
    private Kubernetes? _client;

    private ControlPlane(PartsFolder parts, string folder, Process keeper)
    {
        _parts = parts;
        _keeper = keeper;
        Folder = folder;
        Kubeconfig = Path.Combine(folder, "pki", "admin.kubeconfig");
    }

    /// <summary>Where its logs, keys and data are; deleted with it.</summary>
    public string Folder { get; }

    /// <summary>The path of an administrator's kubeconfig.</summary>
    public string Kubeconfig { get; }

    /// <summary>A client with an administrator's rights.</summary>
    public Kubernetes Client => _client ??= new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(Kubeconfig));

    /// <summary>Starts one, about eight seconds.</summary>
    /// <param name="parts">A folder with <see cref="Part.ControlPlane"/>.</param>
    /// <param name="cancellation">Gives up waiting; what was started ends.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has the end of its logs.</exception>
    public static async Task<ControlPlane> StartAsync(PartsFolder parts, CancellationToken cancellation = default)
    {
        var programs = await parts.UnpackedAsync(Part.ControlPlane, cancellation);
        var folder = Directory.CreateTempSubdirectory("control-plane-").FullName;
        Link(programs, folder);

        // In a session of its own, or an interrupt in the terminal would end the keeper before it has ended the rest.
        var keeper = Process.Start(new ProcessStartInfo("setsid", ["bash", Path.Combine(AppContext.BaseDirectory, "keeper.sh"), parts.Folder, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var started = new ControlPlane(parts, folder, keeper);
        try
        {
            await started.AwaitReadyAsync("The control plane", cancellation);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a scheduler beside it, about three seconds. It needs <see cref="Part.Schedulers"/>.</summary>
    /// <param name="scheduler"><c>yunikorn</c>, of which there can be one on a machine, or <c>kueue</c>, which brings its CRDs.</param>
    /// <param name="configuration">
    /// A file with Kueue's configuration, null for integration <c>pod</c> alone; or a variable of the scheduler's environment, as NAME=value.
    /// </param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has the end of its logs.</exception>
    public async Task StartSchedulerAsync(string scheduler, string? configuration = null, CancellationToken cancellation = default)
    {
        Link(await _parts.UnpackedAsync(Part.Schedulers, cancellation), Folder);
        await _keeper.StandardInput.WriteLineAsync($"{scheduler} {configuration}".AsMemory(), cancellation);
        await _keeper.StandardInput.FlushAsync(cancellation);
        await AwaitReadyAsync(scheduler, cancellation);
    }

    /// <summary>Makes the CRDs of these charts and waits until the server serves them. It needs <see cref="Part.Crds"/>.</summary>
    /// <param name="charts">Names of folders in the archive: <c>spark-operator</c>, <c>prometheus-operator</c>.</param>
    public async Task ApplyCrdsAsync(params string[] charts)
    {
        var folder = await CrdsAsync();
        await ApplyAsync(charts.SelectMany(chart => Directory.GetFiles(Path.Combine(folder, chart), "*.yaml")));
    }

    /// <summary>As above, but only those of these kinds; for a few kinds that is much faster.</summary>
    /// <param name="kinds">Group and kind; what no CRD is about is left out.</param>
    public async Task ApplyCrdsAsync(IReadOnlyCollection<(string Group, string Kind)> kinds) =>
        await ApplyAsync(Directory.GetFiles(await CrdsAsync(), "*.yaml", SearchOption.AllDirectories).Where(file =>
        {
            var lines = File.ReadAllLines(file);
            return kinds.Any(one => lines.Contains($"  group: {one.Group}") && lines.Contains($"    kind: {one.Kind}"));
        }));

    /// <summary>Runs kubectl with an administrator's rights. The test asks first whether there is one (<see cref="HasKubectl"/>).</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has its output.</exception>
    public async Task<string> KubectlAsync(params string[] arguments)
    {
        using var kubectl = Process.Start(new ProcessStartInfo("kubectl", ["--kubeconfig", Kubeconfig, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (kubectl.StandardOutput.ReadToEndAsync(), kubectl.StandardError.ReadToEndAsync());
        await kubectl.WaitForExitAsync();
        return kubectl.ExitCode == 0 ? await output : throw new InvalidOperationException($"kubectl {string.Join(' ', arguments)}: {await errors}");
    }

    /// <summary>Whether kubectl is on the PATH.</summary>
    public static bool HasKubectl => PartsFolder.IsOnPath("kubectl");

    /// <summary>Ends all its processes and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private static void Link(string programs, string folder)
    {
        var bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        foreach (var program in Directory.GetFiles(programs).Where(program => !File.Exists(Path.Combine(bin, Path.GetFileName(program)))))
        {
            File.CreateSymbolicLink(Path.Combine(bin, Path.GetFileName(program)), program);
        }
    }

    /// <summary>The folder of the unpacked CRDs, a folder for each chart.</summary>
    public async Task<string> CrdsAsync() => Path.Combine(await _parts.UnpackedAsync(Part.Crds), "crds");

    private async Task ApplyAsync(IEnumerable<string> files)
    {
        foreach (var name in await Task.WhenAll(files.Select(CreateCrdAsync)))
        {
            while (!await IsEstablishedAsync(name))
            {
                await Task.Delay(TimeSpan.FromSeconds(0.1));
            }
        }
    }

    private async Task<bool> IsEstablishedAsync(string crd)
    {
        var definition = await Client.ApiextensionsV1.ReadCustomResourceDefinitionAsync(crd);
        return definition.Status?.Conditions?.Any(one => one is { Type: "Established", Status: "True" }) == true;
    }

    private async Task<string> CreateCrdAsync(string file)
    {
        // As it is: the client's own types would drop the fields that they do not know.
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Client.BaseUri, "apis/apiextensions.k8s.io/v1/customresourcedefinitions"))
        {
            Content = new StringContent(await File.ReadAllTextAsync(file), new MediaTypeHeaderValue("application/yaml")),
        };
        using var response = await Client.HttpClient.SendAsync(request);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return response.StatusCode == HttpStatusCode.Created
            ? (string)answer["metadata"]!["name"]!
            : throw new InvalidOperationException($"{Path.GetFileName(file)}: {answer["message"]}");
    }

    private async Task AwaitReadyAsync(string what, CancellationToken cancellation)
    {
        if (await _keeper.StandardOutput.ReadLineAsync(cancellation) != "ready")
        {
            var logs = Directory.GetFiles(Folder, "*.log")
                .Order(StringComparer.Ordinal)
                .Select(log => $"{Path.GetFileName(log)}:\n{string.Join('\n', File.ReadLines(log).TakeLast(15))}");
            throw new InvalidOperationException($"{what} did not start.\n{string.Join('\n', logs)}");
        }
    }
}
