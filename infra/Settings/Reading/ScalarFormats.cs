using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Configuration;

namespace Infra.Settings.Reading;

/// <summary>The formats of scalars, each with the words that an error uses.</summary>
internal static partial class ScalarFormats
{
    public static ScalarFormat<bool> Boolean { get; } = new(
        "true or false",
        scalar => Resolved(scalar) is bool flag ? flag : Parsed<bool>.No())
    {
        Schema = ScalarSchema.Boolean,
    };

    public static ScalarFormat<Quantity> Cpu { get; } = new(
        "an amount of CPU such as 64 or 500m",
        scalar =>
        {
            if (CpuPattern().IsMatch(scalar.Text) && Quantity.TryParse(scalar.Text, out var quantity))
            {
                return quantity;
            }

            return Parsed<Quantity>.No(LeadingNumber().Match(scalar.Text) is { Success: true } number ? $"Write {number.Value}." : "");
        })
    {
        Schema = new("number,string") { Minimum = 0, Pattern = CpuPattern().ToString() },
    };

    public static ScalarFormat<Quantity> Bytes { get; } = new(
        "an amount of bytes such as 512Mi, 256Gi or 2Ti",
        scalar =>
        {
            if (BytesOf(scalar.Text) is { } quantity)
            {
                return quantity;
            }

            // The unit that seems to be meant, and only where it makes an amount.
            var amount = NumberWithUnit().Match(scalar.Text);
            var corrected = $"{amount.Groups["number"].Value}{(amount.Groups["unit"] is { Length: > 0 } unit ? unit.Value.ToUpperInvariant() : "G")}i";
            return Parsed<Quantity>.No(BytesOf(corrected) is null ? "" : $"Write the unit as Kubernetes does, for example {corrected}.");
        })
    {
        Schema = ScalarSchema.Matching(BytesPattern()),
    };

    public static ScalarFormat<int> Gpus { get; } = Integer(0, 10_000);

    public static ScalarFormat<string> Version { get; } = new(
        "an exact version such as 2.5.2",
        scalar => ExactVersion().IsMatch(scalar.Text)
            ? scalar.Text
            : Parsed<string>.No("Ranges and \"latest\" are refused: the same settings must always install the same thing."))
    {
        Schema = ScalarSchema.Matching(ExactVersion()),
    };

    /// <summary>A Kubernetes minor version. It must be in quotes: 1.30 without them is the number 1.3.</summary>
    public static ScalarFormat<string> KubernetesMinor { get; } = new(
        "a Kubernetes minor version in quotes such as \"1.35\"",
        scalar => scalar.Value is string && MinorVersion().IsMatch(scalar.Text)
            ? scalar.Text
            : Parsed<string>.No(scalar.Value is double ? "Put it in quotes: without them YAML reads a number, and 1.30 becomes 1.3." : ""))
    {
        Schema = ScalarSchema.Matching(MinorVersion()),
    };

    public static ScalarFormat<string> Duration { get; } = new(
        "a duration such as 30s, 15d or 720h",
        scalar => DurationPattern().IsMatch(scalar.Text) ? scalar.Text : Parsed<string>.No())
    {
        Schema = ScalarSchema.Matching(DurationPattern()),
    };

    /// <summary>A duration without days, which Karpenter and Google do not know.</summary>
    public static ScalarFormat<string> Hours { get; } = new(
        "a duration such as 30s, 15m or 720h",
        scalar => HoursPattern().IsMatch(scalar.Text) ? scalar.Text : Parsed<string>.No())
    {
        Schema = ScalarSchema.Matching(HoursPattern()),
    };

    /// <summary>A duration without days, or never.</summary>
    public static ScalarFormat<string> HoursOrNever { get; } = new(
        "a duration such as 30s, 15m or 720h, or never",
        scalar => HoursOrNeverPattern().IsMatch(scalar.Text) ? scalar.Text : Parsed<string>.No())
    {
        Schema = ScalarSchema.Matching(HoursOrNeverPattern()),
    };

    public static ScalarFormat<Cidr> Network(int shortestPrefix, int longestPrefix) => new(
        $"an IPv4 network in CIDR notation with a prefix from /{shortestPrefix} to /{longestPrefix}",
        scalar =>
        {
            if (Cidr.TryParse(scalar.Text, out var cidr))
            {
                return cidr.PrefixLength >= shortestPrefix && cidr.PrefixLength <= longestPrefix ? cidr : Parsed<Cidr>.No();
            }

            return Parsed<Cidr>.No("Write the network's first address and its prefix, for example 10.40.0.0/16.");
        })
    {
        Schema = ScalarSchema.Matching(NetworkPattern()),
    };

    public static ScalarFormat<int> Integer(int minimum, int maximum) => new(
        $"a whole number from {minimum} to {maximum}",
        scalar => Resolved(scalar) is long value && value >= minimum && value <= maximum ? (int)value : Parsed<int>.No())
    {
        Schema = ScalarSchema.Integer(minimum, maximum),
    };

    /// <summary>A name that Kubernetes accepts for namespaces and that leaves room for what is appended to it.</summary>
    public static ScalarFormat<string> Name(int longest) => new(
        $"a name of at most {longest} lower-case letters, digits and dashes that starts with a letter and ends with a letter or digit",
        scalar =>
        {
            if (DnsLabel().IsMatch(scalar.Text) && scalar.Text.Length <= longest)
            {
                return scalar.Text;
            }

            var corrected = NotInName().Replace(scalar.Text.ToLowerInvariant(), "-").Trim('-');
            corrected = corrected.Length > longest ? corrected[..longest].TrimEnd('-') : corrected;
            return Parsed<string>.No(DnsLabel().IsMatch(corrected) ? $"Write {corrected}." : "");
        })
    {
        Schema = ScalarSchema.Matching(DnsLabel()) with { MaxLength = longest },
    };

    public static ScalarFormat<string> Text(string expected, int longest = 200) => new(
        expected,
        scalar => scalar.Text.Trim().Length > 0 && scalar.Text.Length <= longest ? scalar.Text : Parsed<string>.No())
    {
        Schema = ScalarSchema.Text with { MaxLength = longest, Pattern = @"\S" },
    };

    public static ScalarFormat<string> Matching(string expected, Regex pattern, string remedy = "") => new(
        expected,
        scalar => pattern.IsMatch(scalar.Text) ? scalar.Text : Parsed<string>.No(remedy))
    {
        Schema = ScalarSchema.Matching(pattern),
    };

    /// <summary>One of some texts.</summary>
    public static ScalarFormat<string> OneOf(params ImmutableArray<string> values) => new(
        $"one of {string.Join(", ", values)}",
        scalar => values.Contains(scalar.Text) ? scalar.Text : Parsed<string>.No())
    {
        Schema = ScalarSchema.OneOf(values),
    };

    /// <summary>The same, of a setting that may be left out.</summary>
    public static ScalarFormat<T?> OrNull<T>(this ScalarFormat<T> format) where T : struct =>
        new(format.Expected, scalar => format.Parse(scalar) is { Ok: true } parsed ? parsed.Value : Parsed<T?>.No(format.Parse(scalar).Remedy))
        {
            Schema = format.Schema,
        };

    /// <summary>A size in whole Gi, as disks of nodes have.</summary>
    public static ScalarFormat<Quantity> WholeGi(int smallest, int largest) => new(
        $"a size in whole Gi from {smallest}Gi to {largest}Gi",
        scalar => WholeGiPattern().Match(scalar.Text) is { Success: true } match
            && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var size && size >= smallest && size <= largest
            ? Quantity.Parse(scalar.Text)
            : Parsed<Quantity>.No())
    {
        Schema = ScalarSchema.Matching(WholeGiPattern()),
    };

    /// <summary>One of an enumeration's values, written in camel case.</summary>
    /// <param name="values">Those that are allowed. Default all.</param>
    public static ScalarFormat<T> OneOf<T>(params T[] values) where T : struct, Enum
    {
        var allowed = values.Length > 0 ? values : Enum.GetValues<T>();
        var spellings = new string[allowed.Length];
        for (var i = 0; i < allowed.Length; i++)
        {
            spellings[i] = Spelling(allowed[i]);
        }

        return new ScalarFormat<T>(
            $"one of {string.Join(", ", spellings)}",
            scalar => Array.IndexOf(spellings, scalar.Text) is >= 0 and var index ? allowed[index] : Parsed<T>.No())
        {
            Schema = ScalarSchema.OneOf(spellings),
        };
    }

    private static Quantity? BytesOf(string text) =>
        BytesPattern().IsMatch(text) && Quantity.TryParse(text, out var quantity) && quantity.Value == decimal.Truncate(quantity.Value) && quantity.Value > 0
            ? quantity
            : null;

    // Pulumi hands every scalar of a stack's configuration over as text.
    private static object? Resolved(YamlScalar scalar) => scalar.Value is string text ? YamlCoreSchema.Resolve(text) : scalar.Value;

    /// <summary>How an enumeration's value is written in the settings.</summary>
    public static string Spelling<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex(@"^([1-9][0-9]{0,3})Gi\z")]
    private static partial Regex WholeGiPattern();

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}\z")]
    private static partial Regex NetworkPattern();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?m?\z")]
    private static partial Regex CpuPattern();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?(k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)\z")]
    private static partial Regex BytesPattern();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?")]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?)\s*(?<unit>[kmgtpeKMGTPE]?)")]
    private static partial Regex NumberWithUnit();

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?\z")]
    private static partial Regex ExactVersion();

    [GeneratedRegex(@"^1\.[0-9]{2}\z")]
    private static partial Regex MinorVersion();

    [GeneratedRegex(@"^[1-9][0-9]*(s|m|h|d)\z")]
    private static partial Regex DurationPattern();

    [GeneratedRegex(@"^[1-9][0-9]*(s|m|h)\z")]
    private static partial Regex HoursPattern();

    [GeneratedRegex(@"^([1-9][0-9]*(s|m|h)|never)\z")]
    private static partial Regex HoursOrNeverPattern();

    [GeneratedRegex(@"^[a-z]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"[^a-z0-9-]+")]
    private static partial Regex NotInName();
}
