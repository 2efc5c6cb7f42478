using Infra.Clusters.Eks;

namespace Infra.Tests.Eks;

public class PolicyDocumentTests
{
    private static readonly AwsAccount Account = new("aws", "amazonaws.com", "123456789012", "eu-central-1", []);

    [Fact]
    public void A_policy_is_written_in_the_order_in_which_people_read_it() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"First","Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::b/*"]},"""
        + """{"Sid":"Second","Effect":"Deny","Principal":{"AWS":"*"},"Action":["s3:*"],"Resource":["*"],"Condition":"""
        + """{"Bool":{"aws:SecureTransport":"false"}}}]}""",
        PolicyDocument.Of(
            new Statement("First") { Action = ["s3:GetObject"], Resource = ["arn:aws:s3:::b/*"] },
            new Statement("Second")
            {
                Effect = "Deny",
                Principal = Principals.Anyone(),
                Action = ["s3:*"],
                Resource = ["*"],
                Condition = new Conditions().With("Bool", "aws:SecureTransport", "false"),
            }));

    [Fact]
    public void Conditions_are_written_in_the_same_order_however_they_were_added() => Assert.Equal(
        Written(new Conditions().StringEquals("b", "1").StringEquals("a", "1", "2").StringLike("c", "*")),
        Written(new Conditions().StringLike("c", "*").StringEquals("a", "1", "2").StringEquals("b", "1")));

    [Fact]
    public void A_key_with_one_value_is_a_text_and_with_several_a_list() => Assert.EndsWith(
        """{"one":"1","two":["1","2"]}}}]}""",
        Written(new Conditions().StringEquals("two", "1", "2").StringEquals("one", "1")),
        StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_escaped_that_a_person_would_have_to_unescape() =>
        Assert.Contains("""{"a":"<+&'>"}""", Written(new Conditions().StringEquals("a", "<+&'>")), StringComparison.Ordinal);

    [Fact]
    public void A_service_takes_a_role() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":["""
        + """{"Sid":"AllowService","Effect":"Allow","Principal":{"Service":"eks.amazonaws.com"},"Action":["sts:AssumeRole"]}]}""",
        PolicyDocument.TrustService("eks.amazonaws.com"));

    [Fact]
    public void An_account_is_named_by_its_root() =>
        Assert.Equal("arn:aws:iam::123456789012:root", Principals.Account(Account)["AWS"]);

    private static string Written(Conditions conditions) =>
        PolicyDocument.Of(new Statement("S") { Action = ["s3:GetObject"], Condition = conditions });
}
