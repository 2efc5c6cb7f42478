using Preview.Parity;

namespace Preview.Tests.Parity;

public sealed class FieldPathTests
{
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
