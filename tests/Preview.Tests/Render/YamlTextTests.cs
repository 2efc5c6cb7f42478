using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Preview.Plans;
using Preview.Render;
using Preview.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Render;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("analytics", "analytics")]
    [InlineData("s3a://bucket/data/", "s3a://bucket/data/")]
    [InlineData("rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1")]
    [InlineData("Drivers ask the server.", "Drivers ask the server.")]
    [InlineData("1600Gi", "1600Gi")]
    [InlineData("250m", "250m")]
    [InlineData("1.5G", "1.5G")]
    [InlineData("30s", "30s")]
    [InlineData("1600", "\"1600\"")]
    [InlineData("1.35", "\"1.35\"")]
    [InlineData("1E3", "\"1E3\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("0o17", "\"0o17\"")]
    [InlineData("017", "\"017\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("12:30:45", "\"12:30:45\"")]
    [InlineData("2026-11-22", "\"2026-11-22\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("-1", "\"-1\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("No", "\"No\"")]
    [InlineData("ON", "\"ON\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("~", "\"~\"")]
    [InlineData("", "\"\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a ", "\"a \"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("a:", "\"a:\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("- a", "\"- a\"")]
    [InlineData("[a]", "\"[a]\"")]
    [InlineData("{a}", "\"{a}\"")]
    [InlineData("&a", "\"&a\"")]
    [InlineData("*a", "\"*a\"")]
    [InlineData("!a", "\"!a\"")]
    [InlineData("%a", "\"%a\"")]
    [InlineData("@a", "\"@a\"")]
    [InlineData("`a`", "\"`a`\"")]
    [InlineData("a'b\"c\\d", "\"a'b\\\"c\\\\d\"")]
    [InlineData("---", "\"---\"")]
    [InlineData("<<", "\"<<\"")]
    [InlineData("=", "\"=\"")]
    [InlineData("<known after apply: Key data>", "\"<known after apply: Key data>\"")]
    // An editor would take the space at the line's end away.
    [InlineData("a \nb", "\"a \\nb\"")]
    [InlineData("a\tb", "\"a\tb\"")]
    public void Text_that_means_something_else_is_quoted(string text, string yaml) => Assert.Equal($"key: {yaml}\n", YamlText.Of(Map(("key", Of(text)))));

    [Fact]
    public void Several_lines_are_a_block() => Assert.Equal("key: |\n  a: b\n    - c\n\n  d\n", YamlText.Of(Map(("key", Of("a: b\n  - c\n\nd\n")))));

    [Fact]
    public void A_block_without_last_line_end_is_one_too() => Assert.Equal("key: |-\n  a\n  b\n", YamlText.Of(Map(("key", Of("a\nb")))));

    [Fact]
    public void Values_have_the_form_that_people_write() => Assert.Equal(
        """
        bool: true
        empty: {}
        float: 1.5
        int: 1600
        large: 1.0e+21
        list:
          - a
          - name: b
            other: c
          - - 1
        none: []
        nothing: null
        yes: "no"

        """.Replace("yes:", "\"yes\":", StringComparison.Ordinal).ReplaceLineEndings("\n"),
        YamlText.Of(Map(
            ("bool", new PlanBool(true)), ("empty", PlanMap.Empty), ("float", new PlanNumber(1.5)), ("int", new PlanNumber(1600)), ("large", new PlanNumber(1e21)),
            ("list", new PlanList([Of("a"), Map(("name", Of("b")), ("other", Of("c"))), new PlanList([new PlanNumber(1)])])),
            ("none", new PlanList([])), ("nothing", PlanNull.Value), ("yes", Of("no")))));

    [Property(MaxTest = 500)]
    public Property What_is_read_again_is_the_same() => Prop.ForAll(Values(), map =>
    {
        var yaml = YamlText.Of(map);
        Assert.Equal(map, Read(yaml));
        Assert.Equal(yaml, YamlText.Of(map));
        Assert.DoesNotContain("\r\n", yaml, StringComparison.Ordinal);
    });

    // By YAML 1.1 and 1.2 both: a text that is not quoted must be no number, truth value or nothing for either.
    private static PlanMap Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (PlanMap)Value(Assert.Single(stream.Documents).RootNode);
    }

    private static PlanValue Value(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlMappingNode map => PlanMap.Of(map.Children.Select(entry => KeyValuePair.Create(((PlanText)Value(entry.Key)).Value, Value(entry.Value)))),
        YamlSequenceNode list => new PlanList([.. list.Children.Select(Value)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value!),
        YamlScalarNode quoted => new PlanText(quoted.Value!),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static PlanValue Plain(string text) => YamlCoreSchema.Resolve(text) switch
    {
        null => PlanNull.Value,
        bool flag => new PlanBool(flag),
        long or double => new PlanNumber(text switch { ".nan" => double.NaN, _ => double.Parse(text, CultureInfo.InvariantCulture) }),
        _ => new PlanText(text),
    };

    private static Arbitrary<PlanMap> Values() => Arb.From(Maps(3));

    private static Gen<PlanValue> Value(int depth)
    {
        // Single pieces, and what comes of putting pieces with a meaning of their own together.
        var texts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => PlanValues.Valid(text.Get)),
            Gen.Elements("yes", "no", "1", "0", "e", "E", "Gi", "m", ".", ":", " ", "\n", "- ", "#", "'", "\"", "\\", "{", "}", "[", "]", "~", "null", "a", "é", "\t", "<", ">", "|", "%", "/", "_", "x", "-").ListOf().Select(string.Concat));
        Gen<PlanValue>[] leaves =
        [
            Gen.Constant<PlanValue>(PlanNull.Value),
            Gen.Elements(true, false).Select(flag => (PlanValue)new PlanBool(flag)),
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => (PlanValue)new PlanNumber(number.Get == 0 ? 0 : number.Get)),
            Gen.Choose(-100000, 100000).Select(number => (PlanValue)new PlanNumber(number)),
            texts.Select(Of),
        ];
        return depth == 0
            ? Gen.OneOf(leaves)
            : Gen.OneOf([.. leaves, Value(depth - 1).ListOf(3).Select(items => (PlanValue)new PlanList([.. items])), Maps(depth - 1).Select(map => (PlanValue)map)]);
    }

    private static Gen<PlanMap> Maps(int depth) => Value(0).Zip(Value(depth)).ListOf(4).Select(pairs =>
        PlanMap.Of(pairs.Select(pair => KeyValuePair.Create(pair.Item1.ToString(), pair.Item2)).DistinctBy(pair => pair.Key)));
}
