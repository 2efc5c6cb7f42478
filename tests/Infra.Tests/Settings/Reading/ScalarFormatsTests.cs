using System.Text.RegularExpressions;
using Infra.Settings;
using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

/// <summary>Each rule with what it accepts, and with what it refuses and says.</summary>
public class ScalarFormatsTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public void Boolean_accepts(string yaml, bool value) => Assert.Equal(value, Accepted(yaml, ScalarFormats.Boolean));

    [Theory]
    [InlineData("yes", "value is \"yes\", but true or false is expected.")]
    [InlineData("1", "value is 1, but true or false is expected.")]
    public void Boolean_refuses(string yaml, string message) => Refused(yaml, ScalarFormats.Boolean, message);

    [Theory]
    [InlineData("64")]
    [InlineData("500m")]
    [InlineData("1.5")]
    public void Cpu_accepts(string yaml) => Assert.Equal(yaml, Accepted(yaml, ScalarFormats.Cpu).Text);

    [Theory]
    [InlineData("64 cores", "value is \"64 cores\", but an amount of CPU such as 64 or 500m is expected. Write 64.")]
    [InlineData("2Gi", "value is \"2Gi\", but an amount of CPU such as 64 or 500m is expected. Write 2.")]
    [InlineData("-1", "value is -1, but an amount of CPU such as 64 or 500m is expected.")]
    [InlineData("many", "value is \"many\", but an amount of CPU such as 64 or 500m is expected.")]
    public void Cpu_refuses(string yaml, string message) => Refused(yaml, ScalarFormats.Cpu, message);

    [Theory]
    [InlineData("512Mi")]
    [InlineData("1.5Gi")]
    [InlineData("2T")]
    public void Bytes_accepts(string yaml) => Assert.Equal(yaml, Accepted(yaml, ScalarFormats.Bytes).Text);

    [Theory]
    [InlineData("64", "value is 64, but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Write the unit as Kubernetes does, for example 64Gi.")]
    [InlineData(
        "64GB", "value is \"64GB\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Write the unit as Kubernetes does, for example 64Gi.")]
    [InlineData(
        "500m", "value is \"500m\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Write the unit as Kubernetes does, for example 500Mi.")]
    [InlineData("0.3Ki", "value is \"0.3Ki\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected.")]
    [InlineData("4TB", "value is \"4TB\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Write the unit as Kubernetes does, for example 4Ti.")]
    [InlineData(
        "8 Ti", "value is \"8 Ti\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Write the unit as Kubernetes does, for example 8Ti.")]
    [InlineData(
        "64kB", "value is \"64kB\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected. Write the unit as Kubernetes does, for example 64Ki.")]
    [InlineData("0Gi", "value is \"0Gi\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected.")]
    [InlineData("lots", "value is \"lots\", but an amount of bytes such as 512Mi, 256Gi or 2Ti is expected.")]
    public void Bytes_refuses(string yaml, string message) => Refused(yaml, ScalarFormats.Bytes, message);

    [Theory]
    [InlineData("2.5.2")]
    [InlineData("1.0.0-rc.1")]
    public void Version_accepts(string yaml) => Assert.Equal(yaml, Accepted(yaml, ScalarFormats.Version));

    [Theory]
    [InlineData("latest", "\"latest\"")]
    [InlineData("^2.5.2", "\"^2.5.2\"")]
    [InlineData("2.5", "2.5")]
    [InlineData("v2.5.2", "\"v2.5.2\"")]
    [InlineData("\"2.5.2\\n\"", "\"2.5.2\n\"")]
    public void Version_refuses(string yaml, string shown) => Refused(
        yaml,
        ScalarFormats.Version,
        $"value is {shown}, but an exact version such as 2.5.2 is expected. Ranges and \"latest\" are refused: "
        + "the same settings must always install the same thing.");

    [Theory]
    [InlineData("\"1.35\"", "1.35")]
    [InlineData("'1.30'", "1.30")]
    public void KubernetesMinor_accepts(string yaml, string version) => Assert.Equal(version, Accepted(yaml, ScalarFormats.KubernetesMinor));

    [Theory]
    [InlineData(
        "1.30",
        "value is 1.30, but a Kubernetes minor version in quotes such as \"1.35\" is expected. Put it in quotes: "
        + "without them YAML reads a number, and 1.30 becomes 1.3.")]
    [InlineData("\"1.35.2\"", "value is \"1.35.2\", but a Kubernetes minor version in quotes such as \"1.35\" is expected.")]
    [InlineData("\"1.3\"", "value is \"1.3\", but a Kubernetes minor version in quotes such as \"1.35\" is expected.")]
    [InlineData("35", "value is 35, but a Kubernetes minor version in quotes such as \"1.35\" is expected.")]
    public void KubernetesMinor_refuses(string yaml, string message) => Refused(yaml, ScalarFormats.KubernetesMinor, message);

    [Theory]
    [InlineData("30s")]
    [InlineData("5m")]
    [InlineData("720h")]
    [InlineData("15d")]
    public void Duration_accepts(string yaml) => Assert.Equal(yaml, Accepted(yaml, ScalarFormats.Duration));

    [Theory]
    [InlineData("15", "value is 15, but a duration such as 30s, 15d or 720h is expected.")]
    [InlineData("0s", "value is \"0s\", but a duration such as 30s, 15d or 720h is expected.")]
    [InlineData("2w", "value is \"2w\", but a duration such as 30s, 15d or 720h is expected.")]
    public void Duration_refuses(string yaml, string message) => Refused(yaml, ScalarFormats.Duration, message);

    [Theory]
    [InlineData("10.40.0.0/16")]
    [InlineData("10.40.0.0/18")]
    public void Network_accepts(string yaml) => Assert.Equal(yaml, Accepted(yaml, ScalarFormats.Network(16, 18)).ToString());

    [Theory]
    [InlineData("10.0.0.0/15", "")]
    [InlineData("10.40.0.0/19", "")]
    [InlineData("10.40.1.0/16", " Write the network's first address and its prefix, for example 10.40.0.0/16.")]
    [InlineData("10.40.0.0", " Write the network's first address and its prefix, for example 10.40.0.0/16.")]
    public void Network_refuses(string yaml, string remedy) => Refused(
        yaml,
        ScalarFormats.Network(16, 18),
        $"value is \"{yaml}\", but an IPv4 network in CIDR notation with a prefix from /16 to /18 is expected.{remedy}");

    [Theory]
    [InlineData("2", 2)]
    [InlineData("5", 5)]
    public void Integer_accepts(string yaml, int value) => Assert.Equal(value, Accepted(yaml, ScalarFormats.Integer(2, 5)));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("6", "6")]
    [InlineData("2.5", "2.5")]
    [InlineData("-3", "-3")]
    [InlineData("three", "\"three\"")]
    [InlineData("99999999999", "99999999999")]
    public void Integer_refuses(string yaml, string shown) =>
        Refused(yaml, ScalarFormats.Integer(2, 5), $"value is {shown}, but a whole number from 2 to 5 is expected.");

    [Theory]
    [InlineData("a")]
    [InlineData("data-science")]
    [InlineData("team1")]
    [InlineData("exactly-20-letters-x")]
    public void Name_accepts(string yaml) => Assert.Equal(yaml, Accepted(yaml, ScalarFormats.Name(20)));

    [Theory]
    [InlineData("Data_Science", "\"Data_Science\"", " Write data-science.")]
    [InlineData("-team-", "\"-team-\"", " Write team.")]
    [InlineData("a-name-that-is-too-long", "\"a-name-that-is-too-long\"", " Write a-name-that-is-too-l.")]
    [InlineData("a-name-that-is-cut-at-a-dash", "\"a-name-that-is-cut-at-a-dash\"", " Write a-name-that-is-cut-a.")]
    [InlineData("1team", "\"1team\"", "")]
    [InlineData("\"\"", "\"\"", "")]
    [InlineData("\"team\\n\"", "\"team\n\"", " Write team.")]
    public void Name_refuses(string yaml, string shown, string remedy) => Refused(
        yaml,
        ScalarFormats.Name(20),
        $"value is {shown}, but a name of at most 20 lower-case letters, digits and dashes "
        + $"that starts with a letter and ends with a letter or digit is expected.{remedy}");

    [Theory]
    [InlineData("someone", "someone")]
    [InlineData("4100", "4100")]
    public void Text_accepts(string yaml, string text) => Assert.Equal(text, Accepted(yaml, ScalarFormats.Text("an owner", 10)));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\" \"", "\" \"")]
    [InlineData("null", "empty")]
    [InlineData("much-too-long", "\"much-too-long\"")]
    public void Text_refuses(string yaml, string shown) =>
        Refused(yaml, ScalarFormats.Text("an owner", 10), $"value is {shown}, but an owner is expected.");

    [Fact]
    public void Matching_accepts_what_matches() => Assert.Equal("abc", Accepted("abc", ScalarFormats.Matching("letters", new Regex("^[a-z]+$"))));

    [Fact]
    public void Matching_refuses_what_does_not_and_says_what_to_do() =>
        Refused(
            "a1",
            ScalarFormats.Matching("letters", new Regex("^[a-z]+$"), "Leave the digits out."),
            "value is \"a1\", but letters is expected. Leave the digits out.");

    [Theory]
    [InlineData("standard", StorageTier.Standard)]
    [InlineData("scratch", StorageTier.Scratch)]
    public void OneOf_accepts(string yaml, StorageTier tier) => Assert.Equal(tier, Accepted(yaml, ScalarFormats.OneOf<StorageTier>()));

    [Theory]
    [InlineData("Standard", "\"Standard\"")]
    [InlineData("0", "0")]
    [InlineData("ssd", "\"ssd\"")]
    public void OneOf_refuses(string yaml, string shown) =>
        Refused(yaml, ScalarFormats.OneOf<StorageTier>(), $"value is {shown}, but one of standard, fast, shared, scratch is expected.");

    [Fact]
    public void OneOf_some_accepts_these_alone()
    {
        var some = ScalarFormats.OneOf(StorageTier.Fast, StorageTier.Standard);
        Assert.Equal(StorageTier.Fast, Accepted("fast", some));
        Refused("scratch", some, "value is \"scratch\", but one of fast, standard is expected.");
    }

    [Fact]
    public void An_enumerations_value_is_written_in_camel_case() => Assert.Equal("localNvme", ScalarFormats.Spelling(NodeRole.LocalNvme));

    private static T Accepted<T>(string yaml, ScalarFormat<T> format)
    {
        var (value, errors) = SettingsText.Read($"value: {yaml}", map => map.Required("value", format));
        Assert.Empty(errors);
        return value;
    }

    private static void Refused<T>(string yaml, ScalarFormat<T> format, string message) =>
        Assert.Equal([$"test.yaml:1: {message}"], SettingsText.Read($"value: {yaml}", map => map.Required("value", format)).Errors);
}
