using Infra.Tests.Support;

namespace Infra.Tests.Settings;

public sealed class OtherStacksTests
{
    private const string Region = "  aws:region: eu-central-1\n";

    private static readonly ProjectFiles Shipped = new();

    [Fact]
    public void Two_stacks_of_a_cloud_with_one_name_are_refused() => Assert.Equal(
        [
            $"stacks/Pulumi.eks.yaml:{Shipped.Line("spark-platform:name")}: spark-platform:name is spark, as in Pulumi.second.yaml, which is on eks "
                + "too: in one account both would make roles of the same names. Choose another name, or write in both files which account each is for "
                + "(aws:allowedAccountIds).",
        ],
        (Shipped with { Other = Shipped.Stack.Replace("eu-central-1", "us-east-1", StringComparison.Ordinal) }).Errors());

    [Theory]
    [InlineData("spark-platform:name: spark", "spark-platform:name: other")]
    [InlineData("spark-platform:cloud: eks", "spark-platform:cloud: gke")]
    [InlineData("arn:aws:iam::123456789012:role/platform-deployer", "arn:aws:iam::210987654321:role/platform-deployer")]
    public void Another_name_cloud_or_account_of_administrators_is_accepted(string written, string instead) =>
        Assert.Empty((Shipped with { Other = SettingsText.Edit(Shipped.Stack, written, instead) }).Errors());

    [Theory]
    [InlineData("aws:allowedAccountIds: ['123456789012']", "aws:allowedAccountIds: ['210987654321']")]
    [InlineData("aws:profile: a", "aws:profile: b")]
    public void Another_account_is_accepted_where_both_files_say_theirs(string here, string there) => Assert.Empty(
        (Shipped.InStack(Region, $"{Region}  {here}\n") with { Other = SettingsText.Edit(Shipped.Stack, Region, $"{Region}  {there}\n") }).Errors());

    [Fact]
    public void An_account_that_only_one_file_says_is_no_difference() => Assert.Single(
        (Shipped with { Other = SettingsText.Edit(Shipped.Stack, Region, $"{Region}  aws:allowedAccountIds: ['123456789012']\n") }).Errors());
}
