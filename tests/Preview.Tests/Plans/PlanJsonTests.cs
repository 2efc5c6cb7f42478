using System.Text.Json;
using FsCheck.Xunit;
using Preview.Plans;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Plans;

public sealed class PlanJsonTests
{
    private static readonly Urn Stack = Urn.Create("dev", "shop", null, Urn.StackType, "shop-dev");
    private static readonly Urn Leaf = Urn.Create("dev", "shop", Stack, "a:b:C", "x");

    [Fact]
    public void A_full_resource_is_written_as_pulumi_writes_it() => Snapshot.Matches("plan-json", Json(new Plan("shop", "dev",
    [
        new PlanResource { Urn = Stack, Custom = false, Type = Urn.StackType },
        new PlanResource
        {
            Urn = Leaf,
            Custom = true,
            Type = "a:b:C",
            Id = "imported",
            Inputs = Map(("z", new PlanNumber(3)), ("a", new PlanBool(true)), ("n", PlanNull.Value), ("half", new PlanNumber(0.5)), ("big", new PlanNumber(12345678901))),
            Outputs = Map(("s", PlanSecret.Of(Of("hunter2"))), ("list", new PlanList([Of("ä<&>"), PlanUnknown.String])), ("map", new PlanUnknown(UnknownKind.Map))),
            Parent = Stack,
            Protect = true,
            External = true,
            Dependencies = [Stack],
            Provider = "urn:pulumi:dev::shop::pulumi:providers:a::default::id",
            PropertyDependencies = PlanResource.NoDependencies.Add("z", [Stack]),
            AdditionalSecretOutputs = ["s"],
            Aliases = [new Urn("urn:pulumi:dev::shop::a:b:C::old")],
            CustomTimeouts = new PlanTimeouts(1200, 0, 60, 0),
            ImportId = "imported",
            RetainOnDelete = true,
            DeletedWith = Stack,
            ReplaceWith = [Stack],
            IgnoreChanges = ["tags"],
            ReplaceOnChanges = ["a"],
            SourcePosition = "project:///infra/Program.cs#12,5",
        },
    ])));

    [Property(Arbitrary = [typeof(PlanValues)])]
    internal bool What_is_written_reads_back(PlanMap inputs)
    {
        var json = Json(PlanOf(inputs));
        return Json(Read(json)) == json;
    }

    [Property(Arbitrary = [typeof(PlanValues)])]
    internal bool Values_without_secrets_read_back_equal(PlanMap inputs) =>
        inputs.HasSecret || Read(Json(PlanOf(inputs))).Resources[0].Inputs == inputs;

    [Property(Arbitrary = [typeof(PlanValues)])]
    internal bool A_secret_is_never_written_in_clear(PlanMap inputs)
    {
        var json = Json(PlanOf(inputs));
        using var document = JsonDocument.Parse(json);
        return !json.Contains(PlanValues.Clear, StringComparison.Ordinal) && !inputs.ToString().Contains(PlanValues.Clear, StringComparison.Ordinal)
            && json.Contains(Signatures.Secret, StringComparison.Ordinal) == inputs.HasSecret;
    }

    [Fact]
    public void Names_are_in_ordinal_order()
    {
        var map = Map(("b", PlanNull.Value), ("B", PlanNull.Value), ("a", PlanNull.Value), ("é", PlanNull.Value));
        Assert.Equal(["B", "a", "b", "é"], map.Select(entry => entry.Key));
        Assert.Equal(PlanNull.Value, map["é"]);
        Assert.Null(map["c"]);
    }

    [Theory]
    [InlineData("{", "This is not JSON: line 1, column 2.")]
    [InlineData("", "This is not JSON: line 1, column 1.")]
    [InlineData("{\"version\": 4,\n \"deployment\": {}} x", "This is not JSON: line 2, column 20.")]
    [InlineData("[]", "This is no plan: it has no \"deployment\". Expected what `plan STACK --json` or `pulumi stack export` writes.")]
    [InlineData("""{"version": 3, "other": {"deployment": {}}}""", "This is no plan: it has no \"deployment\". Expected what `plan STACK --json` or `pulumi stack export` writes.")]
    [InlineData("""{"version": 4, "deployment": {}}""", "This plan has version 4; expected version 3.")]
    [InlineData("""{"deployment": {"resources": [{"urn": "x"}]}, "version": "three"}""", "This plan has version three; expected version 3.")]
    [InlineData("""{"version": 3, "deployment": {"resources": [7]}}""", "This plan has a resource whose URN is \"\"; expected urn:pulumi:stack::project::type::name.")]
    [InlineData("""{"version": 3, "deployment": {"resources": [{"urn": "x"}]}}""", "This plan has a resource whose URN is \"x\"; expected urn:pulumi:stack::project::type::name.")]
    public void What_is_no_plan_is_told(string text, string message) => Assert.Equal(message, Assert.Throws<FormatException>(() => Read(text)).Message);

    [Property(Arbitrary = [typeof(PlanValues)], MaxTest = 20)]
    internal bool Wherever_the_file_is_cut_it_reads_the_same(PlanMap inputs)
    {
        // Longer than a block, and with an escape across the end of one.
        var longer = PlanMap.Of(inputs.Where(input => input.Key != "long").Append(new("long", Of(new string('ä', 70_000) + "\"\n"))));
        var json = Json(PlanOf(longer));
        using Stream bytewise = new BytewiseStream(System.Text.Encoding.UTF8.GetBytes(json));
        return Json(new PlanReader().Read(bytewise)) == json;
    }

    [Fact]
    public void A_text_that_two_plans_have_in_common_is_one_object()
    {
        var reader = new PlanReader();
        var inputs = Map(("a", Of("x")));
        var first = Read(reader, Json(PlanOf(inputs))).Resources[0];
        var second = Read(reader, Json(PlanOf(inputs))).Resources[0];
        Assert.Same(first.Inputs["a"], second.Inputs["a"]);
        Assert.Same(first.Urn, second.Urn);
    }

    [Fact]
    public void An_export_of_pulumi_with_unknown_fields_is_read()
    {
        var plan = Read("""
            {"version": 3, "deployment": {"manifest": {"time": "2026-01-01T00:00:00Z"}, "secrets_providers": {"type": "service"}, "resources": [
              {"urn": "urn:pulumi:dev::shop::a:b:C::x", "custom": true, "id": "i-1", "type": "a:b:C", "created": "2026-01-01T00:00:00Z",
               "outputs": {"p": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:abc"}}}]}}
            """);
        Assert.Equal(("shop", "dev", "i-1"), (plan.Project, plan.Stack, plan.Resources[0].Id));
        Assert.Equal(new PlanSecret(null), plan.Resources[0].Outputs["p"]);
    }

    // As a pipe may give it.
    private sealed class BytewiseStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (int)(Position % 3)));
    }

    private static Plan PlanOf(PlanMap inputs) => new("shop", "dev", [new PlanResource { Urn = Leaf, Custom = true, Type = "a:b:C", Inputs = inputs, Outputs = inputs }]);
}
