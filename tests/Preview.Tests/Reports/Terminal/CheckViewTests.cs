using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using PolicyEngine.Values;
using Preview.Checks;
using Preview.Engine;
using Preview.Plans;
using Preview.Reports.Terminal;
using Preview.Tests.Support;
using Preview.Text;

namespace Preview.Tests.Reports.Terminal;

/// <summary>What the policies say, as it is shown.</summary>
public sealed class CheckViewTests
{
    private static readonly Exemption Old = new("sample-size-bounded", "test:index:Bucket old", "It goes with the old farm.", new DateOnly(2027, 3, 31), "stacks/policies.yaml:7");

    private static readonly ImmutableArray<CheckedStack> Stacks =
    [
        Stack("aks", PolicyConfiguration.Defaults, Bucket("data", 5), Bucket("logs", null)),
        Stack("eks", PolicyConfiguration.Defaults with { Exemptions = [Old] }, Bucket("data", 500), Bucket("Logs", 600), Bucket("old", 700), Bucket("events", null)),
        Stack("onprem", PolicyConfiguration.Defaults),
        new(new StackPreview { Plan = new Plan("spark", "gke", []), Diagnostics = [new Diagnostic(Preview.Engine.Severity.Error, "The setting is bad.")] }),
    ];

    [Theory]
    [InlineData("check-pipe", null, false)]
    [InlineData("check-80", 80, false)]
    [InlineData("check-all", 120, true)]
    public void Violations_come_with_reason_and_remedy(string name, int? width, bool showsAll) => Check(name, width, new CheckView(Stacks, showsAll).Lines());

    [Fact]
    public void What_is_right_is_one_line() => Assert.Equal("✓ aks 2 passed\n", Render(new CheckView([Stack("aks", PolicyConfiguration.Defaults, Bucket("data", 5))], showsAll: false).Lines(), null));

    [Fact]
    public void A_preview_says_what_is_violated() => Check("check-refusals", 80, CheckErrors.Refusals(Stacks));

    [Fact]
    public void The_line_of_a_stack_says_what_the_policies_say()
    {
        Assert.StartsWith("✗ eks spark · 0 resources in 0 components · policies 2 violated · ", Render([HeaderView.Line(Stacks[1], width: null)], null));
        Assert.StartsWith("✓ aks spark · 0 resources in 0 components · policies 3 ok · ", Render([HeaderView.Line(Stacks[0], width: null)], null));
        Assert.DoesNotContain("policies", Render([HeaderView.Line(Stacks[2], width: null)], null));
    }

    [Fact]
    public void What_holds_no_longer_is_an_error_and_what_nothing_needs_a_warning() => Assert.Equal(
        """
        error: stacks/policies.yaml:3:9: It expired. Mend it.
        warning: stacks/policies.yaml:7: Nothing needs the exemption of sample-size-bounded for "test:index:Bucket old". Remove it, so that what is right stays so.

        """,
        Render([.. CheckErrors.Expired([new Problem("stacks/policies.yaml", 3, 9, "It expired.", "Mend it.")]), .. CheckErrors.Stale([StaleExemption.Of(Old, [Stacks[1]])])], null));

    [Fact]
    public void Programs_get_everything()
    {
        using MemoryStream text = new();
        CheckJson.Write(Stacks, [new Problem("stacks/policies.yaml", 3, 9, "It expired.", "Mend it.")], [Old], isFine: false, text);

        Snapshot.Matches("check-json", Encoding.UTF8.GetString(text.ToArray()) + "\n");
        Assert.Equal(4, JsonDocument.Parse(text.ToArray()).RootElement.GetProperty("stacks").GetArrayLength());
    }

    private static CheckedStack Stack(string stack, PolicyConfiguration configuration, params Resource[] resources) => new(
        new StackPreview { Plan = new Plan("spark", stack, []) },
        new Evaluator([new SampleNameLower(), new SampleSizeBounded()], configuration).Evaluate(resources, new StackResources([.. resources])));

    private static Resource Bucket(string name, double? size) => new()
    {
        Urn = Urn.Create("eks", "spark", null, "test:index:Bucket", name).Text,
        Type = "test:index:Bucket",
        Name = name,
        Properties = PropertyMap.Of(KeyValuePair.Create("size", size is { } known ? new PropertyNumber(known) : (PropertyValue)PropertyUnknown.Any)),
    };

    private static void Check(string name, int? width, IEnumerable<Line> lines)
    {
        var text = Render(lines, width);
        Assert.All(text.Split('\n'), line =>
        {
            Assert.Equal(line.TrimEnd(), line);
            Assert.True(line.Length <= (width ?? int.MaxValue), line);
        });
        Snapshot.Matches(name, text);
    }

    private static string Render(IEnumerable<Line> lines, int? width)
    {
        using StringWriter text = new() { NewLine = "\n" };
        Screen.Of(text, width, color: false).Write(lines);
        return text.ToString();
    }

    internal sealed class SampleSizeBounded : ResourcePolicy
    {
        public override PolicyInfo Info { get; } = new()
        {
            Id = "sample-size-bounded",
            Title = "A bucket is not too large",
            Severity = PolicyEngine.Model.Severity.High,
            Why = "It costs.",
            Remedy = "Give it a smaller size, bucket.size in the stack's settings, or split it in two and let each have its own tenant.",
            Link = "https://example.com/buckets",
        };

        public override IReadOnlyList<string> Types { get; } = ["test:index:Bucket"];

        public override void Examine(Resource resource, Check check) =>
            check.Require(resource["size"].Number(size => size <= 100), resource["size"], $"The bucket has {resource["size"]}, more than 100.");
    }

    internal sealed class SampleNameLower : ResourcePolicy
    {
        public override PolicyInfo Info { get; } = new()
        {
            Id = "sample-name-lower",
            Title = "A name has no capital letters",
            Severity = PolicyEngine.Model.Severity.Low,
            DefaultLevel = PolicyLevel.Advisory,
            Why = "It is custom.",
            Remedy = "Write it in lower case.",
            Link = "https://example.com/names",
        };

        public override IReadOnlyList<string> Types { get; } = ["test:index:Bucket"];

        public override void Examine(Resource resource, Check check) => check.Require(!resource.Name.Any(char.IsUpper), resource.Root, "It has capital letters.");
    }
}
