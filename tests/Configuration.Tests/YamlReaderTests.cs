using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Configuration.Tests;

public sealed class YamlReaderTests
{
    [Fact]
    public void Everything_has_its_place()
    {
        var root = (YamlMapping)Read("""
            tenants:
              # A comment takes a line, too.
              - name: analytics
                ceiling: { cpu: 4,
                           memory: 16Gi }
            """, out _)!;

        var tenants = root.Find("tenants")!;
        var tenant = (YamlMapping)((YamlSequence)tenants.Value).Items[0];
        var ceiling = tenant.Find("ceiling")!;
        Assert.Equal("f.yaml:1:1", $"{tenants.Location}");
        Assert.Equal("f.yaml:3:5", $"{tenant.Location}");
        Assert.Equal("f.yaml:3:11", $"{tenant.Find("name")!.Value.Location}");
        Assert.Equal("f.yaml:4:5", $"{ceiling.Location}");
        Assert.Equal("f.yaml:4:14", $"{ceiling.Value.Location}");
        Assert.Equal("f.yaml:5:16", $"{((YamlMapping)ceiling.Value).Find("memory")!.Location}");
    }

    /// <summary>A scalar is found again at its line and column, however it is nested and quoted.</summary>
    [Property]
    public Property Every_scalar_is_where_it_says() => Prop.ForAll(Documents(), text =>
    {
        var lines = text.Split('\n');
        return Scalars(Read(text, out var problems))
            .All(scalar => lines[scalar.Line - 1][(scalar.Column - 1)..].StartsWith(scalar.Text, StringComparison.Ordinal))
            && problems == "";
    });

    [Fact]
    public void Every_duplicate_key_is_reported()
    {
        var root = (YamlMapping)Read("a: 1\nb: 2\na: 3\nb: 4\n", out var problems)!;
        Assert.Equal(
            """
            f.yaml:3:1: The key "a" stands here twice; first on line 1. Keep one of them.
            f.yaml:4:1: The key "b" stands here twice; first on line 2. Keep one of them.
            """,
            problems);
        Assert.Equal(["1", "2"], root.Entries.Select(entry => ((YamlScalar)entry.Value).Text));
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", "f.yaml:1:6: This is not YAML: a list or map is not closed.")]
    [InlineData("a: 1\nb: [1, 2\nc: 3", "f.yaml:2:6: This is not YAML: a list or map is not closed.")]
    [InlineData("a: \"x\nb: 3\n", "f.yaml:1:4: This is not YAML: ")]
    [InlineData("a: b: c\n", "f.yaml:1:5: This is not YAML: ")]
    [InlineData("a: *missing\n", "f.yaml:1:4: This is not YAML: There is no anchor &missing.")]
    [InlineData("a: 1\nb: \"\\U7FFFFFFF\"\n", "f.yaml:2:4: This is not YAML: ")]
    [InlineData("a: 1\nb: !![]", "f.yaml:2:2: This is not YAML: the tag after this is not valid.")]
    [InlineData("a: 1\nb: &loop [*loop]", "f.yaml:2:11: This is not YAML: The alias *loop names a value that it is part of.")]
    [InlineData("a: 1\nb: &loop { c: [*loop] }", "f.yaml:2:16: This is not YAML: The alias *loop names a value that it is part of.")]
    [InlineData("a: 1\n&loop [*loop]: b", "f.yaml:2:8: This is not YAML: The alias *loop names a value that it is part of.")]
    public void A_text_that_is_no_yaml_is_reported_with_its_place(string text, string begin)
    {
        Assert.Null(Read(text, out var problems));
        Assert.StartsWith(begin, problems, StringComparison.Ordinal);
        Assert.EndsWith("Check the indentation, the quotes and the colons around here.", problems, StringComparison.Ordinal);
    }

    private static readonly string[] Pieces =
    [
        "a", "1", ":", " ", "\n", "  ", "- ", ": ", "[", "]", "{", "}", ",", "\"", "'", "\\", "&a", "*a", "!", "!!", "|", ">", "%", "@", "#", "?", "---",
        "...", "\t", "<<", "~", "\\U7FFFFFFF", "\ud800",
    ];

    [Property(MaxTest = 5000)]
    public Property Any_text_is_read_or_reported() => Prop.ForAll(
        Arb.From(Gen.Elements(Pieces).ArrayOf().Select(string.Concat)),
        text => Read(text, out var problems) is not null || problems == "" || problems.StartsWith("f.yaml:", StringComparison.Ordinal));

    [Theory]
    [InlineData("a:\n\tb: 1\n", 2)]
    [InlineData("a:\n  b: 1\n\tc: 2", 3)]
    // An empty line with a tab is not the fault.
    [InlineData("a: 1\n\t\n\tb: 2", 3)]
    public void A_tab_is_reported_at_its_line(string text, int line)
    {
        Assert.Null(Read(text, out var problems));
        Assert.Equal($"f.yaml:{line}:1: This is not YAML: the line is indented with a tab. Indent it with spaces.", problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    public void An_empty_file_is_nothing(string text)
    {
        Assert.Null(Read(text, out var problems));
        Assert.Equal("", problems);
    }

    [Fact]
    public void A_second_document_is_reported()
    {
        Read("a: 1\n---\nb: 2\n", out var problems);
        Assert.Equal("f.yaml:2:1: The file has a second document. Keep one; take off the --- line.", problems);
    }

    [Theory]
    [InlineData("[a]: 1", "f.yaml:1:1: A key is a list; expected a text. Write a name before the colon.")]
    [InlineData("x: 1\n{a: b}: 1", "f.yaml:2:1: A key is a map; expected a text. Write a name before the colon.")]
    public void A_key_that_is_no_text_is_reported(string text, string problem)
    {
        Read(text, out var problems);
        Assert.Equal(problem, problems);
    }

    [Fact]
    public void Anchors_and_merges_are_followed()
    {
        var root = (YamlMapping)Read("base: &b {x: 1, y: 2}\nall: {<<: *b, y: 3}\nlist: [*b, *b]\n", out var problems)!;
        var all = (YamlMapping)root.Find("all")!.Value;
        Assert.Equal("", problems);
        Assert.Equal([("y", "3"), ("x", "1")], all.Entries.Select(entry => (entry.Key, ((YamlScalar)entry.Value).Text)));
        Assert.Equal(2, ((YamlSequence)root.Find("list")!.Value).Items.Count);
    }

    [Fact]
    public void Aliases_of_aliases_end_at_a_size()
    {
        StringBuilder text = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Null(Read(text.ToString(), out var problems));
        Assert.StartsWith($"f.yaml:6:", problems, StringComparison.Ordinal);
        Assert.Contains("This is not YAML: With its aliases, it has more than 1000000 values.", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, "")]
    [InlineData(
        65, "f.yaml:1:65: This is not YAML: Lists and maps are nested more than 64 levels deep. Check the indentation, the quotes and the colons around here.")]
    [InlineData(
        100_000,
        "f.yaml:1:65: This is not YAML: Lists and maps are nested more than 64 levels deep. Check the indentation, the quotes and the colons around here.")]
    public void Nesting_ends_at_a_depth(int depth, string expected)
    {
        Read(new string('[', depth) + new string(']', depth), out var problems);
        Assert.Equal(expected, problems);
    }

    [Fact]
    public void A_file_that_is_not_there_is_reported()
    {
        List<Problem> problems = [];
        Assert.Null(YamlReader.Read("/nowhere/f.yaml", "f.yaml", problems));
        Assert.StartsWith("f.yaml: The file cannot be read:", problems[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("False", false)]
    [InlineData("3", 3L)]
    [InlineData("-3", -3L)]
    [InlineData("+3", 3L)]
    [InlineData("0x10", 16L)]
    [InlineData("0o17", 15L)]
    [InlineData("1.30", 1.3)]
    [InlineData("1e3", 1000.0)]
    [InlineData(".5", 0.5)]
    [InlineData(".inf", double.PositiveInfinity)]
    [InlineData("~", null)]
    [InlineData("Null", null)]
    [InlineData("", null)]
    [InlineData("yes", "yes")]
    [InlineData("on", "on")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("1_000", "1_000")]
    [InlineData("64Gi", "64Gi")]
    [InlineData("2026-01-31", "2026-01-31")]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("-", "-")]
    [InlineData("+.", "+.")]
    [InlineData("1e", "1e")]
    [InlineData("0o9", "0o9")]
    [InlineData("0x", "0x")]
    [InlineData("99999999999999999999", 1e20)]
    public void Plain_text_stands_for_a_value_of_the_core_schema(string text, object? expected) => Assert.Equal(expected, YamlCoreSchema.Resolve(text));

    [Theory]
    [InlineData("\"3\"", "3")]
    [InlineData("'true'", "true")]
    [InlineData("\"\"", "")]
    [InlineData("!!str 3", "3")]
    [InlineData("|\n  3", "3")]
    public void Quoted_text_is_text(string yaml, string text) =>
        Assert.Equal(text, ((YamlScalar)((YamlMapping)Read($"a: {yaml}", out _)!).Find("a")!.Value).Value);

    [Theory]
    [InlineData("1.30", "1.30")]
    [InlineData("'1.30'", "\"1.30\"")]
    [InlineData("~", "empty")]
    [InlineData("[1]", "a list")]
    [InlineData("{b: 1}", "a map")]
    public void A_value_is_shown_as_it_was_written(string yaml, string shown) =>
        Assert.Equal(shown, ((YamlMapping)Read($"a: {yaml}", out _)!).Find("a")!.Value.Shown);

    [Fact]
    public void A_secret_is_not_shown() => Assert.Equal("a secret", $"{new YamlScalar(default, "hush", "hush", IsSecret: true)}");

    [Fact]
    public void A_problem_of_a_whole_file_has_no_line() =>
        Assert.Equal("f.yaml: It is wrong. Fix it.", $"{new Problem("f.yaml", 0, 0, "It is wrong.", "Fix it.")}");

    private static YamlNode? Read(string text, out string problems)
    {
        List<Problem> found = [];
        var node = YamlReader.Parse(text, "f.yaml", found);
        problems = string.Join("\n", found);
        return node;
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode? node) => node switch
    {
        YamlMapping map => map.Entries.SelectMany(entry => Scalars(entry.Value).Prepend(new YamlScalar(entry.Location, entry.Key, entry.Key))),
        YamlSequence list => list.Items.SelectMany(Scalars),
        YamlScalar scalar => [scalar],
        _ => [],
    };

    private static Arbitrary<string> Documents() => Arb.From(Block(3).Select(lines => string.Join('\n', lines)));

    /// <summary>Lines of a map in block style, whose values are words, flow lists, lists or maps of their own.</summary>
    private static Gen<string[]> Block(int depth) =>
        from keys in Gen.SubListOf("alpha", "beta", "gamma", "delta").Where(keys => keys.Count > 0)
        from values in Value(depth).ListOf(keys.Count)
        select keys.Zip(values, (key, value) => value.Length == 1 ? [$"{key}: {value[0]}"] : value.Prepend($"{key}:").ToArray())
            .SelectMany(lines => lines)
            .ToArray();

    private static Gen<string[]> Value(int depth)
    {
        var word = Gen.Elements("one", "12", "true", "1.5", "[one, two]", "{ x: one, y: [two] }", "two # with a comment").Select(text => new[] { text });
        if (depth == 0)
        {
            return word;
        }

        var map = from before in Gen.Elements<string[]>([], ["# a comment"])
                  from lines in Block(depth - 1)
                  select before.Concat(lines.Select(line => $"  {line}")).ToArray();
        var list = from items in Gen.Elements("one", "[two, three]", "name: one\n    size: 3").ListOf(3)
                   select items.SelectMany(item => $"  - {item}".Split('\n')).ToArray();
        return Gen.OneOf(word, map.Select(lines => lines.Length == 1 ? ["# alone", .. lines] : lines), list);
    }
}
