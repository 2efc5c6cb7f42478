using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Configuration.Tests;

public sealed class GlobTests
{
    [Theory]
    [InlineData("StorageClass fast", "StorageClass fast", true)]
    [InlineData("StorageClass fast", "StorageClass faster", false)]
    [InlineData("StorageClass *", "StorageClass fast", true)]
    [InlineData("StorageClass *", "StorageClass ", true)]
    [InlineData("StorageClass *", "storageclass fast", false)]
    [InlineData("* */spark", "ServiceAccount analytics/spark", true)]
    [InlineData("* */spark", "ServiceAccount analytics/spark-two", false)]
    [InlineData("NetworkPolicy */allow-*", "NetworkPolicy a/allow-dns", true)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("aba*aba", "aba", false)]
    [InlineData("a*ab*b", "aabb", true)]
    [InlineData("a*ab*b", "abb", false)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    // All but the star stands for itself.
    [InlineData("a?c", "abc", false)]
    [InlineData("a?c", "a?c", true)]
    [InlineData(@"a\*", @"a\b", true)]
    [InlineData("""a"<>c""", """a"<>c""", true)]
    public void A_star_is_any_text(string pattern, string text, bool matches) => Assert.Equal(matches, new Glob(pattern).Matches(text));

    /// <summary>The runtime's regular expressions say the same.</summary>
    [Property(MaxTest = 1000)]
    public Property A_pattern_is_the_expression_with_a_wildcard_for_each_star() => Prop.ForAll(
        Texts("ab*?\\"),
        Texts("ab*?\\"),
        (pattern, text) =>
            new Glob(pattern).Matches(text) == Regex.IsMatch(text, $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*")}\z", RegexOptions.Singleline));

    private static Arbitrary<string> Texts(string letters) =>
        Arb.From(Gen.Elements(letters.ToCharArray()).ArrayOf().Resize(6).Select(chars => new string(chars)));
}
