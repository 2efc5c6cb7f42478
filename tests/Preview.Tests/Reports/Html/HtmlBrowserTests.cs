using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using Preview.Reports.Html;
using Preview.Tests.Support;

namespace Preview.Tests.Reports.Html;

/// <summary>The page in a real Chromium, as tests/browser/report.mjs uses it.</summary>
public sealed class HtmlBrowserTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string Script = typeof(HtmlBrowserTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "BrowserScript").Value!;

    private readonly string _folder = Directory.CreateTempSubdirectory("preview-browser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>INFRA_TEST_SCREENSHOTS names a folder for pictures of what the browser showed.</summary>
    [Fact]
    public async Task The_page_can_be_read_searched_filtered_and_walked_through()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Path.GetDirectoryName(Script)!, "node_modules", "playwright-core")),
            "The browser's driver is missing; run `npm ci --ignore-scripts --prefix tests/browser`.");
        File.WriteAllText(Path.Combine(_folder, "full.html"), new HtmlReport(Farms.Full).Write());
        File.WriteAllText(Path.Combine(_folder, "unchanged.html"), new HtmlReport(Farms.Unchanged).Write());
        File.WriteAllText(Path.Combine(_folder, "slower.html"), new HtmlReport(Farms.Slower).Write());
        File.WriteAllText(Path.Combine(_folder, "large.html"), new HtmlReport(Farms.Large).Write());

        var result = await RunAsync(Environment.GetEnvironmentVariable("INFRA_TEST_SCREENSHOTS") is { Length: > 0 } screenshots ? [_folder, screenshots] : [_folder]);

        Assert.SkipWhen(result["skipped"] is not null, $"{result["skipped"]}");
        JsonObject[] checks = [.. result["checks"]!.AsArray().Select(check => check!.AsObject())];
        string[] wrong = [.. checks.Where(check => check.ContainsKey("found")).Select(check => $"{check["name"]}: found {check["found"]}, expected {check["expected"]}")];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        Assert.True(checks.Length > 40, $"There were only {checks.Length} checks.");
    }

    private static async Task<JsonNode> RunAsync(string[] arguments)
    {
        using var node = Start(arguments);
        Assert.SkipWhen(node is null, "Node.js is not on the PATH; install Node 20 or later to open the page in a browser.");
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        try
        {
            await node.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        }
        finally
        {
            // The browser is its child.
            node.Kill(entireProcessTree: true);
        }

        Assert.True(node.ExitCode == 0, await errors);
        return JsonNode.Parse(await output)!;
    }

    private static Process? Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
