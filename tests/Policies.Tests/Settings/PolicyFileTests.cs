using Policies.Tests.Support;
using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using PolicyEngine.Settings;

namespace Policies.Tests.Settings;

public sealed class PolicyFileTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void What_is_set_for_all_and_for_one_stack()
    {
        var settings = Accepted("""
            policies:
              bucket-size-enough:
                level: advisory
                least: 20
                colors: [red, blue]
                exemptions:
                  - resource: "test:index:Bucket old"
                    reason: It is old.
                    expires: 2026-11-22
              bucket-sum-bounded: { level: disabled }
            stacks:
              eks:
                bucket-size-enough:
                  level: remediate
                  least: 30
                  exemptions:
                    - { resource: "*:Bucket new*", reason: It is new., expires: "2027-03-31" }
            """);
        var policy = new BucketSizeEnough();
        var gke = settings.For("gke");
        var eks = settings.For("eks");

        Assert.Equal((PolicyLevel.Advisory, 20), (gke.LevelOf(policy), gke.OptionsOf(policy).Get(BucketSizeEnough.Least)));
        Assert.Equal((PolicyLevel.Remediate, 30), (eks.LevelOf(policy), eks.OptionsOf(policy).Get(BucketSizeEnough.Least)));
        Assert.Equal(PolicyLevel.Disabled, eks.LevelOf(new BucketSumBounded()));
        Assert.Equal(PolicyLevel.Advisory, eks.LevelOf(new ResourceNameLower()));
        Assert.Equal(["red", "blue"], eks.OptionsOf(policy).Get((TextListSetting)policy.Info.Settings[1]));
        Assert.Equal([new Exemption("bucket-size-enough", "test:index:Bucket old", "It is old.", Today, "stacks/policies.yaml:7")], gke.Exemptions);
        Assert.Equal(["*:Bucket new*", "test:index:Bucket old"], eks.Exemptions.Select(exemption => exemption.Resource));
        Assert.Equal(2, settings.Exemptions.Length);
        Assert.Empty(settings.Expired);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("policies:\n")]
    [InlineData("stacks:\n  eks:\n")]
    [InlineData("policies: {}\nstacks: {}\n")]
    public void Nothing_is_set(string text) => Assert.Equal(PolicyLevel.Mandatory, Accepted(text).For("eks").LevelOf(new BucketSizeEnough()));

    [Fact]
    public void An_exemption_holds_on_its_last_day_and_not_on_the_next()
    {
        const string Text = """
            policies:
              bucket-size-enough:
                exemptions:
                  - { resource: "* old", reason: It is old., expires: 2026-11-21 }
                  - { resource: "* new", reason: It is new., expires: 2026-11-22 }
            """;

        var settings = Accepted(Text);

        Assert.Equal(["* new"], settings.For("eks").Exemptions.Select(exemption => exemption.Resource));
        Assert.Equal(
            ["stacks/policies.yaml:4:59: The exemption of bucket-size-enough for \"* old\" expired on 2026-11-21. Fix the violation and remove the exemption, "
                + "or set a new date and say in its reason why."],
            settings.Expired.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() => Refused(
        """
        policies:
          bucket-size-enuogh: { level: advisory }
          weather: {}
          bucket-size-enough:
            level: loud
            least: many
            colors: [red, 1]
            clolors: []
            exemptions:
              - reason: None.
                expires: 2026-13-01
              - resource: "*"
                reason: It is easier.
                expires: 2027-01-01
              - resource: urn:pulumi:eks::project::*::*
                reason: It is easier.
                expires: 2027-01-01
              - resource: "* old"
                reason: ""
                expires: 2020-01-01
                until: 2027-01-01
              - everything
          bucket-sum-bounded: { level: remediate, least: 3, exemptions: none }
        stacks:
          eeks: { bucket-sum-bounded: { level: true } }
        rules: []
        """,
        "2:3: There is no policy \"bucket-size-enuogh\". Did you mean bucket-size-enough?",
        "3:3: There is no policy \"weather\". docs/policies.md lists them.",
        "5:12: bucket-size-enough.level is \"loud\"; expected advisory, mandatory, disabled or remediate. Remove it to have the policy's own level.",
        "6:12: bucket-size-enough.least is \"many\"; expected a whole number from 1 to 100. Remove it to have the default, 10.",
        "7:13: bucket-size-enough.colors is a list; expected a list of texts. Remove it to have the default, [].",
        "8:5: bucket-size-enough.clolors is no setting of this policy; expected level, least, colors or exemptions. Did you mean colors?",
        "10:9: An exemption of bucket-size-enough has no resource; expected a pattern of URNs, or of type and name with a space between. Write "
            + "\"kubernetes:core/v1:Namespace monitoring\" for example; * stands for any text.",
        "11:18: expires of an exemption of bucket-size-enough is \"2026-13-01\"; expected the last day on which it holds. Write year-month-day, for example "
            + "2027-03-31.",
        "12:19: An exemption of bucket-size-enough is for \"*\", which is everything. Name the type or the name of what is exempt, or set the policy's level.",
        "15:19: An exemption of bucket-size-enough is for \"urn:pulumi:eks::project::*::*\", which is everything. Name the type or the name of what is "
            + "exempt, or set the policy's level.",
        "19:17: reason of an exemption of bucket-size-enough is \"\"; expected why the violation is allowed. A reviewer must be able to tell whether it is "
            + "still needed.",
        "21:9: \"until\" is no key of an exemption; expected resource, reason or expires. Remove it.",
        "22:9: An exemption of bucket-size-enough is \"everything\"; expected a map with resource, reason and expires. Remove it, or write below it what is "
            + "to be set.",
        "23:32: bucket-sum-bounded.level is remediate, but the policy has no remedy in code; expected advisory, mandatory or disabled. Write mandatory, and "
            + "fix the violations.",
        "23:43: bucket-sum-bounded.least is no setting of this policy; expected level or exemptions. Remove it.",
        "23:65: bucket-sum-bounded.exemptions is \"none\"; expected a list. Begin each exemption with \"- resource:\".",
        "25:3: stacks has \"eeks\", which is no stack of this project; expected eks, gke. Did you mean eks?",
        "25:40: bucket-sum-bounded.level is true; expected advisory, mandatory or disabled. Remove it to have the policy's own level.",
        "26:1: \"rules\" is no key of this file; expected policies or stacks. Remove it.");

    [Fact]
    public void An_expired_exemption_is_said_with_the_other_errors() => Refused(
        """
        policies:
          bucket-size-enough:
            exemptions: [{ resource: "* old", reason: It is old., expires: 2026-01-01 }]
          weather: {}
        """,
        "3:68: The exemption of bucket-size-enough for \"* old\" expired on 2026-01-01. Fix the violation and remove the exemption, or set a new date and say "
            + "in its reason why.",
        "4:3: There is no policy \"weather\". docs/policies.md lists them.");

    [Theory]
    [InlineData("[]", "1:1: The file is a list; expected a map with policies and stacks. Remove it, or write below it what is to be set.")]
    [InlineData("policies: many", "1:11: policies is \"many\"; expected a map with the names of policies. Remove it, or write below it what is to be set.")]
    [InlineData("policies:\n  bucket-size-enough:\n", "2:22: bucket-size-enough is empty; expected a map with level, settings of the policy, and exemptions. "
        + "Remove it, or write below it what is to be set.")]
    [InlineData("policies:\n  bucket-size-enough: {}\n  bucket-size-enough: {}\n", "3:3: The key \"bucket-size-enough\" stands here twice; first on line 2. "
        + "Keep one of them.")]
    public void One_fault(string text, string problem) => Refused(text, problem);

    [Theory]
    [InlineData("policies: [a")]
    [InlineData("policies: {a: [")]
    [InlineData("policies: 'a")]
    [InlineData("policies:\n\tbucket-size-enough: { level: advisory }")]
    [InlineData("policies: *missing")]
    [InlineData("policies: { bucket-size-enough: { colors: &a [*a] } }")]
    [InlineData("policies: &a { bucket-size-enough: *a }")]
    [InlineData("? [a]\n: b")]
    [InlineData("policies: {}\n---\npolicies: {}")]
    public void Broken_YAML_is_one_fault(string text) => Assert.StartsWith("stacks/policies.yaml:", Assert.Single(Problems(text)));

    [Fact]
    public void Where_one_stack_is_left_settings_of_the_others_do_no_harm()
    {
        Assert.NotNull(PolicyFile.Read("stacks: { gke: { bucket-sum-bounded: { level: advisory } } }", "f", Sample.Policies, ["eks"], Today, out var problems));
        Assert.Empty(problems);
    }

    private static PolicySettings Accepted(string text)
    {
        var settings = PolicyFile.Read(text, "stacks/policies.yaml", Sample.Policies, ["eks", "gke"], Today, out var problems);
        Assert.Empty(problems);
        return settings!;
    }

    private static void Refused(string text, params string[] expected) =>
        Assert.Equal(expected.Select(problem => $"stacks/policies.yaml:{problem}"), Problems(text));

    private static IEnumerable<string> Problems(string text)
    {
        Assert.Null(PolicyFile.Read(text, "stacks/policies.yaml", Sample.Policies, ["eks", "gke"], Today, out var problems));
        return problems.Select(problem => problem.ToString());
    }
}
