using Google.Protobuf.WellKnownTypes;
using Policies.Tests.Support;
using PolicyEngine.Hosting;
using PolicyEngine.Values;

namespace Policies.Tests.Hosting;

/// <summary>Reads and writes property values in wire form.</summary>
public sealed class WirePropertiesTests
{
    [Theory]
    [InlineData("true", "true")]
    [InlineData("1.5", "1.5")]
    [InlineData("\"text\"", "'text'")]
    [InlineData("null", "null")]
    [InlineData("[1, [], {}]", "[1, [], {}]")]
    [InlineData("{ \"b\": 1, \"a\": 2 }", "{ a: 2, b: 1 }")]
    [InlineData("{ \"MARK\": \"1b47061264138c4ac30d75fd1eb44270\", \"value\": { \"a\": \"x\" } }", "!secret { a: x }")]
    [InlineData("{ \"MARK\": \"1b47061264138c4ac30d75fd1eb44270\", \"value\": \"04da6b54-80e4-46f7-96ec-b56ff0331ba9\" }", null)]
    [InlineData("{ \"MARK\": \"5cf8f73096256a8f31e491e813e4eb8e\", \"urn\": \"urn:x\", \"id\": \"i-1\" }", "i-1")]
    [InlineData("{ \"MARK\": \"5cf8f73096256a8f31e491e813e4eb8e\", \"urn\": \"urn:x\" }", "urn:x")]
    [InlineData("{ \"MARK\": \"d0e6a833031e9bbcd3f4e8bde6ca49a4\", \"value\": 7, \"dependencies\": [\"urn:x\"] }", "7")]
    [InlineData("{ \"MARK\": \"d0e6a833031e9bbcd3f4e8bde6ca49a4\" }", "!unknown")]
    [InlineData("{ \"MARK\": \"something new\", \"value\": 7 }", "{ 4dabf18193072939515e22adb298388d: something new, value: 7 }")]
    [InlineData("{ \"MARK\": 7 }", "{ 4dabf18193072939515e22adb298388d: 7 }")]
    public void A_value_is_read(string wire, string? expected) =>
        Assert.Equal(expected is null ? new PropertySecret(PropertyUnknown.Any) : ResourceText.Value(expected), Read(wire));

    [Theory]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", UnknownKind.Bool)]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421", UnknownKind.Number)]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9", UnknownKind.Text)]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", UnknownKind.List)]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58", UnknownKind.Asset)]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a", UnknownKind.Archive)]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff", UnknownKind.Map)]
    public void An_unknown_is_read_and_written(string text, UnknownKind kind)
    {
        Assert.Equal(new PropertyUnknown(kind), Read($"\"{text}\""));
        var written = WireProperties.Write(PropertyMap.Of(KeyValuePair.Create("a", (PropertyValue)new PropertyUnknown(kind))), PropertyMap.Empty, new Struct());
        Assert.Equal(text, written.Fields["a"].StringValue);
    }

    [Theory]
    [InlineData("c44067f5952c0a294b673a41bacd8c17", UnknownKind.Asset)]
    [InlineData("0def7320c3a5731c473e5ecbe6d01bc7", UnknownKind.Archive)]
    public void A_file_is_read_as_one(string mark, UnknownKind kind) =>
        Assert.Equal(new PropertyAsset(kind), Read($$"""{ "MARK": "{{mark}}", "text": "content" }"""));

    [Fact]
    public void Nothing_is_an_empty_map() => Assert.Same(PropertyMap.Empty, WireProperties.Read(null));

    [Fact]
    public void What_was_written_reads_the_same()
    {
        var properties = ResourceText.Properties("{ a: [1, !unknown x, { b: !secret { c: [true, null] } }], d: text, e: {}, f: [] }");
        var written = WireProperties.Write(properties, PropertyMap.Empty, new Struct());
        Assert.Equal(properties, WireProperties.Read(written));
    }

    private static PropertyValue Read(string wire) =>
        WireProperties.Read(Struct.Parser.ParseJson($"{{ \"value\": {wire.Replace("MARK", WireMarks.Key)} }}"))["value"]!;
}
