using System.Collections.Immutable;
using Preview.Parity;
using Preview.Plans;
using Preview.Reports.Terminal;
using Preview.Tests.Support;
using Preview.Text;
using static Preview.Tests.Support.LayerPlans;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Parity;

public sealed class ParityComparisonTests
{
    private const string ConfigMap = "ConfigMap team/settings";

    [Fact]
    public void The_same_objects_are_the_same()
    {
        var comparison = Compare("", Plan("a", Settings("a", Of("1"))), Plan("b", Settings("b", Of("1"))));
        Assert.True(comparison.IsFine);
        Assert.Equal(["Platform platform", "Layer team", ConfigMap], comparison.Objects.Select(compared => compared.Name));
        Assert.Equal(["platform", "team", "team"], comparison.Objects.Select(compared => compared.Layer));
        Assert.All(comparison.Objects, compared => Assert.True(compared.IsSame));
    }

    public static TheoryData<string, string> Differences() => new()
    {
        { "text", "data.key" },
        { "none", "data.key[0]" },
        { "secret", "data.key" },
        { "number", "data.key" },
        { "list", "data.key" },
        { "longer", "data.key[1]" },
        { "protect", "options.protect" },
        { "type", "options.type" },
        { "provider", "options.provider" },
        { "dependency", "options.dependsOn.Layer team" },
        { "ignoreChanges", "options.ignoreChanges[0]" },
        { "logical name", "options.name" },
        { "retain", "options.retainOnDelete" },
        { "timeouts", "options.customTimeouts" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void What_differs_is_found(string what, string path)
    {
        var mine = Settings("b", new PlanList([Of("1")]));
        var other = what switch
        {
            "text" => Settings("b", Of("2")),
            "none" => mine with { Inputs = Map([.. mine.Inputs.Where(input => input.Key != "data").Select(input => (input.Key, input.Value))]) },
            "secret" => Settings("b", PlanSecret.Of(Of("1"))),
            "number" => Settings("b", new PlanNumber(1)),
            "list" => Settings("b", new PlanList([])),
            "longer" => Settings("b", new PlanList([Of("1"), Of("2")])),
            "protect" => mine with { Protect = true },
            "type" => mine with { Type = "kubernetes:core/v2:ConfigMap" },
            "provider" => mine with { Provider = $"urn:pulumi:b::shop::pulumi:providers:kubernetes::default_4::{Signatures.UnknownString}" },
            "dependency" => mine with { Dependencies = [Layer("b")] },
            "ignoreChanges" => mine with { IgnoreChanges = ["data"] },
            "logical name" => mine with { Urn = Urn.Create("b", "shop", Layer("b"), mine.Type, "other") },
            "retain" => mine with { RetainOnDelete = true },
            _ => mine with { CustomTimeouts = new PlanTimeouts(60, 0, 0, 0) },
        };
        var comparison = Compare("", Plan("a", Settings("a", new PlanList([Of("1")]))), Plan("b", other));
        Assert.False(comparison.IsFine);
        Assert.Contains(path, Assert.Single(comparison.Undeclared).Differences.Select(difference => difference.Path!.Text));
    }

    [Fact]
    public void Only_what_cannot_be_compared_is_levelled()
    {
        PlanResource A(string stack, UnknownKind unknown, string secret, params Urn[] needs) => Object(
            stack, "kubernetes:core/v1:ConfigMap", "settings", "team",
            ("data", Map(("unknown", new PlanUnknown(unknown)), ("secret", PlanSecret.Of(Of(secret))), ("urn", Of(Layer(stack).Text)))))
            with
        { Dependencies = [.. needs], Aliases = [Urn.Create(stack, "shop", Layer(stack), "kubernetes:core/v0:ConfigMap", "settings")] };

        Assert.True(Compare(
            "",
            Plan("a", A("a", UnknownKind.String, "one", Layer("a"), Platform("a"), Cluster("a"))),
            Plan("b", A("b", UnknownKind.Map, "two", Platform("b"), Layer("b"), Provider("b")))).IsFine);
    }

    [Fact]
    public void A_text_that_only_holds_the_stacks_name_is_a_difference() =>
        Assert.False(Compare("", Plan("a", Settings("a", Of("bucket-a"))), Plan("b", Settings("b", Of("bucket-b")))).IsFine);

    [Fact]
    public void An_unknown_value_is_not_a_known_one() =>
        Assert.False(Compare("", Plan("a", Settings("a", PlanUnknown.String)), Plan("b", Settings("b", Of("1")))).IsFine);

    [Fact]
    public void What_is_missing_is_found_and_can_be_declared()
    {
        Plan[] plans = [Plan("a", Settings("a", Of("1"))), Plan("b")];
        var undeclared = Compare("", plans);
        Assert.Null(Assert.Single(Assert.Single(undeclared.Undeclared).Differences).Path);
        Assert.Equal([Standing.Same, Standing.Missing], Find(undeclared, ConfigMap).Standings);
        Assert.True(Compare("- {object: ConfigMap */settings, missing: true, reason: r}", plans).IsFine);
        Assert.Single(Compare("- {object: ConfigMap */settings, fields: [data], reason: r}", plans).Undeclared);
    }

    [Theory]
    [InlineData("- {object: ConfigMap team/settings, fields: [data.key], reason: r}", true)]
    [InlineData("- {object: ConfigMap */*, fields: [data], reason: r}", true)]
    [InlineData("- {object: '*', fields: ['data.*'], reason: r}", true)]
    [InlineData("- {object: ConfigMap */*, fields: [metadata], reason: r}", false)]
    [InlineData("- {object: Secret */*, fields: [data], reason: r}", false)]
    [InlineData("- {object: ConfigMap */*, missing: true, reason: r}", false)]
    public void A_declaration_is_for_its_objects_and_fields(string declared, bool fine) =>
        Assert.Equal(fine, Compare(declared, Plan("a", Settings("a", Of("1"))), Plan("b", Settings("b", Of("2")))).IsFine);

    [Theory]
    [InlineData("[c]", "1 1 2", true)]
    [InlineData("[c]", "1 2 2", false)]
    [InlineData("[c]", "1 2 3", false)]
    [InlineData("[b, c]", "1 2 3", true)]
    [InlineData("[b, c]", "1 2 2", true)]
    public void Stacks_that_a_declaration_does_not_name_must_be_the_same(string stacks, string values, bool fine)
    {
        Plan[] plans = [.. values.Split(' ').Zip(["a", "b", "c"]).Select(pair => Plan(pair.Second, Settings(pair.Second, Of(pair.First))))];
        Assert.Equal(fine, Compare($"- {{object: ConfigMap */*, fields: [data], stacks: {stacks}, reason: r}}", plans).IsFine);
    }

    [Fact]
    public void Two_declarations_can_share_a_field() => Assert.True(Compare(
        "- {object: ConfigMap */*, fields: [data], stacks: [b], reason: r}\n- {object: ConfigMap */*, fields: [data.key], stacks: [c], reason: r}",
        Plan("a", Settings("a", Of("1"))), Plan("b", Settings("b", Of("2"))), Plan("c", Settings("c", Of("3")))).IsFine);

    [Fact]
    public void The_rule_and_the_exception_are_told_apart()
    {
        Assert.Equal([Standing.Same, Standing.Same, Standing.Differs], Standings("1", "1", "2"));
        Assert.Equal([Standing.Differs, Standing.Same, Standing.Same], Standings("1", "2", "2"));
        Assert.Equal([Standing.Differs, Standing.Differs, Standing.Differs], Standings("1", "2", "3"));
        Assert.Equal([Standing.Differs, Standing.Differs], Standings("1", "2"));
        Assert.Equal([Standing.Missing, Standing.Same, Standing.Same], Standings(null, "1", "1"));
        Assert.Equal([Standing.Missing, Standing.Differs, Standing.Differs], Standings(null, "1", "2"));
    }

    [Theory]
    [InlineData("- {object: Secret */*, fields: [data], reason: r}", "the field data")]
    [InlineData("- {object: ConfigMap */*, fields: [data, metadata], reason: r}", "the field metadata")]
    [InlineData("- {object: ConfigMap */*, fields: [data], reason: r}\n- {object: ConfigMap */*, missing: true, reason: r}", "that it may be missing")]
    [InlineData("- {object: ConfigMap */*, fields: [data], stacks: [b, c], reason: r}", "the stack b")]
    public void What_is_declared_and_no_longer_true_fails(string declared, string stale)
    {
        Plan[] plans = [Plan("a", Settings("a", Of("1"))), Plan("b", Settings("b", Of("1"))), Plan("c", Settings("c", Of("2"))), Plan("d", Settings("d", Of("1")))];
        var comparison = Compare(declared, plans);
        Assert.False(comparison.IsFine);
        Assert.Equal(stale, Assert.Single(comparison.Stale).What);
        Assert.Empty(Compare(declared, judgesStale: false, plans).Stale);
    }

    [Fact]
    public void A_stack_without_the_component_fails()
    {
        var comparison = Compare("", Plan("a"), new Plan("shop", "b", []));
        Assert.Equal(["b"], comparison.WithoutComponent);
        Assert.False(comparison.IsFine);
    }

    [Fact]
    public void Two_objects_of_one_kind_and_name_are_told_apart()
    {
        PlanResource Policy(string stack, string group, string name, string value) =>
            Object(stack, $"kubernetes:{group}/v1:NetworkPolicy", "deny", "team", ("spec", Of(value))) with { Urn = Urn.Create(stack, "shop", Layer(stack), $"kubernetes:{group}/v1:NetworkPolicy", name) };

        var comparison = Compare("", Plan("a", Policy("a", "networking.k8s.io", "one", "1"), Policy("a", "crd.example.com", "two", "1")), Plan("b", Policy("b", "networking.k8s.io", "one", "1"), Policy("b", "crd.example.com", "two", "2")));
        Assert.Equal("NetworkPolicy team/deny (two)", Assert.Single(comparison.Undeclared).Name);
    }

    [Theory]
    [InlineData("pipe", null)]
    [InlineData("80", 80)]
    public void The_table_and_the_errors(string name, int? width)
    {
        var secret = "hunter2";
        Plan P(string stack, string value, params PlanResource[] more) => Plan(stack,
        [
            Settings(stack, Of(value)),
            Object(stack, "kubernetes:storage.k8s.io/v1:StorageClass", "fast", null, ("provisioner", Of(stack)), ("parameters", Map(("type", Of(stack)), ("tier", Of(stack))))),
            Object(stack, "kubernetes:core/v1:Secret", "keys", "team", ("stringData", PlanSecret.Of(Of(secret)))),
            .. more,
        ]);
        var comparison = Compare(
            """
            - {object: StorageClass *, fields: [provisioner, parameters], reason: Each cloud has drivers of its own.}
            - {object: Secret */gone, missing: true, reason: Never there.}
            """,
            P("first", new string('x', 240)),
            P("second", new string('x', 300)),
            P("third", new string('x', 250) + "y" + new string('x', 300), Object("third", "kubernetes:core/v1:Secret", "extra", "team", ("stringData", Map(("a", PlanSecret.Of(Of(secret))))))));
        var text = Render(Blocks.Apart(new ParityView(comparison, showsAll: false, width).Lines(), new ParityErrors(comparison, showsAll: false).Lines()), width)
            + "\n--all\n\n" + Render(new ParityView(comparison, showsAll: true, width).Lines(), width);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line =>
        {
            Assert.Equal(line.TrimEnd(), line);
            Assert.True(line.Length <= (width ?? int.MaxValue), line);
        });
        Snapshot.Matches($"parity-{name}", text);
    }

    private static ImmutableArray<Standing> Standings(params string?[] values) => Find(
        Compare("", [.. values.Select((value, index) => value is null ? Plan($"s{index}") : Plan($"s{index}", Settings($"s{index}", Of(value))))]),
        ConfigMap).Standings;

    private static ComparedObject Find(ParityComparison comparison, string name) => comparison.Objects.Single(compared => compared.Name == name);

    private static ParityComparison Compare(string declared, params Plan[] plans) => Compare(declared, judgesStale: true, plans);

    private static ParityComparison Compare(string declared, bool judgesStale, params Plan[] plans) =>
        ParityComparison.Of(plans, ParityFile.Parse($"component: {Component}\ndifferences:\n{declared}\n", "stacks/parity.yaml", [.. plans.Select(plan => plan.Stack)]), judgesStale);

    private static string Render(IEnumerable<Line> lines, int? width)
    {
        using var text = new StringWriter() { NewLine = "\n" };
        Screen.Of(text, width, color: false).Write(lines);
        return text.ToString();
    }
}
