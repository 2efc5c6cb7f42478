using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Acceptance.Tests;

namespace Cli.Tests;

/// <summary>The commands that the documents give are run by the real CLI, in their order, as they are written.</summary>
public partial class DocumentedCommandTests
{
    [Fact]
    public async Task The_secrets_of_an_existing_cluster_are_replaced_by_the_commands_of_the_page()
    {
        const string stack = "stacks/Pulumi.onprem.yaml";
        using var project = await PulumiProject.CopyAsync();
        // As the page says: "Remove the line encryptionsalt".
        var shipped = project.Read(stack);
        await File.WriteAllTextAsync(project.File(stack), Salt().Replace(shipped, ""), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(project.File("kubeconfig.yaml"), "kind: Config\n", TestContext.Current.CancellationToken);
        var commands = Commands("docs/operations.md", "## An existing cluster");
        Assert.Equal(10, commands.Count);

        foreach (var (number, command) in commands.Index())
        {
            var run = await project.ShellAsync(command, command.Contains('<') ? "" : $"value-{number}\n");
            Assert.True(run.ExitCode == 0, $"{command}\n{run.Errors}");
        }

        var config = JsonNode.Parse(await project.RunAsync("config", "-s", "onprem", "--show-secrets", "--json"))!.AsObject();
        string[] values = ["kind: Config", .. Enumerable.Range(2, 8).Select(number => $"value-{number}")];
        Assert.Equal(values.Order(StringComparer.Ordinal), Secrets(config, shipped).Order(StringComparer.Ordinal));
        // Nothing but secrets and the salt is written otherwise.
        var written = project.Read(stack).Split('\n');
        Assert.All(shipped.Split('\n').Except(written), line => Assert.Matches("^ *secure: |^encryptionsalt: ", line));
        Assert.All(written.Except(shipped.Split('\n')), line => Assert.Matches("^ *secure: |^encryptionsalt: ", line));
    }

    [Fact]
    public async Task A_placeholder_that_is_left_stops_Pulumi_with_the_message_of_the_page()
    {
        using var project = await PulumiProject.CopyAsync();
        project.UseBuiltProgram();
        await File.WriteAllTextAsync(
            project.File("stacks/Pulumi.onprem.yaml"), Salt().Replace(project.Read("stacks/Pulumi.onprem.yaml"), ""), TestContext.Current.CancellationToken);
        await project.RunAsync("stack", "init", "onprem");

        var preview = await project.TryAsync("preview", "-s", "onprem");

        Assert.NotEqual(0, preview.ExitCode);
        var message = Assert.Single(Message().Matches(Document("docs/operations.md"))).Groups[1].Value;
        Assert.Contains(message, preview.Output + preview.Errors);
    }

    [Fact]
    public async Task The_laptops_stack_is_made_with_the_passphrase_of_the_page()
    {
        using var project = await PulumiProject.CopyAsync("another, which the page overrides");
        var lines = Commands("docs/operations.md", "## Try it on a laptop");
        var export = Assert.Single(
            Document("docs/operations.md").Split('\n'), line => line.TrimStart().StartsWith("export PULUMI_CONFIG_PASSPHRASE", StringComparison.Ordinal))
            .Trim();
        var copy = Copying().Match(Document("docs/operations.md")).Groups[1].Value;
        Assert.StartsWith("pulumi stack init local", lines[0], StringComparison.Ordinal);

        var run = await project.ShellAsync($"set -e; {copy}; {export}; {lines[0]}; pulumi config -s local --show-secrets");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("minio-analytics-secret", run.Output);
    }

    [Fact]
    public async Task One_value_is_changed_by_the_command_of_the_settings_page()
    {
        const string stack = "stacks/Pulumi.eks.yaml";
        using var project = await PulumiProject.CopyAsync();
        await project.RunAsync("stack", "init", "eks");
        var before = project.Read(stack).Split('\n');

        var run = await project.ShellAsync(Set().Match(Document("docs/settings.md")).Groups[1].Value);

        Assert.True(run.ExitCode == 0, run.Errors);
        var after = project.Read(stack).Split('\n');
        Assert.Equal(["    nat: perZone"], before.Except(after));
        Assert.Equal(["    nat: single"], after.Except(before));
    }

    private static string Document(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>The lines of a chapter's blocks that run the CLI.</summary>
    private static List<string> Commands(string document, string chapter)
    {
        var text = Document(document);
        var start = text.IndexOf($"{chapter}\n", StringComparison.Ordinal);
        var end = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        var inside = text[start..(end < 0 ? text.Length : end)].Split("```");
        return [
            .. inside.Where((_, part) => part % 2 == 1)
                .SelectMany(block => block.Split('\n'))
                .Select(line => line.Trim())
                .Where(line => line.StartsWith("pulumi stack init", StringComparison.Ordinal) || line.StartsWith("pulumi config", StringComparison.Ordinal)),
        ];
    }

    /// <summary>The values that are encrypted where the shipped file has a placeholder.</summary>
    private static IEnumerable<string> Secrets(JsonObject config, string shipped)
    {
        Assert.Equal(9, Placeholder().Count(shipped));
        yield return (string)config["spark-platform:cluster"]!["objectValue"]!["kubeconfig"]!;
        var store = config["spark-platform:objectStore"]!["objectValue"]!;
        foreach (var keys in store["credentials"]!.AsObject().Select(tenant => tenant.Value!).Append(store["historyServer"]!))
        {
            yield return (string)keys["accessKeyId"]!;
            yield return (string)keys["secretAccessKey"]!;
        }
    }

    [GeneratedRegex("(?m)^encryptionsalt: .*\n")]
    private static partial Regex Salt();

    [GeneratedRegex("secure: v1:")]
    private static partial Regex Placeholder();

    [GeneratedRegex("Pulumi stops with `([^`]+)`")]
    private static partial Regex Message();

    [GeneratedRegex("`(cp stacks/examples/Pulumi.local.yaml [^`]+)`")]
    private static partial Regex Copying();

    [GeneratedRegex("`(pulumi config set --path spark-platform:network[^`]+)`")]
    private static partial Regex Set();
}
