using Preview.Parity;

namespace Preview.Tests.Parity;

public sealed class GlobTests
{
    [Theory]
    [InlineData("StorageClass fast", "StorageClass fast", true)]
    [InlineData("StorageClass fast", "StorageClass faster", false)]
    [InlineData("StorageClass *", "StorageClass fast", true)]
    [InlineData("StorageClass *", "StorageClass ", true)]
    [InlineData("StorageClass *", "Namespace fast", false)]
    [InlineData("* */spark", "ServiceAccount analytics/spark", true)]
    [InlineData("* */spark", "ServiceAccount analytics/spark-two", false)]
    [InlineData("NetworkPolicy */allow-*", "NetworkPolicy a/allow-dns", true)]
    [InlineData("NetworkPolicy */allow-*", "NetworkPolicy a/default-deny", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-c", false)]
    [InlineData("aba*aba", "aba", false)]
    [InlineData("a*ab*b", "aabb", true)]
    [InlineData("a*ab*b", "abb", false)]
    [InlineData("*", "", true)]
    [InlineData("", "a", false)]
    public void A_star_is_any_text(string pattern, string text, bool matches) => Assert.Equal(matches, new Glob(pattern).Matches(text));

    [Theory]
    [InlineData("parameters", true)]
    [InlineData("parameters.csi.storage.k8s.io/fstype", true)]
    [InlineData("parameters.*", true)]
    [InlineData("*fstype", true)]
    [InlineData("param", false)]
    // A key's own dots are no steps down.
    [InlineData("parameters.csi", false)]
    [InlineData("provisioner", false)]
    public void A_path_covers_all_that_is_in_it(string pattern, bool covers) =>
        Assert.Equal(covers, FieldPath.Of("parameters").Key("csi.storage.k8s.io/fstype").IsCoveredBy(new Glob(pattern)));

    [Theory]
    [InlineData("subjects[*].name", true)]
    [InlineData("subjects[0]", true)]
    [InlineData("subjects", true)]
    [InlineData("subjects[1]", false)]
    public void Items_of_a_list_are_in_it(string pattern, bool covers) =>
        Assert.Equal(covers, FieldPath.Of("subjects").Item(0).Key("name").IsCoveredBy(new Glob(pattern)));
}
