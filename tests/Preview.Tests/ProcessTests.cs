using System.Diagnostics;
using System.Net.NetworkInformation;
using Preview.Plans;
using Preview.Tests.Support;

namespace Preview.Tests;

/// <summary>The preview as a whole, with real programs.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempProject _folder = new("name: fixture\nruntime: dotnet\nmain: prog\nstackConfigDir: stacks\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_program_that_is_right_is_fine()
    {
        var result = await Plan("ok");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("Thing first", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_is_json_and_the_same_each_time()
    {
        var first = await Plan("ok", "--json");
        var second = await Plan("ok", "--json");
        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.Equal(first.Output, second.Output);
        var plan = PlanFiles.Read(first.Output);
        Assert.Equal(["fixture-ok", "default_1_2_3", "group", "first", "second"], plan.Resources.Select(resource => resource.Urn.Name));
        Assert.Equal("urn:pulumi:ok::fixture::fixture:index:Group$fix:index/thing:Thing::second", plan.Resources[4].Urn.Text);
        Assert.Equal(PlanUnknown.String, plan.Resources[4].Inputs["size"]);
        Assert.Equal([plan.Resources[3].Urn], plan.Resources[4].PropertyDependencies["size"]);
        Assert.Equal((true, false), (plan.Resources[3].Protect, plan.Resources[4].Protect));
        Assert.DoesNotContain("hunter2", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encrypted_settings_stay_secret_whatever_the_program_does_with_them()
    {
        var result = await Plan("secret", "--json");
        Assert.Equal(0, result.ExitCode);
        var holder = PlanFiles.Read(result.Output).Resources.Single(resource => resource.Urn.Name == "holder");
        Assert.IsType<PlanSecret>(holder.Inputs["other"]);
        Assert.True(holder.Inputs["password"] is PlanSecret or PlanUnknown);
        Assert.DoesNotContain("prefix-", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AAA", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throws", "error: throws: System.InvalidOperationException: the zone list is empty\n  at ", "Scenarios.cs:")]
    [InlineData("crashes", "error: crashes: System.InvalidOperationException: outside of Deployment.RunAsync\n  at ", "Scenarios.cs:")]
    [InlineData("exits", "error: exits: The program ended with exit code 0 before it had registered anything, and did not say that it was done.\n", "RunAsync")]
    [InlineData("garbage", "error: garbage: The program ended with exit code 3 before it had registered anything.\n", "stderr red")]
    [InlineData("duplicate", "error: duplicate: Two resources have the same URN: urn:pulumi:duplicate::fixture::fix:index/thing:Thing::twin", "Give one of them another name")]
    [InlineData("orphan", "error: orphan: fix:index/thing:Thing \"orphan\" has a parent that is not registered: ", "  at prog/Program.cs:42\n")]
    [InlineData("late", "error: late: fix:index/thing:Thing \"late\" was registered after the program had said that it was done.\n", "Await")]
    [InlineData("unanswered", "error: unanswered: The program calls aws:index/getMoon:getMoon, and a preview has nobody to ask.\n", "tools/preview/assumptions.yaml")]
    [InlineData("logs-error", "error: logs-error: the quota is above the pool\n", "")]
    public async Task A_program_that_goes_wrong_gives_one_error(string scenario, string begin, string contains)
    {
        var result = await Plan(scenario, "--json");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(begin, result.Errors, StringComparison.Ordinal);
        Assert.Contains(contains, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("error:", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        var result = await Plan("hangs", "--timeout", "6");
        Assert.Equal(1, result.ExitCode);

        // How far it had come is a matter of how busy the machine is.
        Assert.Matches(@"^error: hangs: The program did not end within 6 s \(.+\)\. It was killed\.\n", result.Errors);
        Assert.Empty(Left());
        Assert.Empty(TempFiles());
    }

    [Theory]
    [InlineData("-INT", 130)]
    [InlineData("-TERM", 143)]
    public async Task Who_interrupts_it_finds_nothing_left(string signal, int exitCode)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The processes are looked up in /proc.");
        }

        Scenario("hangs");
        using var process = PreviewProcess.Start(_folder.Folder, "plan", "hangs", "--program", PreviewProcess.Fixture);
        var port = await PortOfTheProgram();
        Assert.Contains(port, Listening());

        using var kill = Process.Start("kill", [signal, process.Id.ToString()]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, process.ExitCode);
        Assert.Empty(Left());
        Assert.Empty(TempFiles());
        Assert.DoesNotContain(port, Listening());
    }

    [Fact]
    public async Task A_stack_that_fails_does_not_stop_the_others()
    {
        Scenario("ok");
        Scenario("throws");
        _folder.Stack("broken", "config: [\n");
        var result = await PreviewProcess.RunAsync(_folder.Folder, "--program", PreviewProcess.Fixture);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("✓ ok", result.Output, StringComparison.Ordinal);
        Assert.Contains("✗ throws", result.Output, StringComparison.Ordinal);
        Assert.Contains("3 stacks (2 failed)", result.Output, StringComparison.Ordinal);
        Assert.Contains("error: broken: This is not YAML", result.Errors, StringComparison.Ordinal);
        Assert.Contains("  at stacks/Pulumi.broken.yaml:", result.Errors, StringComparison.Ordinal);
        Assert.Contains("error: throws: System.InvalidOperationException", result.Errors, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public async Task Assumed_answers_and_warnings_are_shown()
    {
        Assert.Contains("Assumed   aws getAvailabilityZones → eu-central-1a, eu-central-1b, eu-central-1c\n", (await Plan("invoke")).Output, StringComparison.Ordinal);
        Assert.Contains("Warning   the disk is small\n", (await Plan("warns")).Output, StringComparison.Ordinal);
        var json = await Plan("warns", "--json");
        Assert.Equal((0, "warning: warns: the disk is small\n"), (json.ExitCode, json.Errors));
    }

    [Fact]
    public async Task Eight_thousand_resources_are_no_trouble()
    {
        var result = await Plan("many", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(8002, PlanFiles.Read(result.Output).Resources.Length);
    }

    [Theory]
    [InlineData("Unrecognized command or argument 'nonsense'.", "nonsense")]
    [InlineData("Unrecognized command or argument '--nonsense'.", "--nonsense")]
    [InlineData("Unrecognized command or argument 'stray'.", "plan", "ok", "stray")]
    [InlineData("Required argument 'STACK' missing for command: 'plan'.", "plan")]
    [InlineData("--color is blue; expected auto, always or never.", "--color", "blue")]
    [InlineData("--timeout is soon; expected a number of seconds above 0.", "--timeout", "soon")]
    [InlineData("There is no stack \"prod\". The stacks of fixture are: ok.", "plan", "prod")]
    [InlineData("There is no stack \"oks\". Did you mean ok? The stacks of fixture are: ok.", "plan", "oks")]
    [InlineData("There is no Pulumi.yaml in ", "--cwd", "prog")]
    public async Task Wrong_usage_is_told(string message, params string[] arguments)
    {
        Scenario("ok");
        var result = await PreviewProcess.RunAsync(_folder.Folder, [.. arguments, "--program", PreviewProcess.Fixture]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: " + message, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_stacks_is_wrong_usage()
    {
        var result = await PreviewProcess.RunAsync(_folder.Folder, "--program", PreviewProcess.Fixture);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: The project fixture has no stacks: there is no Pulumi.<stack>.yaml in ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_built_is_told()
    {
        Scenario("ok");
        _folder.Write("prog/Nowhere.csproj", "");
        var result = await PreviewProcess.RunAsync(_folder.Folder);
        Assert.Equal((1, "error: The program prog/Nowhere.csproj is not built. Run: dotnet build prog/Nowhere.csproj\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task Help_says_what_there_is()
    {
        var result = await PreviewProcess.RunAsync(_folder.Folder, "--help");
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.All(["plan <STACK>", "--cwd", "--timeout", "--program", "--color", "Exit codes"], text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colour_is_asked_for_or_not()
    {
        Assert.Contains("\u001b[", (await Plan("ok", "--color", "always")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", (await Plan("ok")).Output, StringComparison.Ordinal);
    }

    private Task<PreviewProcess> Plan(string scenario, params string[] arguments)
    {
        Scenario(scenario);
        return PreviewProcess.RunAsync(_folder.Folder, ["plan", scenario, "--program", PreviewProcess.Fixture, .. arguments]);
    }

    private void Scenario(string name) => _folder.Stack(name, $"config:\n  aws:region: eu-central-1\n  fixture:scenario: {name}\n  fixture:token:\n    secure: AAA\n");

    // Programs of this test that still run: their working directory is in the test's own folder.
    private List<int> Left() => !OperatingSystem.IsLinux() ? [] :
    [
        .. Directory.GetDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Where(folder => new FileInfo(Path.Combine(folder, "cwd")).LinkTarget == Path.Combine(_folder.Folder, "prog"))
            .Select(folder => int.Parse(Path.GetFileName(folder))),
    ];

    // Known as soon as the program runs, which is before it says or does anything.
    private async Task<int> PortOfTheProgram()
    {
        while (true)
        {
            foreach (var process in Left())
            {
                var environment = (await File.ReadAllTextAsync($"/proc/{process}/environ", TestContext.Current.CancellationToken)).Split('\0');
                if (environment.FirstOrDefault(variable => variable.StartsWith("PULUMI_MONITOR=", StringComparison.Ordinal)) is { } address)
                {
                    return int.Parse(address.Split(':')[1]);
                }
            }

            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    private IEnumerable<string> TempFiles() => Directory.EnumerateFileSystemEntries(Path.Combine(_folder.Folder, "tmp"));

    private static IEnumerable<int> Listening() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port);
}
