using Preview.Plans;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Changes;

public sealed class ValueComparisonTests
{
    private const string Type = "shop:index:Thing";

    [Fact]
    public void A_change_is_told_where_it_is()
    {
        var before = Map(("a", Of("1")), ("deep", Map(("same", Of("x")), ("requests.cpu", Of("1")))));
        var after = Map(("a", Of("1")), ("deep", Map(("same", Of("x")), ("requests.cpu", Of("2")))));
        Assert.Equal(["it.deep[\"requests.cpu\"]: 1 → 2"], Changed.Lines(Type, before, after));
    }

    [Fact]
    public void What_comes_and_goes_is_told_as_a_whole() =>
        Assert.Equal(
            ["it.comes: - → {a: 1}", "it.goes: [x] → -"],
            Changed.Lines(Type, Map(("goes", List("x"))), Map(("comes", Map(("a", Of("1")))))));

    [Fact]
    public void Another_type_of_value_is_another_value() =>
        Assert.Equal(["it: 1 → [1]"], Changed.Lines(Type, Of("1"), List("1")));

    [Fact]
    public void Items_with_names_are_found_again() => Assert.Equal(
        ["it[driver].image: a → b", "it[extra]: - → {image: c, name: extra}"],
        Changed.Lines(Type, new PlanList([Container("driver", "a"), Container("log", "x")]), new PlanList([Container("driver", "b"), Container("extra", "c"), Container("log", "x")])));

    [Theory]
    [InlineData("a b c", "a c", "it[1]: b → -")]
    [InlineData("a c", "a b c", "it[1]: - → b")]
    [InlineData("a b c", "a x c", "it[1]: b → x")]
    [InlineData("a b", "b a", "it[0]: a → - | it[1]: - → a")]
    [InlineData("a b c d", "b c e", "it[0]: a → - | it[2]: d → e")]
    public void A_list_is_compared_in_order(string before, string after, string changes) =>
        Assert.Equal(changes, string.Join(" | ", Changed.Lines(Type, List(before.Split(' ')), List(after.Split(' ')))));

    [Fact]
    public void A_set_has_no_order()
    {
        Assert.Empty(Changed.Lines("aws:eks/mountTarget:MountTarget", List("a", "b"), List("b", "a"), "securityGroups"));
        Assert.Equal(
            ["securityGroups[]: a → -", "securityGroups[]: - → c"],
            Changed.Lines("aws:efs/mountTarget:MountTarget", List("a", "b"), List("b", "c"), "securityGroups"));
    }

    [Fact]
    public void A_policy_document_is_compared_by_its_content() => Assert.Equal(
        ["policy.Statement[Read].Action[]: - → s3:ListBucket"],
        Changed.Lines(
            "aws:s3/bucketPolicy:BucketPolicy",
            Of("""{"Version":"2012-10-17","Statement":[{"Sid":"Read","Action":["s3:GetObject","s3:GetObjectTagging"]}]}"""),
            Of("""{ "Statement": [ { "Action": ["s3:GetObjectTagging", "s3:ListBucket", "s3:GetObject"], "Sid": "Read" } ], "Version": "2012-10-17" }"""),
            "policy"));

    [Fact]
    public void Yaml_in_a_file_of_a_ConfigMap_is_compared_by_its_content() => Assert.Equal(
        ["data[\"queues.yaml\"].queues[analytics].max: 10 → 20"],
        Changed.Lines(
            Changed.ConfigMap,
            Map(("queues.yaml", Of("queues:\n- name: analytics\n  max: 10\n"))),
            Map(("queues.yaml", Of("# More.\nqueues:\n  - {name: analytics, max: 20}\n"))),
            "data"));

    [Fact]
    public void Another_form_of_the_same_content_is_noise() => Assert.Equal(
        ["policy: {\"a\":1} → { \"a\": 1.0 } (only the form of the text differs)"],
        Changed.Lines(Type, Of("""{"a":1}"""), Of("""{ "a": 1.0 }"""), "policy"));

    [Fact]
    public void A_text_that_only_looks_like_JSON_is_a_text() => Assert.Equal(["it: {a → {b"], Changed.Lines(Type, Of("{a"), Of("{b")));

    [Fact]
    public void Long_numbers_in_texts_are_not_rounded() => Assert.Equal(
        ["it.id: 9007199254740993 → 9007199254740992"],
        Changed.Lines(Type, Of("""{"id":9007199254740993}"""), Of("""{"id":9007199254740992}""")));

    [Fact]
    public void Unknown_is_as_unknown_whatever_it_will_be() =>
        Assert.Empty(Changed.Lines(Type, new PlanUnknown(UnknownKind.List), PlanUnknown.String));

    [Fact]
    public void A_value_may_become_unknown() =>
        Assert.Equal(["it: 1 → (known after apply)"], Changed.Lines(Type, Of("1"), PlanUnknown.String));

    public static TheoryData<string> Sides() => new("clear to secret", "secret to clear", "in a list", "in a longer list", "in a set", "map to secret", "map to list");

    [Theory]
    [MemberData(nameof(Sides))]
    public void A_secret_on_either_side_is_masked_on_both(string what)
    {
        var clear = Of("hunter2");
        PlanValue secret = PlanSecret.Of(clear);
        (var before, var after) = what switch
        {
            "clear to secret" => (clear, secret),
            "secret to clear" => (secret, clear),
            "in a list" => (new PlanList([clear, Of("b")]), new PlanList([secret, Of("b")])),
            "in a longer list" => (new PlanList([Of("b"), clear]), new PlanList([secret])),
            "in a set" => (new PlanList([Of("b"), clear]), new PlanList([secret, Of("b")])),
            "map to secret" => (Map(("password", clear)), PlanSecret.Of(Map(("password", clear)))),
            _ => ((PlanValue)Map(("password", clear)), new PlanList([secret])),
        };
        var lines = Changed.Lines(what == "in a set" ? "aws:efs/mountTarget:MountTarget" : Type, before, after, "securityGroups");
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.DoesNotContain("hunter2", line));
        Assert.Contains(lines, line => line.Contains("[secret] → [secret]"));
    }

    [Fact]
    public void Two_secrets_cannot_be_told_apart() =>
        Assert.Empty(Changed.Lines(Type, PlanSecret.Of(Of("a")), PlanSecret.Of(Of("b"))));

    [Fact]
    public void Noise_is_told_with_its_reason()
    {
        var lines = Changed.Lines("kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration", Hook("a"), Hook("b"), "webhooks");
        Assert.Equal(["webhooks[w].clientConfig.caBundle: a → b (a certificate that is made anew each time)"], lines);

        static PlanList Hook(string bundle) => new([Map(("name", Of("w")), ("clientConfig", Map(("caBundle", Of(bundle)))))]);
    }

    private static PlanList List(params string[] items) => new([.. items.Select(Of)]);

    private static PlanMap Container(string name, string image) => Map(("name", Of(name)), ("image", Of(image)));
}
