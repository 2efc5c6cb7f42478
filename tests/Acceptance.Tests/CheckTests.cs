using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>The output of check: what the policies say of the stacks.</summary>
public sealed class CheckTests
{
    private const string Policies = "stacks/policies.yaml";

    // 34.0.0.0/8 is a network that the settings take and the policy does not.
    private const string Wide = "    publicAccessCidrs: [34.0.0.0/8]";
    private const string Private = "    publicAccessCidrs: []";

    [Fact]
    public async Task Every_stack_is_fine()
    {
        var run = await PreviewProcess.RunAsync("check");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            StackPlan.Stacks.Select(stack => $"✓ {stack.Data}"),
            run.Output.Split('\n').TakeWhile(line => line.Length > 0).Select(line => string.Join(' ', line.Split(' ').Take(2))));
        Assert.DoesNotContain(" 0 passed", run.Output);
        Assert.DoesNotContain("violated", run.Output);
    }

    [Fact]
    public async Task A_broken_setting_is_refused_with_resource_rule_reason_and_remedy()
    {
        using var project = new ProjectCopy().Replace("stacks/Pulumi.eks.yaml", Private, Wide);

        var run = await PreviewProcess.RunInAsync(project.Folder, "check");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Matches("^✗ eks \\d+ passed · 1 violated", run.Output);
        Assert.Contains(
            """

            error: cluster-api-private The API server is not open to the internet. (critical, mandatory)
              eks Cluster spark vpcConfig.publicAccessCidrs[0]: The API server takes connections from 34.0.0.0/8, which is too wide.
              Make the endpoint private, or set the networks that may reach it: cluster.publicAccessCidrs in the stack's settings.
              https://
            """.TrimEnd(), run.Output);
    }

    [Fact]
    public async Task A_version_is_refused_from_the_day_on_which_its_support_has_ended()
    {
        using var project = new ProjectCopy().WithAllStacks().Replace("stacks/Pulumi.gke.yaml", "version: \"1.35\"", "version: \"1.33\"");

        var run = await PreviewProcess.RunInAsync(project.Folder, "check", "gke");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains("\n  gke Cluster spark minMasterVersion: Kubernetes 1.33 is no longer supported.\n", run.Output);
    }

    [Theory]
    [InlineData]
    [InlineData("plan", "eks")]
    public async Task Every_preview_fails_and_says_why(params string[] arguments)
    {
        using var project = new ProjectCopy().Replace("stacks/Pulumi.eks.yaml", Private, Wide);

        var run = await PreviewProcess.RunInAsync(project.Folder, arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("✗ eks ", run.Output);
        Assert.Contains(" · policies 1 violated · ", run.Output);
        Assert.StartsWith("error: cluster-api-private The API server is not open to the internet.", run.Errors);
    }

    /// <summary>A plan is a plan; who wants to know whether it may be so asks for that.</summary>
    [Fact]
    public async Task A_plan_for_programs_is_written_all_the_same()
    {
        using var project = new ProjectCopy().Replace("stacks/Pulumi.eks.yaml", Private, Wide);

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "eks", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Settings_change_the_verdict()
    {
        using var project = new ProjectCopy().Replace("stacks/Pulumi.eks.yaml", Private, Wide);

        project.Write(Policies, "policies: { cluster-api-private: { widestPrefix: 8 } }\n");
        Assert.Equal(0, (await PreviewProcess.RunInAsync(project.Folder, "check")).ExitCode);

        project.Write(Policies, "stacks: { eks: { cluster-api-private: { level: advisory } } }\n");
        var advice = await PreviewProcess.RunInAsync(project.Folder, "check");
        Assert.Equal(0, advice.ExitCode);
        Assert.Contains(" · 1 advisory", advice.Output);
        Assert.Contains("\nwarning: cluster-api-private The API server is not open to the internet. (critical, advisory)\n", advice.Output);
    }

    [Fact]
    public async Task An_exemption_holds_until_its_day_and_is_reported_when_nothing_needs_it()
    {
        using var project = new ProjectCopy().Replace("stacks/Pulumi.eks.yaml", Private, Wide);

        project.Write(Policies, Exemption("9999-12-31"));
        var exempt = await PreviewProcess.RunInAsync(project.Folder, "check");
        Assert.Equal((0, ""), (exempt.ExitCode, exempt.Errors));
        Assert.Contains(
            "\n  Exempt    eks Cluster spark from cluster-api-private until 9999-12-31: Until the VPN is there. (stacks/policies.yaml:4)\n", exempt.Output);

        project.Write(Policies, Exemption("2020-01-01"));
        var expired = await PreviewProcess.RunInAsync(project.Folder, "check");
        Assert.Equal(1, expired.ExitCode);
        Assert.StartsWith(
            "error: stacks/policies.yaml:6:18: The exemption of cluster-api-private for \"aws:eks/cluster:Cluster spark\" expired on 2020-01-01.",
            expired.Errors);
        Assert.Contains("\nerror: cluster-api-private ", expired.Output);

        project.Replace("stacks/Pulumi.eks.yaml", Wide, Private).Write(Policies, Exemption("9999-12-31"));
        var stale = await PreviewProcess.RunInAsync(project.Folder, "check");
        Assert.Equal(0, stale.ExitCode);
        Assert.Equal(
            "warning: stacks/policies.yaml:4: Nothing needs the exemption of cluster-api-private for \"aws:eks/cluster:Cluster spark\". "
            + "Remove it, so that what is right stays so.\n",
            stale.Errors);
    }

    [Theory]
    [InlineData("check")]
    [InlineData]
    [InlineData("plan", "eks")]
    public async Task All_bad_settings_are_reported_with_file_and_line(params string[] arguments)
    {
        using var project = new ProjectCopy().Write(Policies, """
            policies:
              cluster-api-privat: {}
              cluster-api-private: { level: high, widestPrefix: 64 }

            """);

        var run = await PreviewProcess.RunInAsync(project.Folder, arguments);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            "error: stacks/policies.yaml:2:3: There is no policy \"cluster-api-privat\". Did you mean cluster-api-private?\n"
            + "error: stacks/policies.yaml:3:33: cluster-api-private.level is \"high\"; expected advisory, mandatory or disabled. "
            + "Remove it to have the policy's own level.\n"
            + "error: stacks/policies.yaml:3:53: cluster-api-private.widestPrefix is 64; expected a whole number from 1 to 32. "
            + "Remove it to have the default, 16.\n",
            run.Errors);
    }

    [Fact]
    public async Task For_programs_there_is_JSON_and_nothing_else()
    {
        using var project = new ProjectCopy().Replace("stacks/Pulumi.eks.yaml", Private, Wide);

        var run = await PreviewProcess.RunInAsync(project.Folder, "check", "--json");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.False(root.GetProperty("ok").GetBoolean());
        var stack = root.GetProperty("stacks")[0];
        Assert.Equal(("eks", 1), (stack.GetProperty("stack").GetString(), stack.GetProperty("mandatory").GetInt32()));
        var violated = stack.GetProperty("verdicts").EnumerateArray().Single(verdict => verdict.GetProperty("outcome").GetString() == "violated");
        Assert.Equal("cluster-api-private", violated.GetProperty("policy").GetString());
        Assert.EndsWith("$aws:eks/cluster:Cluster::spark", violated.GetProperty("urn").GetString());
        Assert.Equal("vpcConfig.publicAccessCidrs[0]", violated.GetProperty("violations")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_stack_whose_program_failed_is_not_asked_about()
    {
        using var project = new ProjectCopy().Replace("stacks/Pulumi.eks.yaml", "    zones: [a, b, c]", "    zones: many");

        var run = await PreviewProcess.RunInAsync(project.Folder, "check");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("✗ eks not checked, because the program has errors\n", run.Output);
        Assert.StartsWith("error: eks: ", run.Errors);
    }

    [Fact]
    public async Task Wrong_usage_has_an_exit_code_of_its_own()
    {
        var run = await PreviewProcess.RunAsync("check", "eks", "--catalogue");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: --catalogue goes with nothing else.", run.Errors);
        Assert.Equal(2, (await PreviewProcess.RunAsync("check", "nowhere")).ExitCode);
    }

    private static string Exemption(string expires) => $"""
        policies:
          cluster-api-private:
            exemptions:
              - resource: aws:eks/cluster:Cluster spark
                reason: Until the VPN is there.
                expires: {expires}

        """;
}
