using System.Text.Json;
using Infra.Clusters.Eks;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Eks;

public class AwsAccountTests
{
    [Fact]
    public async Task Zones_are_in_the_same_order_every_time()
    {
        var account = await LookUpAsync(new AwsMocks());
        Assert.Equal(["eu-central-1a", "eu-central-1b", "eu-central-1c", "eu-central-1d"], account.Zones);
        Assert.Equal(("aws", "amazonaws.com", "123456789012", "eu-central-1"), (account.Partition, account.DnsSuffix, account.AccountId, account.Region));
    }

    /// <summary>Local and wavelength zones have to be opted in; control planes and NAT gateways do not live there.</summary>
    [Fact]
    public async Task Only_zones_that_need_no_opting_in_are_asked_for()
    {
        var mocks = new AwsMocks();
        await LookUpAsync(mocks);
        var asked = Assert.Single(mocks.Called, call => call.Token!.EndsWith(":getAvailabilityZones", StringComparison.Ordinal));
        var filter = JsonSerializer.SerializeToNode(asked.Args)!["filters"]!.AsArray().Single()!;
        Assert.Equal(("opt-in-status", "opt-in-not-required"), (filter["name"]!.ToString(), filter["values"]!.AsArray().Single()!.ToString()));
        Assert.Equal("available", asked.Args["state"]);
    }

    [Fact]
    public void Names_are_those_of_the_account()
    {
        var account = new AwsAccount("aws-cn", "amazonaws.com.cn", "123456789012", "cn-north-1", []);
        Assert.Equal("arn:aws-cn:sqs:cn-north-1:123456789012:queue", account.Arn("sqs", "queue"));
        Assert.Equal("arn:aws-cn:iam::123456789012:role/nodes", account.GlobalArn("iam", "role/nodes"));
        Assert.Equal("arn:aws-cn:iam::aws:policy/AmazonEKSClusterPolicy", account.ManagedPolicy("AmazonEKSClusterPolicy"));
    }

    private static async Task<AwsAccount> LookUpAsync(AwsMocks mocks)
    {
        AwsAccount? account = null;
        await Deployment.TestAsync(mocks, new TestOptions(), async Task () => account = await AwsAccount.LookUpAsync());
        return account!;
    }
}
