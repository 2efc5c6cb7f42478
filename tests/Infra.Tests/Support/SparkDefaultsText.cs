namespace Infra.Tests.Support;

/// <summary>Spark's own file of settings, read as Spark reads it: a key, white space, a value.</summary>
internal static class SparkDefaultsText
{
    public static Dictionary<string, string> Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        return lines.Select(line => line.Split(' ', 2)).ToDictionary(line => line[0], line => line[1]);
    }
}
