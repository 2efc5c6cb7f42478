using Policies.Tests.Support;
using PolicyEngine.Values;

namespace Policies.Tests.Values;

public sealed class PropertyTests
{
    private static readonly PolicyEngine.Model.Resource Resource = ResourceText.Resource("a:b:C", "c", """
        text: hello
        flag: true
        off: false
        number: 3
        nothing: null
        empty: { text: '', list: [], map: {} }
        unknown: !unknown
        secret: !secret hunter2
        hidden: !secret { a: { b: hunter2 } }
        list: [a, !unknown , !secret b]
        names: { app.kubernetes.io/name: spark, plain-name: x }
        policy: '{ "Statement": [{ "Action": "s3:*" }] }'
        broken: '{ no json'
        """);

    [Fact]
    public void Paths() => Assert.Equal(
        ["", "text", "names[\"app.kubernetes.io/name\"]", "names.plain-name", "list[1]", "list[7].deeper", "names.$ref", "names[\"\"]"],
        new[]
        {
            Resource.Root, Resource["text"], Resource["names"]["app.kubernetes.io/name"], Resource["names"]["plain-name"], Resource["list"][1],
            Resource["list"][7]["deeper"],
            Resource["names"]["$ref"], Resource["names"][""],
        }.Select(property => property.Path));

    [Theory]
    [InlineData("text", "yes", "no", "no", "no")]
    [InlineData("flag", "yes", "yes", "no", "no")]
    [InlineData("off", "yes", "no", "yes", "no")]
    [InlineData("nothing", "no", "no", "no", "yes")]
    [InlineData("absent", "no", "no", "no", "yes")]
    [InlineData("empty.text", "yes", "no", "no", "yes")]
    [InlineData("empty.list", "yes", "no", "no", "yes")]
    [InlineData("empty.map", "yes", "no", "no", "yes")]
    [InlineData("unknown", "unknown", "unknown", "unknown", "unknown")]
    [InlineData("unknown.below", "unknown", "unknown", "unknown", "unknown")]
    [InlineData("absent.below", "no", "no", "no", "yes")]
    [InlineData("text.below", "no", "no", "no", "yes")]
    [InlineData("secret", "yes", "no", "no", "no")]
    public void Questions(string path, string exists, string isTrue, string isFalse, string isEmpty)
    {
        var property = At(path);

        Assert.Equal(
            (exists, isTrue, isFalse, isEmpty),
            (property.Exists.ToString(), property.IsTrue.ToString(), property.IsFalse.ToString(), property.IsEmpty.ToString()));
    }

    [Fact]
    public void An_unknown_is_named_where_it_is_and_not_where_it_was_read()
    {
        Assert.Equal("unknown", At("unknown.a.b").Exists.At?.UnknownPath);
        Assert.Equal("list[1]", Resource["list"].All(item => item.Exists).At?.UnknownPath);
    }

    [Fact]
    public void Texts_and_numbers()
    {
        Assert.True(At("text").Is("hello").IsYes);
        Assert.True(At("text").IsOneOf("bye", "hello").IsYes);
        Assert.True(At("text").Text(text => text.Length == 5).IsYes);
        Assert.True(At("flag").Is("true").IsNo);
        Assert.True(At("flag").Text(_ => true).IsNo);
        Assert.True(At("number").Number(number => number > 2).IsYes);
        Assert.True(At("unknown").Number(_ => true).IsUnknown);
        Assert.True(At("list").Contains("a").IsYes);
        Assert.True(At("list").Contains("z").IsUnknown);
        Assert.True(At("text").Contains("hello").IsNo);
    }

    [Fact]
    public void A_default_stands_for_nothing_and_not_for_what_is_unknown()
    {
        Assert.True(At("absent").Or(true).IsTrue.IsYes);
        Assert.True(At("nothing").Or("x").Is("x").IsYes);
        Assert.True(At("off").Or(true).IsTrue.IsNo);
        Assert.True(At("unknown").Or(true).IsTrue.IsUnknown);
        Assert.Equal("absent", At("absent").Or(4).Path);
    }

    [Fact]
    public void Lists_and_maps()
    {
        Assert.True(At("list").Any(item => item.Is("b")).IsYes);
        Assert.True(At("list").All(item => item.Is("a")).IsNo);
        Assert.True(At("empty.list").All(_ => false).IsYes);
        Assert.True(At("empty.list").Any(_ => true).IsNo);
        Assert.True(At("names").All(item => (item.Name.Length > 20) | item.Is("x")).IsYes);
        Assert.True(At("unknown").All(_ => true).IsUnknown);
        Assert.Equal(3, At("list").Count);
        Assert.Equal(0, At("unknown").Count);
    }

    [Fact]
    public void A_secret_can_be_asked_about_and_is_never_shown()
    {
        Assert.True(At("secret").Is("hunter2").IsYes);
        Assert.True(At("hidden.a.b").Text(text => text == "hunter2").IsYes);
        Assert.True(At("hidden.a.b").IsSecret);
        Assert.False(At("hidden.a.b").TryText(out var text));
        Assert.Null(text);
        Assert.DoesNotContain("hunter2", string.Concat(At("secret"), At("hidden"), At("hidden.a"), At("hidden.a.b"), Resource.Root, Resource.Properties));
        Assert.Equal("[a, (known after apply), [secret]]", At("list").ToString());
    }

    [Fact]
    public void A_secret_without_a_value_is_not_known()
    {
        var resource = ResourceText.Resource("a:b:C", "c").WithProperties(PropertyMap.Of(KeyValuePair.Create("x", (PropertyValue)new PropertySecret(null))));

        Assert.True(resource["x"].Is("a").IsUnknown);
        Assert.True(resource["x"].IsSecret);
    }

    [Fact]
    public void Json_within_a_text()
    {
        Assert.True(At("policy").Json()["Statement"].Any(statement => statement["Action"].Is("s3:*")).IsYes);
        Assert.Equal("policy.Statement[0].Action", At("policy").Json()["Statement"][0]["Action"].Path);
        Assert.True(At("broken").Json()["Statement"].Exists.IsNo);
        Assert.True(At("unknown").Json()["Statement"].Exists.IsUnknown);
    }

    [Fact]
    public void A_long_value_is_shown_in_part()
    {
        var shown = ResourceText.Resource("a:b:C", "c", $"x: {new string('a', 500)}")["x"].ToString();

        Assert.Equal(120, shown.Length);
        Assert.EndsWith("a…", shown);
    }

    private static Property At(string path) => path.Split('.').Aggregate(Resource.Root, (property, name) => property[name]);
}
