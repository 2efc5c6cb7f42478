using Preview.Parity;
using Preview.Tests.Support;

namespace Preview.Tests.Parity;

/// <summary>What is wrong in parity.yaml: all at once, each with place, value, rule and remedy.</summary>
public sealed class ParityFileTests
{
    private const string Head = "component: a:b:C\ndifferences:\n";
    private const string FieldRemedy = "Write fields: [path, ...], for example [spec.hard.pods]; * stands for any text, and a path covers all that is in it.";
    private const string ObjectRemedy = "Write \"Kind namespace/name\", or \"Kind name\" where there is no namespace; * stands for any text.";

    [Fact]
    public void A_file_that_is_right_is_read()
    {
        var rules = Parse(Head + """
              - object: StorageClass *
                fields: [provisioner, "mountOptions[*]"]
                reason: Each cloud has its own.
              - object: "*"
                missing: true
                stacks: [eks]
                reason: Only there.
            """);
        Assert.Equal("a:b:C", rules.Component);
        Assert.Equal(["provisioner", "mountOptions[*]"], rules.Differences[0].Fields.Select(field => field.Pattern.Pattern));
        Assert.Equal((3, false, true), (rules.Differences[0].Line, rules.Differences[0].Missing, rules.Differences[1].Missing));
        Assert.Equal(["eks"], rules.Differences[1].Stacks);
        Assert.Equal("Only there.", rules.Differences[1].Reason);
    }

    [Theory]
    [InlineData("component: a:b:C\n")]
    [InlineData("component: a:b:C\ndifferences:\n")]
    [InlineData("component: a:b:C\ndifferences: []\n")]
    public void Nothing_needs_to_differ(string text) => Assert.Empty(Parse(text).Differences);

    [Theory]
    [InlineData("", "stacks/parity.yaml:1:1: The file is empty; expected a map with component and differences. Begin with component: and the type of the component that holds the layers.")]
    [InlineData("- a", "stacks/parity.yaml:1:1: The file is a list; expected a map with component and differences. Begin with component: and the type of the component that holds the layers.")]
    [InlineData("component:\n\ta", "stacks/parity.yaml:2:1: This is not YAML: the line is indented with a tab. Indent it with spaces.")]
    [InlineData("differences: []", "stacks/parity.yaml:1:1: component is missing; expected the type of the component that holds the layers. Write it as the program registers it, for example spark-platform:platform:Platform.")]
    [InlineData("component: 5", "stacks/parity.yaml:1:12: component is 5; expected the type of the component that holds the layers. Write it as the program registers it, for example spark-platform:platform:Platform.")]
    [InlineData("component: ''", "stacks/parity.yaml:1:12: component is empty; expected the type of the component that holds the layers. Write it as the program registers it, for example spark-platform:platform:Platform.")]
    [InlineData("component: a:b:C\ndiferences: []", "stacks/parity.yaml:2:1: \"diferences\" is no key of this file; expected component or differences. Remove it.")]
    [InlineData("component: a:b:C\ndifferences: {}", "stacks/parity.yaml:2:14: differences is a map; expected a list. Begin each difference with \"- object:\".")]
    [InlineData(Head + "- text", "stacks/parity.yaml:3:3: A difference is \"text\"; expected a map with object, fields and reason. Begin it with \"- object:\".")]
    [InlineData(Head + "- {fields: [a], reason: r}", "stacks/parity.yaml:3:3: object is missing; expected a kind and a name. " + ObjectRemedy)]
    [InlineData(Head + "- {object: StorageClass, fields: [a], reason: r}", "stacks/parity.yaml:3:12: object is \"StorageClass\"; expected a kind and a name. " + ObjectRemedy)]
    [InlineData(Head + "- {object: [a], fields: [a], reason: r}", "stacks/parity.yaml:3:12: object is a list; expected a kind and a name. " + ObjectRemedy)]
    [InlineData(Head + "- {object: A b, fields: [a]}", "stacks/parity.yaml:3:3: reason is missing; expected why the stacks must differ. Write it for somebody who asks whether it could be the same.")]
    [InlineData(Head + "- {object: A b, fields: [a], reason: ' '}", "stacks/parity.yaml:3:38: reason is empty; expected why the stacks must differ. Write it for somebody who asks whether it could be the same.")]
    [InlineData(Head + "- {object: A b, reason: r}", "stacks/parity.yaml:3:3: The difference says neither fields nor missing. Add fields: [path, ...] for fields that differ, or missing: true for objects that some stacks do not have.")]
    [InlineData(Head + "- {object: A b, fields: [a], missing: true, reason: r}", "stacks/parity.yaml:3:30: The difference says both fields and missing. Make two of it.")]
    [InlineData(Head + "- {object: A b, missing: false, reason: r}", "stacks/parity.yaml:3:26: missing is false; expected true. Write true, or name fields instead.")]
    [InlineData(Head + "- {object: A b, fields: a, reason: r}", "stacks/parity.yaml:3:25: fields is \"a\"; expected a list of field paths. " + FieldRemedy)]
    [InlineData(Head + "- {object: A b, fields: [], reason: r}", "stacks/parity.yaml:3:25: fields is an empty list; expected a list of field paths. " + FieldRemedy)]
    [InlineData(Head + "- {object: A b, fields: [1], reason: r}", "stacks/parity.yaml:3:26: A field is 1; expected a field path. " + FieldRemedy)]
    [InlineData(Head + "- {object: A b, fields: ['*'], reason: r}", "stacks/parity.yaml:3:26: A field is \"*\", which would let everything differ. Name the fields that must differ.")]
    [InlineData(Head + "- {object: A b, fields: [a, a], reason: r}", "stacks/parity.yaml:3:29: The field \"a\" stands here twice. Keep one of them.")]
    [InlineData(Head + "- {object: A b, fields: [a], stacks: eks, reason: r}", "stacks/parity.yaml:3:38: stacks is \"eks\"; expected a list of stacks. Name the stacks that differ from the others, or remove it when any may differ.")]
    [InlineData(Head + "- {object: A b, fields: [a], stacks: [prod], reason: r}", "stacks/parity.yaml:3:39: stacks has \"prod\", which is no stack of this project; expected eks, gke, onprem. Mend the name, or remove it.")]
    [InlineData(Head + "- {object: A b, fields: [a], stacks: [eks, eks], reason: r}", "stacks/parity.yaml:3:44: The stack \"eks\" stands here twice. Keep one of them.")]
    [InlineData(Head + "- {object: A b, fields: [a], stacks: [eks, gke, onprem], reason: r}", "stacks/parity.yaml:3:30: stacks names every stack. Remove it: without it, any may differ.")]
    [InlineData(Head + "- {object: A b, fields: [a], reason: r, why: r}", "stacks/parity.yaml:3:41: \"why\" is no key of a difference; expected object, fields, missing, stacks or reason. Remove it.")]
    [InlineData(Head + "- {object: A b, fields: [a], reason: r}\n- {object: A b, fields: [b, a], reason: s}", "stacks/parity.yaml:4:29: field \"a\" of \"A b\" is declared twice; first on line 3. Keep one of them.")]
    [InlineData(Head + "- {object: A b, missing: true, reason: r}\n- {object: A b, missing: true, reason: s}", "stacks/parity.yaml:4:3: missing of \"A b\" is declared twice; first on line 3. Keep one of them.")]
    public void A_mistake_is_told(string text, string problem) => Assert.Equal(problem, Problems(text));

    [Fact]
    public void All_mistakes_are_told_at_once() => Assert.Equal(
        [
            "stacks/parity.yaml:1:1: \"extra\" is no key of this file; expected component or differences. Remove it.",
            "stacks/parity.yaml:1:1: component is missing; expected the type of the component that holds the layers. Write it as the program registers it, for example spark-platform:platform:Platform.",
            "stacks/parity.yaml:3:25: fields is \"a\"; expected a list of field paths. " + FieldRemedy,
            "stacks/parity.yaml:4:3: reason is missing; expected why the stacks must differ. Write it for somebody who asks whether it could be the same.",
        ],
        Problems("extra: 1\ndifferences:\n- {object: A b, fields: a, reason: r}\n- {object: A b, missing: true}\n").Split('\n'));

    [Fact]
    public void The_same_field_of_other_stacks_is_no_repetition() =>
        Assert.Equal(2, Parse(Head + "- {object: A b, fields: [a], stacks: [eks], reason: r}\n- {object: A b, fields: [a], stacks: [gke], reason: s}").Differences.Length);

    [Fact]
    public void Where_one_stack_is_left_the_others_may_be_named() =>
        Assert.Equal(["gke"], ParityFile.Parse(Head + "- {object: A b, fields: [a], stacks: [gke], reason: r}", "stacks/parity.yaml", ["eks"]).Differences[0].Stacks);

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        using var project = new TempProject();
        Assert.Equal(
            "stacks/parity.yaml: The file is missing; it says which component is compared, and which differences may be. Write it with the line: component: <type of the component that holds the layers>.",
            Assert.Single(Assert.Throws<ProblemException>(() => ParityFile.Read(project.Read())).Problems).ToString());
    }

    private static ParityRules Parse(string text) => ParityFile.Parse(text, "stacks/parity.yaml", ["eks", "gke", "onprem"]);

    private static string Problems(string text) => string.Join('\n', Assert.Throws<ProblemException>(() => Parse(text)).Problems);
}
