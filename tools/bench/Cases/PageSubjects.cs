using System.Text.Json.Nodes;
using Bench.Measurement;

namespace Bench.Cases;

/// <summary>The page of <c>diff --format html</c> in Chromium, by the script in tests/browser.</summary>
internal sealed class PageSubjects
{
    private readonly string _script;
    private readonly string _output;

    private PageSubjects(string script, string output)
    {
        _script = script;
        _output = output;
    }

    /// <summary>The browser's driver, if it is installed.</summary>
    public static PageSubjects? Find(string root, string output)
    {
        var folder = Path.Combine(root, "tests", "browser");
        return Directory.Exists(Path.Combine(folder, "node_modules")) ? new PageSubjects(Path.Combine(folder, "speed.mjs"), output) : null;
    }

    /// <summary>Opens a page that the command writes, and searches in it; nothing where there is no browser.</summary>
    public async Task<IEnumerable<Subject>> OfAsync(Command diff, int tenants, int resources, CancellationToken cancellation)
    {
        var page = Path.Combine(_output, $"page-{tenants}.html");
        await (diff with { Output = page }).RunAsync(cancellation);
        if ((await LookAsync(page, cancellation))["skipped"] is { } reason)
        {
            Console.Error.WriteLine($"Without the page in a browser. {reason}");
            return [];
        }

        Subject Of(string name, string value) => new(OwnSubjects.Changes, name, tenants, token => MeasureAsync(page, value, token)) { Resources = resources };
        return [Of("its page in Chromium, until it is there", "open"), Of("the slowest of seven searches in it", "search")];
    }

    private async Task<Run> MeasureAsync(string page, string value, CancellationToken cancellation) =>
        new((double)(await LookAsync(page, cancellation))[value]!, null, []);

    private async Task<JsonNode> LookAsync(string page, CancellationToken cancellation)
    {
        var output = Path.ChangeExtension(page, ".json");
        await new Command("node", [_script, page], _output) { Output = output }.RunAsync(cancellation);
        return JsonNode.Parse(await File.ReadAllTextAsync(output, cancellation))!;
    }
}
