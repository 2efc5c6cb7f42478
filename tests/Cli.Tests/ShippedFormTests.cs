using Acceptance.Tests;

namespace Cli.Tests;

/// <summary>The stacks' files are as the CLI writes them, so its first change of a file is the lines that it adds.</summary>
public class ShippedFormTests
{
    private const string Salt = "encryptionsalt: ";

    public static TheoryData<string> Files() =>
    [
        .. from folder in (string[])["stacks", "stacks/examples"]
           from file in Directory.GetFiles(Path.Combine(Repository.Root, folder), "Pulumi.*.yaml").Order(StringComparer.Ordinal)
           select $"{folder}/{Path.GetFileName(file)}",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_first_changes_are_the_lines_that_they_add(string file)
    {
        using var project = await PulumiProject.CopyAsync();
        var stack = Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..];
        var path = $"stacks/Pulumi.{stack}.yaml";
        // A passphrase of one's own, as the example's user has.
        string[] shipped = [.. File.ReadAllLines(Path.Combine(Repository.Root, file)).Where(line => !line.StartsWith(Salt, StringComparison.Ordinal))];
        await File.WriteAllLinesAsync(project.File(path), shipped, TestContext.Current.CancellationToken);

        await project.RunAsync("stack", "init", stack);
        await project.RunAsync("config", "set", "-s", stack, "spark-platform:name", "other");
        await project.RunAsync("config", "set", "-s", stack, "--path", "spark-platform:platform.monitoring.storage", "7Gi");

        var written = File.ReadAllLines(project.File(path));
        Assert.Equal(
            [],
            shipped.Except(written)
                .Where(line => !line.Contains("spark-platform:name: ", StringComparison.Ordinal) && !line.Contains("monitoring: {", StringComparison.Ordinal)));
        Assert.InRange(written.Except(shipped).Count(), 3, 5);
        Assert.Equal(shipped.Where(line => line.TrimStart().StartsWith('#')), written.Where(line => line.TrimStart().StartsWith('#')));
        Assert.StartsWith(Salt, Assert.Single(written, line => line.StartsWith(Salt, StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
