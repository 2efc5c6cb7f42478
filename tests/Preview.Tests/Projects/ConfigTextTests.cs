using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Preview.Plans;
using Preview.Projects;

namespace Preview.Tests.Projects;

public sealed class ConfigTextTests
{
    [Theory]
    [InlineData("text", "text")]
    [InlineData("\"3\"", "3")]
    [InlineData("3", "3")]
    [InlineData("3.0", "3")]
    [InlineData("1.30", "1.3")]
    [InlineData("1e21", "1e+21")]
    [InlineData("123456789.5", "123456789.5")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("True", "true")]
    [InlineData("~", "null")]
    [InlineData("[1, 1.5, yes, \"5\", true, null]", """[1,1.5,"yes","5",true,null]""")]
    [InlineData("{b: 1, a: {c: [ ]}}", """{"a":{"c":[]},"b":1}""")]
    [InlineData("{a: \"ä<&>'\"}", """{"a":"ä<&>'"}""")]
    [InlineData("{secure: AAA}", Signatures.UnknownString)]
    [InlineData("{a: {secure: AAA}, b: 1}", $$"""{"a":"{{Signatures.UnknownString}}","b":1}""")]
    [InlineData("{secure: AAA, b: 1}", """{"b":1,"secure":"AAA"}""")]
    public void A_value_reaches_the_program_as_pulumi_writes_it(string yaml, string expected) => Assert.Equal(expected, ConfigText.Of(Read(yaml)));

    [Theory]
    [InlineData("{secure: AAA}", true)]
    [InlineData("[{x: {secure: AAA}}]", true)]
    [InlineData("{secure: 3}", false)]
    [InlineData("secure", false)]
    public void What_is_encrypted_is_known(string yaml, bool expected) => Assert.Equal(expected, ConfigText.HasSecure(Read(yaml)));

    // JSON is YAML: a structure that is written as JSON must come out as the same JSON.
    [Property(Arbitrary = [typeof(Structures)])]
    public bool A_structure_comes_through_unchanged(JsonNode structure)
    {
        var text = structure.ToJsonString();
        return JsonNode.DeepEquals(JsonNode.Parse(ConfigText.Of(Read(text))), JsonNode.Parse(text));
    }

    [Property]
    public bool A_quoted_text_comes_through_unchanged(NonNull<string> text)
    {
        var valid = string.Concat(text.Get.Where(c => !char.IsSurrogate(c)));
        return ConfigText.Of(Read(JsonSerializer.Serialize(valid))) == valid;
    }

    [Property]
    public bool A_number_keeps_its_value(NormalFloat number) =>
        double.Parse(ConfigText.Number(number.Get), System.Globalization.CultureInfo.InvariantCulture) == number.Get;

    [Property]
    public bool Settings_are_json_that_gives_them_back(NonNull<string> text)
    {
        var valid = string.Concat(text.Get.Where(c => !char.IsSurrogate(c)));
        StackSettings settings = new([new StackSetting(new SettingName("shop", "a"), valid, IsSecret: true)], []);
        return JsonNode.Parse(settings.ToConfig())!["shop:a"]!.GetValue<string>() == valid && settings.ToSecretKeys() == """["shop:a"]""";
    }

    private static YamlNode Read(string yaml)
    {
        List<Problem> problems = [];
        var root = (YamlMapping)YamlReader.Parse($"v: {yaml}\n", "f.yaml", problems)!;
        Assert.Empty(problems);
        return root.Entries[0].Value;
    }

    private static class Structures
    {
        public static Arbitrary<JsonNode> Nodes() => Arb.From(Object(3).Select(node => node!));

        private static Gen<JsonNode?> Node(int depth)
        {
            var leaf = Gen.OneOf(
                Gen.Constant<JsonNode?>(null),
                Gen.Elements(true, false).Select(flag => (JsonNode?)JsonValue.Create(flag)),
                ArbMap.Default.GeneratorFor<int>().Select(number => (JsonNode?)JsonValue.Create(number)),
                ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => (JsonNode?)JsonValue.Create(number.Get)),
                Text().Select(text => (JsonNode?)JsonValue.Create(text)));
            return depth == 0 ? leaf : Gen.OneOf(leaf, Object(depth - 1), Node(depth - 1).ListOf(3).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])));
        }

        private static Gen<JsonNode?> Object(int depth) => Text().Zip(Node(depth)).ListOf(3).Select(pairs =>
        {
            var result = new JsonObject();
            foreach ((var key, var value) in pairs.Where(pair => pair.Item1 is not ("secure" or "<<")))
            {
                result[key] = value?.DeepClone();
            }

            return (JsonNode?)result;
        });

        private static Gen<string> Text() =>
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => string.Concat(text.Get.Where(c => !char.IsSurrogate(c))));
    }
}
