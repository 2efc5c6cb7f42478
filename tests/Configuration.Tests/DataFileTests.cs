namespace Configuration.Tests;

public sealed class DataFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void A_map_of_facts_is_read()
    {
        var map = Read("price: 0.25\nnone: ~\nsource: { name: list, dates: [2026-01-01, b] }\n");

        Assert.Equal(0.25m, map.Number("price"));
        Assert.Null(map.Number("none"));
        Assert.Null(map.Text("none"));
        Assert.Null(map.Text("absent"));
        Assert.Equal("list", map.Map("source").Text("name"));
        Assert.Equal(["2026-01-01", "b"], map.Map("source").Texts("dates"));
        Assert.Equal(["list"], map.Map("source").Texts("name"));
        Assert.Empty(map.Texts("none"));
        Assert.Empty(map.Map("absent").Entries);
    }

    [Theory]
    [InlineData("- a", "data/facts.yaml:1:1: The file is a list; expected a map. Begin with a key and a colon.")]
    [InlineData("", "data/facts.yaml:1:1: The file is empty; expected a map. Begin with a key and a colon.")]
    [InlineData("a: 1\na: 2", "data/facts.yaml:2:1: The key \"a\" stands here twice; first on line 1. Keep one of them.")]
    public void A_file_that_is_not_one_is_refused(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<ProblemException>(() => Read(text)).Message);

    [Fact]
    public void A_file_that_is_not_there_is_refused() => Assert.StartsWith(
        "data/facts.yaml: The file cannot be read: ",
        Assert.Throws<ProblemException>(() => DataFile.Read("/nowhere/facts.yaml", "data/facts.yaml")).Message,
        StringComparison.Ordinal);

    public void Dispose() => File.Delete(_path);

    private YamlMapping Read(string text)
    {
        File.WriteAllText(_path, text);
        return DataFile.Read(_path, "data/facts.yaml");
    }
}
