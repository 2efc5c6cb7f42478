using Preview.Projects;

namespace Preview.Tests.Projects;

public sealed class YamlReaderTests
{
    [Fact]
    public void Everything_has_its_place()
    {
        YamlMapping root = (YamlMapping)Read("a: 1\nb:\n  - x\n  - y: z\n", out _)!;
        YamlSequence list = (YamlSequence)root.Find("b")!.Value;
        Assert.Equal((2, 1), (root.Find("b")!.Line, root.Find("b")!.Column));
        Assert.Equal((4, 8), (((YamlMapping)list.Items[1]).Entries[0].Value.Line, ((YamlMapping)list.Items[1]).Entries[0].Value.Column));
    }

    [Fact]
    public void Every_duplicate_key_is_told()
    {
        Read("a: 1\nb: 2\na: 3\nb: 4\n", out string problems);
        Assert.Equal(
            """
            f.yaml:3:1: The key "a" stands here twice; first on line 1. Keep one of them.
            f.yaml:4:1: The key "b" stands here twice; first on line 2. Keep one of them.
            """,
            problems);
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", "f.yaml:1:6: This is not YAML: a list or map is not closed.")]
    [InlineData("a: \"x\nb: 3\n", "f.yaml:1:4: This is not YAML: ")]
    [InlineData("a: b: c\n", "f.yaml:1:5: This is not YAML: ")]
    [InlineData("a: *nobody\n", "f.yaml:1:4: This is not YAML: There is no anchor &nobody.")]
    public void What_is_no_yaml_is_told_with_its_place(string text, string begin)
    {
        Assert.Null(Read(text, out string problems));
        Assert.StartsWith(begin, problems, StringComparison.Ordinal);
        Assert.EndsWith("Check the indentation, the quotes and the colons around here.", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_is_told_where_it_is()
    {
        Assert.Null(Read("a:\n\tb: 1\n", out string problems));
        Assert.Equal("f.yaml:2:1: This is not YAML: the line is indented with a tab. Indent it with spaces.", problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    public void An_empty_file_is_nothing(string text)
    {
        Assert.Null(Read(text, out string problems));
        Assert.Equal("", problems);
    }

    [Fact]
    public void A_second_document_is_told()
    {
        Read("a: 1\n---\nb: 2\n", out string problems);
        Assert.Equal("f.yaml:2:1: The file has a second document. Keep one; take off the --- line.", problems);
    }

    [Fact]
    public void Anchors_and_merges_are_followed()
    {
        YamlMapping root = (YamlMapping)Read("base: &b {x: 1, y: 2}\nall: {<<: *b, y: 3}\n", out string problems)!;
        YamlMapping all = (YamlMapping)root.Find("all")!.Value;
        Assert.Equal("", problems);
        Assert.Equal([("y", "3"), ("x", "1")], all.Entries.Select(static entry => (entry.Key, ((YamlScalar)entry.Value).Text)));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        List<SettingsProblem> problems = [];
        Assert.Null(YamlReader.Read("/nowhere/f.yaml", "f.yaml", problems));
        Assert.StartsWith("f.yaml: The file cannot be read:", problems[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("3", 3L)]
    [InlineData("-3", -3L)]
    [InlineData("+3", 3L)]
    [InlineData("0x1F", 31L)]
    [InlineData("0o17", 15L)]
    [InlineData("1.5", 1.5)]
    [InlineData("1e3", 1000.0)]
    [InlineData(".5", 0.5)]
    [InlineData("~", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("yes", "yes")]
    [InlineData("on", "on")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1_000", "1_000")]
    [InlineData("2026-01-31", "2026-01-31")]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("-", "-")]
    [InlineData("+.", "+.")]
    [InlineData("1e", "1e")]
    [InlineData("0o9", "0o9")]
    [InlineData("99999999999999999999", 1e20)]
    public void Plain_text_stands_for_what_the_core_schema_says(string text, object? expected) => Assert.Equal(expected, YamlCoreSchema.Resolve(text));

    private static YamlNode? Read(string text, out string problems)
    {
        List<SettingsProblem> found = [];
        YamlNode? node = YamlReader.Parse(text, "f.yaml", found);
        problems = string.Join("\n", found);
        return node;
    }
}
