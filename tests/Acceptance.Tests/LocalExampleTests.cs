namespace Acceptance.Tests;

/// <summary>A laptop's settings are an example beside the stacks: what a user copies must plan.</summary>
public sealed class LocalExampleTests
{
    private const string Stack = "stacks/Pulumi.local.yaml";

    private static readonly string Example = File.ReadAllText(Path.Combine(Repository.Root, "stacks/examples/Pulumi.local.yaml"));

    [Fact]
    public async Task The_example_plans_where_it_is_copied_to()
    {
        using var project = new ProjectCopy().Write(Stack, Example);

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "local");

        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("kind-spark", run.Output);
    }

    [Fact]
    public async Task It_is_no_stack_until_it_is_copied() => Assert.Equal(2, (await PreviewProcess.RunAsync("plan", "local")).ExitCode);

    /// <summary>Without the key the value cannot be read, as a secret it is not shown, and its ciphertext goes no further either.</summary>
    [Fact]
    public async Task Its_secrets_are_secret()
    {
        using var project = new ProjectCopy().Write(Stack, Example);

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "local", "--json");

        Assert.Matches(
            "\"AWS_SECRET_ACCESS_KEY\": \\{\\s+\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\",\\s+\"ciphertext\": \"\\[secret\\]\"",
            run.Output);
        var ciphertexts = Example.Split('\n')
            .Where(line => line.Contains("secure: ", StringComparison.Ordinal))
            .Select(line => line.Split("secure: ")[1])
            .ToList();
        Assert.NotEmpty(ciphertexts);
        Assert.All(ciphertexts, ciphertext => Assert.DoesNotContain(ciphertext, run.Output));
    }
}
