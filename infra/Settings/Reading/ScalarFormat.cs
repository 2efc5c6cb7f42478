using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Configuration;

namespace Infra.Settings.Reading;

/// <summary>The form of a scalar, and how it becomes a value.</summary>
/// <param name="Expected">Ends the sentence "… is expected", for example "a CPU quantity such as 64 or 500m".</param>
/// <param name="Parse">Gives the value, or says no with a remedy.</param>
internal sealed record ScalarFormat<T>(string Expected, Func<YamlScalar, Parsed<T>> Parse)
{
    /// <summary>Its JSON schema. Default: a text.</summary>
    public ScalarSchema Schema { get; init; } = ScalarSchema.Text;

    /// <summary>The schema and the documents offer only these values. The others have an error that says why they are refused.</summary>
    public ScalarFormat<T> Offering(params ImmutableArray<string> values) => this with { Schema = ScalarSchema.OneOf(values) };
}

/// <summary>The JSON schema of a scalar. The reader checks what JSON schema cannot express.</summary>
/// <param name="Type">The types of JSON schema, with commas between.</param>
internal sealed record ScalarSchema(string Type)
{
    /// <summary>Any text.</summary>
    public static readonly ScalarSchema Text = new("string");

    /// <summary>True or false.</summary>
    public static readonly ScalarSchema Boolean = new("boolean");

    /// <summary>A regular expression that a text matches; null for none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The most characters of a text; null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least number; null for no bound.</summary>
    public int? Minimum { get; init; }

    /// <summary>The largest number; null for no bound.</summary>
    public int? Maximum { get; init; }

    /// <summary>The values that are allowed. Default all.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>One of some texts.</summary>
    public static ScalarSchema OneOf(IEnumerable<string> values) => Text with { Values = [.. values] };

    /// <summary>A text of a pattern.</summary>
    public static ScalarSchema Matching(Regex pattern) => Text with { Pattern = pattern.ToString() };

    /// <summary>A whole number.</summary>
    public static ScalarSchema Integer(int minimum, int maximum) => new("integer") { Minimum = minimum, Maximum = maximum };
}

/// <summary>A value, or the advice that fixes what is not one.</summary>
internal readonly record struct Parsed<T>(bool Ok, T Value, string Remedy)
{
    public static implicit operator Parsed<T>(T value) => new(true, value, "");

    public static Parsed<T> No(string remedy = "") => new(false, default!, remedy);
}
