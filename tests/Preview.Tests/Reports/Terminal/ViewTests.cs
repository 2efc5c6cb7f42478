using Preview.Checks;
using Preview.Engine;
using Preview.Plans;
using Preview.Reports.Terminal;
using Preview.Tests.Support;
using Preview.Text;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Reports.Terminal;

/// <summary>Everything that is shown, as it is shown.</summary>
public sealed class ViewTests
{
    private static readonly Urn Stack = Urn.Create("eks", "spark", null, Urn.StackType, "spark-eks");
    private static readonly Urn Cluster = Urn.Create("eks", "spark", Stack, "spark:eks:Cluster", "spark");
    private static readonly Urn Network = Urn.Create("eks", "spark", Cluster, "spark:eks:Network", "network");
    private static readonly Urn Platform = Urn.Create("eks", "spark", Stack, "spark:platform:Platform", "platform");
    private static readonly Urn Vpc = Urn.Create("eks", "spark", Network, "aws:ec2/vpc:Vpc", "main");

    private static readonly StackPreview Full = new()
    {
        Plan = new Plan("spark", "eks", PlanOrder.Sort(
        [
            new PlanResource
            {
                Urn = Stack, Custom = false, Type = Urn.StackType,
                Outputs = Map(("endpoint", PlanUnknown.String), ("kubeconfig", PlanSecret.Of(Of("hunter2"))), ("zones", new PlanList([Of("a"), Of("b")]))),
            },
            Provider("aws", "default_7_48_0", ("region", Of("eu-central-1"))),
            Provider("kubernetes", "spark"),
            Resource(Cluster, Stack),
            Resource(Network, Cluster),
            Resource(Vpc, Network, ("cidrBlock", Of("10.0.0.0/16"))) with { Protect = true },
            .. Enumerable.Range(0, 6).Select(i => Resource(Child(Network, "aws:ec2/subnet:Subnet", $"private-{i}"), Network, ("cidrBlock", Of($"10.0.{i}.0/24")), ("vpcId", PlanUnknown.String)) with { Dependencies = [Vpc] }),
            .. Enumerable.Range(0, 8).Select(i => Resource(Child(Network, "aws:ec2/vpcEndpoint:VpcEndpoint", $"endpoint-{i}"), Network, ("vpcId", PlanUnknown.String)) with { Dependencies = [Vpc] }),
            Resource(Child(Cluster, "aws:eks/cluster:Cluster", "spark"), Cluster, ("version", Of("1.35")), ("name", Of("spark"))) with { Dependencies = [Vpc] },
            Resource(Platform, Stack),
            Resource(Child(Platform, "kubernetes:core/v1:Namespace", "team-a"), Platform, ("metadata", Map(("name", Of("team-a"))))),
            Resource(Child(Platform, "kubernetes:core/v1:Namespace", "team-b"), Platform, ("metadata", Map(("name", Of("team-b"))))),
            Resource(Child(Platform, "kubernetes:core/v1:Secret", "token"), Platform, ("stringData", PlanSecret.Of(Map(("token", PlanUnknown.String)))), ("metadata", Map(("name", Of("token")), ("namespace", Of("team-a"))))),
            Resource(Child(Platform, "kubernetes:helm.sh/v3:Release", "prometheus"), Platform, ("chart", Of("oci://registry/kube-prometheus-stack")), ("version", Of("88.5.3")), ("values", Map(("a", Of("b"))))),
            Resource(Child(Platform, "kubernetes:apiextensions.k8s.io:CustomResource", "queue"), Platform, ("kind", Of("Queue"))) with { RetainOnDelete = true },
            new PlanResource { Urn = Child(Stack, "pulumi:pulumi:StackReference", "org/net/prod"), Custom = true, External = true, Type = "pulumi:pulumi:StackReference", Parent = Stack, Id = "org/net/prod" },
        ])),
        Assumed = ["aws getAvailabilityZones → eu-central-1a, eu-central-1b, eu-central-1c", "aws getPartition → aws"],
        Diagnostics =
        [
            new Diagnostic(Severity.Info, "the image is pinned"),
            new Diagnostic(Severity.Warning, "The setting spark:version is 1.30, which YAML reads as the number 1.3.") { Location = "stacks/Pulumi.eks.yaml:5:12", Remedy = "Write \"1.30\" when the text is meant." },
        ],
        Elapsed = TimeSpan.FromMilliseconds(420),
    };

    /// <summary>A stack on another cloud, which lacks a part and has one of its own.</summary>
    private static StackPreview Small()
    {
        var stack = Urn.Create("aks", "spark", null, Urn.StackType, "spark-aks");
        var cluster = Urn.Create("aks", "spark", stack, "spark:aks:Cluster", "other-name");
        var keys = Urn.Create("aks", "spark", cluster, "spark:aks:Keys", "keys");
        return new StackPreview
        {
            Plan = new Plan("spark", "aks", PlanOrder.Sort(
            [
                new PlanResource { Urn = stack, Custom = false, Type = Urn.StackType },
                Resource(cluster, stack),
                Resource(keys, cluster),
                Resource(Child(keys, "azure-native:keyvault:Vault", "vault"), keys),
            ])),
            Elapsed = TimeSpan.FromMilliseconds(310),
        };
    }

    private static readonly StackPreview Failed = new()
    {
        Plan = new Plan("spark", "gke", []),
        Diagnostics =
        [
            new Diagnostic(Severity.Error, "System.InvalidOperationException: the zone list is empty\nsecond line") { Location = "infra/Clusters/Network.cs:12" },
            new Diagnostic(Severity.Error, "The setting is bad.") { Urn = "urn:pulumi:gke::spark::a:b:C::x", Remedy = "Mend it." },
        ],
        Output = ["Unhandled exception. System.InvalidOperationException: the zone list is empty", "   at Infra.Main()", $"token {Signatures.UnknownString} \u001b[31mred"],
        Elapsed = TimeSpan.FromSeconds(1.5),
    };

    [Theory]
    [InlineData("pipe", null)]
    [InlineData("120", 120)]
    [InlineData("80", 80)]
    public void A_stack_is_summed_up(string name, int? width) => Check($"summary-{name}", width, new SummaryView(new CheckedStack(Full), width).Lines());

    [Theory]
    [InlineData("pipe", null)]
    [InlineData("120", 120)]
    [InlineData("80", 80)]
    public void A_stack_is_shown_in_full(string name, int? width) => Check($"plan-{name}", width, new PlanView(new CheckedStack(Full), width).Lines());

    [Theory]
    [InlineData("pipe", null)]
    [InlineData("80", 80)]
    [InlineData("48", 48)]
    public void Several_stacks_share_a_table(string name, int? width) => Check($"overview-{name}", width, new OverviewView([new CheckedStack(Full), new CheckedStack(Small()), new CheckedStack(Failed)], width).Lines());

    [Fact]
    public void Several_stacks_have_a_total() => Check("total", 80, Blocks.Apart(new SummaryView(new CheckedStack(Failed), 80).Lines(), TotalView.Lines([Full, Failed], TimeSpan.FromSeconds(2))));

    [Fact]
    public void Errors_say_what_where_and_how_to_mend_it() => Check("errors", 80, ErrorView.Lines([Full, Failed]));

    [Fact]
    public void What_is_wrong_on_several_stacks_is_told_once() => Assert.Equal(
        "error: aks, gke: The settings have 1 error:\n  stacks/platform.yaml:7: tenants is a map, but a list of maps is expected.\nerror: gke: The zone is gone.\n",
        Render(ErrorView.Lines([Wrong("aks"), Wrong("gke", "The zone is gone.")]), 120, color: false));

    [Fact]
    public void Warnings_go_to_errors_when_nothing_else_shows_them() => Check("warnings", 80, ErrorView.Lines([Full], withWarnings: true));

    [Fact]
    public void A_pipe_gets_no_escape_sequences_and_a_terminal_does()
    {
        Assert.DoesNotContain("\u001b", Render(new SummaryView(new CheckedStack(Full), 80).Lines(), 80, color: false), StringComparison.Ordinal);
        Assert.Contains("\u001b[", Render(new SummaryView(new CheckedStack(Full), 80).Lines(), 80, color: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_changes_no_text()
    {
        var colored = Render(new PlanView(new CheckedStack(Full), 80).Lines(), 80, color: true);
        Assert.Equal(
            Render(new PlanView(new CheckedStack(Full), 80).Lines(), 80, color: false),
            System.Text.RegularExpressions.Regex.Replace(colored, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Every_component_and_resource_can_be_found_by_name()
    {
        var summary = Render(new SummaryView(new CheckedStack(Full), null).Lines(), null, color: false);
        var plan = Render(new PlanView(new CheckedStack(Full), null).Lines(), null, color: false);
        Assert.All(Full.Plan.Resources.Where(resource => resource.IsComponent), component => Assert.Contains(component.Urn.Name, summary, StringComparison.Ordinal));
        Assert.All(Full.Plan.Resources, resource => Assert.Contains(resource.Urn.Name, plan, StringComparison.Ordinal));
    }

    private static StackPreview Wrong(string stack, params string[] more) => new()
    {
        Plan = new Plan("spark", stack, []),
        Diagnostics = [new Diagnostic(Severity.Error, "The settings have 1 error:\n  stacks/platform.yaml:7: tenants is a map, but a list of maps is expected."), .. more.Select(message => new Diagnostic(Severity.Error, message))],
    };

    private static void Check(string name, int? width, IEnumerable<Line> lines)
    {
        var text = Render(lines, width, color: false);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line =>
        {
            Assert.Equal(line.TrimEnd(), line);
            Assert.True(line.Length <= (width ?? int.MaxValue), line);
        });
        Snapshot.Matches(name, text);
    }

    private static string Render(IEnumerable<Line> lines, int? width, bool color)
    {
        using var text = new StringWriter() { NewLine = "\n" };
        Screen.Of(text, width, color).Write(lines);
        return text.ToString();
    }

    private static Urn Child(Urn parent, string type, string name) => Urn.Create("eks", "spark", parent, type, name);

    private static PlanResource Resource(Urn urn, Urn parent, params (string, PlanValue)[] inputs) =>
        new() { Urn = urn, Custom = !urn.Type.StartsWith("spark:", StringComparison.Ordinal), Type = urn.Type, Parent = parent, Inputs = Map(inputs) };

    private static PlanResource Provider(string package, string name, params (string, PlanValue)[] inputs) => new()
    {
        Urn = Urn.Create("eks", "spark", null, $"pulumi:providers:{package}", name),
        Custom = true,
        Type = $"pulumi:providers:{package}",
        Inputs = Map(inputs),
    };
}
