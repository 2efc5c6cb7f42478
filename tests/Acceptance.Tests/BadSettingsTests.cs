namespace Acceptance.Tests;

/// <summary>
/// A mistake in the settings shows every error at once, each with its file and line, the value, what is expected and how to fix it. Nothing
/// is planned, and no stack trace is shown.
/// </summary>
public sealed class BadSettingsTests
{
    private const string Platform = "stacks/platform.yaml";
    private const string Stack = "stacks/Pulumi.eks.yaml";

    [Fact]
    public Task An_unknown_key_is_refused() => Refuses(
        project => project.Replace(Platform, "    storage: 4Ti", "    storge: 4Ti").Replace(Stack, "    zones: [a, b, c]", "    zone: [a, b, c]"),
        "stacks/Pulumi.eks.yaml:14:5: network.zone is not a known key. Did you mean zones?",
        "stacks/platform.yaml:16:5: tenants[analytics].storge is not a known key. Did you mean storage?");

    [Fact]
    public Task A_value_of_the_wrong_type_is_refused() => Refuses(
        project => project.Replace(Platform, "    pods: 1000", "    pods: many").Replace(Platform, "  keepVolumes: true", "  keepVolumes: [true]"),
        "stacks/platform.yaml:17:11: tenants[analytics].pods is \"many\", but a whole number from 1 to 20000 is expected.",
        "stacks/platform.yaml:57:16: storage.keepVolumes is a list, but true or false is expected.");

    [Fact]
    public Task A_bad_quantity_is_refused() => Refuses(
        project => project.Replace(Platform, "guaranteed: { cpu: 400, memory: 1600Gi }", "guaranteed: { cpu: 400 cores, memory: 1600GB }"),
        "stacks/platform.yaml:13:24: tenants[analytics].guaranteed.cpu is \"400 cores\", but an amount of CPU such as 64 or 500m is expected. Write 400.",
        "stacks/platform.yaml:13:43: tenants[analytics].guaranteed.memory is \"1600GB\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. "
        + "Write the unit as Kubernetes does, for example 1600Gi.");

    [Fact]
    public Task A_tenant_that_is_there_twice_is_refused() => Refuses(
        project => project.Replace(Platform, "  - name: streaming", "  - name: analytics"),
        "stacks/platform.yaml:41:5: tenants[analytics] is there twice, first at stacks/platform.yaml:9:5. Give it another name or remove one.");

    [Fact]
    public Task Networks_that_overlap_are_refused() => Refuses(
        project =>
            project.Replace(Stack, "reserved: [10.0.0.0/16]", "reserved: [10.0.0.0/8]")
                .Replace(Stack, "    zones: [a, b, c]", "    serviceCidr: 10.40.128.0/20"),
        "stacks/Pulumi.eks.yaml:11:5: network.cidr is 10.40.0.0/16, which overlaps 10.0.0.0/8, one of network.reserved. Choose another network.",
        "stacks/Pulumi.eks.yaml:14:5: network.serviceCidr is 10.40.128.0/20, which overlaps network.cidr, 10.40.0.0/16. Choose another network.",
        "stacks/Pulumi.eks.yaml:14:5: network.serviceCidr is 10.40.128.0/20, which overlaps 10.0.0.0/8, one of network.reserved. Choose another network.");

    [Fact]
    public Task Quotas_above_the_pools_are_refused() => Refuses(
        project => project
            .Replace(Platform, "guaranteed: { cpu: 400, memory: 1600Gi }", "guaranteed: { cpu: 4000, memory: 1600Gi }")
            .Replace(Platform, "ceiling: { cpu: 1600, memory: 6400Gi }", "ceiling: { cpu: 5000, memory: 6400Gi }"),
        "stacks/platform.yaml:7:1: tenants are guaranteed 4360 cores together, but the node pools have 3792 at most. "
        + "Lower the guarantees or raise the pools' limit.cpu.",
        "stacks/platform.yaml:15:5: tenants[analytics].ceiling.cpu is 5000, more than "
        + "the node pools' 3792 cores together. Lower it or raise the pools' limit.cpu.");

    [Fact]
    public Task A_name_that_Kubernetes_would_refuse_is_refused() => Refuses(
        project =>
            project.Replace(Platform, "  - name: analytics", "  - name: Data_Analytics")
                .Replace(Stack, "spark-platform:name: spark", "spark-platform:name: Spark!"),
        "stacks/Pulumi.eks.yaml:6:24: name is \"Spark!\", but a name of at most 24 lower-case letters, digits and dashes that starts with a letter and ends "
        + "with a letter or digit is expected. Write spark.",
        "stacks/platform.yaml:9:11: tenants[Data_Analytics].name is \"Data_Analytics\", but a name of at most 32 lower-case letters, digits and dashes that "
        + "starts with a letter and ends with a letter or digit is expected. Write data-analytics.");

    [Fact]
    public Task An_empty_file_is_refused() => Refuses(
        project => project.Write(Platform, ""),
        "stacks/platform.yaml:1:1: the file is empty. It must hold at least the keys that have no default.");

    [Fact]
    public Task Broken_yaml_is_refused() => Refuses(
        project => project.Replace(Platform, "    groups:\n      admins: [analytics-leads]", "    groups:\n      admins: [analytics-leads"),
        "stacks/platform.yaml:21:15: This is not YAML: a list or map is not closed.");

    [Fact]
    public Task A_missing_file_is_refused() => Refuses(
        project => project.Delete(Platform).Replace(Stack, "    zones: [a, b, c]", "    zones: [9]"),
        "stacks/Pulumi.eks.yaml:14:13: network.zones[0] is 9, but the letter of one of the region's zones such as a is expected.",
        "stacks/platform.yaml: the file is missing. Restore it from version control, or copy it from the project's template.");

    [Fact]
    public Task A_key_that_is_misspelt_where_it_must_be_is_named() => Refuses(
        project => project.Replace(Stack, "spark-platform:network:", "spark-platform:netwrk:"),
        "stacks/Pulumi.eks.yaml:3:1: network.cidr is missing: an IPv4 network",
        "stacks/Pulumi.eks.yaml:10:3: spark-platform:netwrk is not a known key. Did you mean spark-platform:network?");

    /// <summary>An optional setting would otherwise have no effect, without a word.</summary>
    [Fact]
    public Task A_misspelt_prefix_is_refused() => Refuses(
        project => project.Replace(Stack, "spark-platform:tags:", "spark-platfrom:tags:"),
        "stacks/Pulumi.eks.yaml:8:3: spark-platfrom:tags has the prefix \"spark-platfrom\", which nothing reads. Did you mean spark-platform:tags?");

    [Fact]
    public Task A_setting_that_is_there_in_two_spellings_is_refused() => Refuses(
        project =>
            project.Replace("Pulumi.yaml", "name: spark-platform", "name: my-spark")
                .Replace(Stack, "  spark-platform:cloud: eks\n", "  spark-platform:cloud: eks\n  cloud: gke\n"),
        "stacks/Pulumi.eks.yaml:6:3: cloud is the same setting as spark-platform:cloud on line 5. Keep one of them.");

    [Fact]
    public async Task An_empty_group_is_a_warning()
    {
        using var project = new ProjectCopy().Replace(Stack, "      scientists: ['arn:aws:iam::123456789012:role/scientists']\n", "");

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "eks", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "warning: eks: stacks/platform.yaml:36:5: tenants[data-science].groups has scientists, but the stack does not say who is in it, so it is empty. "
            + "Write the ARNs of its IAM roles or users under access.groups.scientists of the stack, or [] where something else fills the group.\n",
            run.Errors);
    }

    [Fact]
    public async Task A_broken_stack_file_is_refused_before_the_program_starts()
    {
        using var project = new ProjectCopy().Write(Stack, "config:\n  aws:region: [eu-central-1\n");

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "eks");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("stacks/Pulumi.eks.yaml:3", run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
    }

    /// <summary>A mistake in a setting of every cloud is refused on all of them, in the same words.</summary>
    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Mistakes_in_the_platform_are_refused_on_every_cloud(string stack)
    {
        using var project = new ProjectCopy()
            .WithAllStacks()
            .Replace(Platform, "    storage: 4Ti", "    storge: 4Ti")
            .Replace(Platform, "    pods: 1000", "    pods: many")
            .Replace(Platform, "guaranteed: { cpu: 200, memory: 1200Gi }", "guaranteed: { cpu: 200 cores, memory: 1200GB }")
            .Replace(Platform, "  - name: streaming", "  - name: Streaming_1");

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", stack, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.All(
            (string[])
            [
                "stacks/platform.yaml:16:5: tenants[analytics].storge is not a known key. Did you mean storage?",
                "stacks/platform.yaml:17:11: tenants[analytics].pods is \"many\", but a whole number from 1 to 20000 is expected.",
                "stacks/platform.yaml:29:24: tenants[data-science].guaranteed.cpu is \"200 "
                + "cores\", but an amount of CPU such as 64 or 500m is expected. Write 200.",
                "stacks/platform.yaml:29:43: tenants[data-science].guaranteed.memory is \"1200GB\", but an amount of bytes",
                "stacks/platform.yaml:41:11: tenants[Streaming_1].name is \"Streaming_1\", but a name of at most 32 lower-case letters",
            ],
            error => Assert.Contains($"  {error}", run.Errors));
        Assert.DoesNotContain("   at ", run.Errors);
    }

    private static async Task Refuses(Func<ProjectCopy, ProjectCopy> change, params string[] errors)
    {
        using var project = change(new ProjectCopy());

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", "eks", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.DoesNotContain("   at ", run.Errors);
        var heading = errors.Length == 1 ? "The settings have 1 error:" : $"The settings have {errors.Length} errors:";
        var shown = run.Errors.TrimEnd().Split('\n');
        Assert.Equal($"error: eks: {heading}", shown[0]);
        Assert.Equal(errors.Length + 1, shown.Length);
        Assert.All(errors.Zip(shown[1..]), pair => Assert.StartsWith($"  {pair.First}", pair.Second));
    }
}
