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

    /// <summary>Nobody offline has the key, so the ciphertext must not get further either.</summary>
    [Fact]
    public async Task Its_secrets_are_unknown_and_secret()
    {
        using var project = new ProjectCopy().Write(Stack, Example);

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "local", "--json");

        Assert.Contains("\"AWS_SECRET_ACCESS_KEY\": \"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"", run.Output);
        var ciphertexts = Example.Split('\n').Where(line => line.Contains("secure: ", StringComparison.Ordinal)).Select(line => line.Split("secure: ")[1]).ToList();
        Assert.NotEmpty(ciphertexts);
        Assert.All(ciphertexts, ciphertext => Assert.DoesNotContain(ciphertext, run.Output));
    }
}
