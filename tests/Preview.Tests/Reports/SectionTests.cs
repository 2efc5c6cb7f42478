using System.Collections.Immutable;
using Preview.Changes;
using Preview.Plans;
using Preview.Projects;
using Preview.Reports;
using Preview.Sides;
using Preview.Text;

namespace Preview.Tests.Reports;

/// <summary>What a report says beside the single changes: policies, cost, duration.</summary>
public sealed class SectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sections-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_violation_the_policies_say_how_many_hold()
    {
        var plan = Budget();
        var section = PolicySection.Of(Plans(plan, plan))!;
        Assert.Equal((Tone.Good, true), (section.Tone, section.Columns.IsEmpty));
        Assert.Matches("^[1-9][0-9]* hold$", section.Summary);
    }

    [Fact]
    public void A_new_violation_comes_first_and_a_fixed_one_last()
    {
        var section = PolicySection.Of(Plans(Cluster(isPublic: false, isLogged: false), Cluster(isPublic: true, isLogged: true)))!;
        Assert.Equal(Tone.Bad, section.Tone);
        Assert.Equal(["new, mandatory", "cluster-api-private", "eks", "spark: The API server takes connections from anywhere."], section.Rows[0]);
        Assert.Contains(section.Rows, row => row[0] == "fixed" && row[1] == "cluster-audit-logging-enabled");
        Assert.Equal("fixed", section.Rows[^1][0]);
        Assert.Contains("1 new", section.Summary);
    }

    [Fact]
    public void The_same_on_several_stacks_is_one_row()
    {
        var plans = Plans([], [Cluster(isPublic: true, stack: "a"), Cluster(isPublic: true, stack: "b")]);
        Assert.Single(PolicySection.Of(plans)!.Rows, row => row[1] == "cluster-api-private" && row[2] == "a, b");
    }

    [Fact]
    public void A_change_that_switches_off_the_rule_that_it_breaks_is_seen()
    {
        var before = Project("base", "");
        var after = Project("head", """
            policies:
              cluster-api-private: { level: disabled }
              cluster-audit-logging-enabled:
                exemptions:
                  - { resource: "aws:eks/cluster:Cluster spark", reason: "For now.", expires: 9999-12-31 }
            """);
        var plans = Plans([Cluster(isPublic: false)], [Cluster(isPublic: true)], before, after);
        var section = PolicySection.Of(plans)!;
        Assert.Contains(section.Rows, row => row.SequenceEqual(["asked less", "cluster-api-private", "eks", "is disabled, was mandatory"]));
        Assert.Contains(section.Rows, row => row.SequenceEqual(["exempt", "cluster-audit-logging-enabled", "eks", "lets pass aws:eks/cluster:Cluster spark until 9999-12-31: For now."]));
        Assert.DoesNotContain(section.Rows, row => row[1] == "cluster-api-private" && row[0].StartsWith("new"));
        Assert.Contains("2 rules set otherwise", section.Summary);
    }

    [Fact]
    public void A_rule_that_is_asked_less_takes_the_tick_off_a_change_of_nothing()
    {
        var plan = Budget();
        var plans = Plans([plan], [plan], Project("base", ""), Project("head", "policies: { pod-disruption-budget-allows-eviction: { level: advisory } }"));
        var verdict = Verdict.Of(Report([PolicySection.Of(plans)!]));
        Assert.Equal((Tone.Warning, "⚠️", "no changes; look at policies"), (verdict.Tone, verdict.Icon, verdict.Text));
        Assert.Equal("no changes", Verdict.Of(Report([])).Text);
    }

    [Fact]
    public void Not_all_stacks_are_told_where_one_could_not_be_compared()
    {
        var report = Report([], "aks", "eks");
        Assert.True(report.AreAll(["aks", "eks"]));
        Assert.False(report.AreAll(["eks"]));
        Assert.False((report with { Failures = [new Failure(report.Head, "onprem", "It has no credentials.")] }).AreAll(["aks", "eks"]));
        Assert.True((report with { Failures = [new Failure(report.Head, null, "parity.yaml: wrong.")] }).AreAll(["aks", "eks"]));
    }

    [Fact]
    public void Wrong_settings_of_the_policies_are_a_failure_of_the_report()
    {
        var inputs = Plans([Cluster(false)], [Cluster(false)], null, Project("head", "policies: { no-such-policy: {} }"));
        Assert.Null(PolicySection.Of(inputs));
        Assert.Contains("There is no policy \"no-such-policy\".", Assert.Single(inputs.Failures).Message);
    }

    [Fact]
    public void The_cost_of_a_change_is_told_with_its_sign()
    {
        var section = CostSection.Of(Plans(Nodes(3, 6), Nodes(4, 6)))!;
        var row = Assert.Single(section.Rows);
        Assert.Equal("eks", row[0]);
        Assert.StartsWith("+$", row[3]);
        Assert.Equal("±$0", row[4]);
        Assert.StartsWith("eks +$", section.Summary);
        Assert.Single(section.Notes);
    }

    [Fact]
    public void A_change_that_costs_nothing_says_what_a_month_is()
    {
        var section = CostSection.Of(Plans(Nodes(3, 6), Nodes(3, 6)))!;
        Assert.Empty(section.Rows);
        Assert.StartsWith("a month is estimated as before: eks $", section.Summary);
    }

    [Fact]
    public void Each_stack_says_from_where_its_API_server_is_reached()
    {
        var section = ApiServerSection.Of(Plans(Reached("private; from the nodes"), Reached("private; from the nodes")))!;
        Assert.Equal("reached from where it was before", section.Summary);
        Assert.Equal(["stack", "reached"], section.Columns);
        Assert.Equal(["eks", "private; from the nodes"], Assert.Single(section.Rows));
    }

    [Fact]
    public void Another_way_to_the_API_server_has_both()
    {
        var section = ApiServerSection.Of(Plans(Reached("private; from the nodes"), Reached("public; from 203.0.113.0/24")))!;
        Assert.Equal("reached from elsewhere on eks", section.Summary);
        Assert.Equal(["stack", "before", "after"], section.Columns);
        Assert.Equal(["eks", "private; from the nodes", "public; from 203.0.113.0/24"], Assert.Single(section.Rows));
    }

    [Fact]
    public void A_cluster_that_is_there_already_says_nothing_of_its_API_server() => Assert.Null(ApiServerSection.Of(Plans(Empty("onprem"), Empty("onprem"))));

    [Fact]
    public void A_cloud_that_the_tables_do_not_know_has_no_cost() => Assert.Null(CostSection.Of(Plans(Empty("onprem"), Empty("onprem"))));

    [Fact]
    public void The_duration_is_told_where_it_changes()
    {
        Assert.Null(DurationSection.Of(Plans(Nodes(3, 6), Nodes(3, 6))));
        var section = DurationSection.Of(Plans(Empty("eks"), Nodes(3, 6)))!;
        var row = Assert.Single(section.Rows);
        Assert.Equal(["eks", "0 s"], row.Take(2));
        Assert.Contains("nodes", row[3]);
    }

    private static SectionInputs Plans(Plan before, Plan after) => Plans([before], [after]);

    private static SectionInputs Plans(Plan[] before, Plan[] after, Project? baseProject = null, Project? project = null) =>
        SectionInputs.Read(Side("main", before, baseProject), Side("working tree", after, project), new DateOnly(2026, 12, 1));

    private static Side Side(string name, Plan[] plans, Project? project) =>
        new() { Label = new SideLabel(name), Plans = plans.ToImmutableSortedDictionary(plan => plan.Stack, plan => plan), Project = project };

    private static Report Report(ImmutableArray<Section> sections, params ImmutableArray<string> stacks) => new()
    {
        Project = "project",
        Base = new SideLabel("main"),
        Head = new SideLabel("working tree"),
        Stacks = [.. stacks.Select(stack => new StackChanges { Stack = stack, Resources = [] })],
        Sections = sections,
    };

    private static Plan Budget() => Of(
        "eks", "kubernetes:policy/v1:PodDisruptionBudget", "budget",
        """{ "metadata": { "name": "budget", "namespace": "spark" }, "spec": { "maxUnavailable": 1, "selector": { "matchLabels": { "app": "a" } } } }""");

    private static Plan Empty(string stack) => new("project", stack, []);

    private static Plan Reached(string apiServer) => Support.PlanFiles.Read($$"""
        { "version": 3, "deployment": { "resources": [
          { "urn": "urn:pulumi:eks::project::pulumi:pulumi:Stack::project-eks", "custom": false, "type": "pulumi:pulumi:Stack",
            "outputs": { "apiServer": "{{apiServer}}" } } ] } }
        """);

    private static Plan Cluster(bool isPublic, bool isLogged = true, string stack = "eks") => Of(stack, "aws:eks/cluster:Cluster", "spark", $$"""
        { "vpcConfig": { "endpointPublicAccess": {{(isPublic ? "true" : "false")}} }, "enabledClusterLogTypes": [{{(isLogged ? "\"api\", \"audit\", \"authenticator\"" : "")}}] }
        """);

    private static Plan Nodes(int least, int most) => Of("eks", "aws:eks/nodeGroup:NodeGroup", "nodes", $$"""
        { "instanceTypes": ["m7i.xlarge"], "scalingConfig": { "minSize": {{least}}, "maxSize": {{most}}, "desiredSize": {{least}} } }
        """);

    private static Plan Of(string stack, string type, string name, string inputs)
    {
        var urn = $"urn:pulumi:{stack}::project::{type}::{name}";
        return Support.PlanFiles.Read($$"""
            { "version": 3, "deployment": { "resources": [
              { "urn": "urn:pulumi:{{stack}}::project::pulumi:pulumi:Stack::project-{{stack}}", "custom": false, "type": "pulumi:pulumi:Stack" },
              { "urn": "urn:pulumi:{{stack}}::project::pulumi:providers:aws::default", "id": "1", "custom": true, "type": "pulumi:providers:aws", "inputs": { "region": "us-east-1" }, "outputs": {} },
              { "urn": "{{urn}}", "provider": "urn:pulumi:{{stack}}::project::pulumi:providers:aws::default::1", "custom": true, "type": "{{type}}", "inputs": {{inputs}}, "outputs": {{inputs}}, "parent": "urn:pulumi:{{stack}}::project::pulumi:pulumi:Stack::project-{{stack}}" } ] } }
            """);
    }

    private Project Project(string name, string policies)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: project\nruntime: dotnet\n");
        File.WriteAllText(Path.Combine(folder, "Pulumi.eks.yaml"), "config: {}\n");
        File.WriteAllText(Path.Combine(folder, "policies.yaml"), policies);
        return ProjectFile.Read(Path.Combine(folder, "Pulumi.yaml"));
    }
}
