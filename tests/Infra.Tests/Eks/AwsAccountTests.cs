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

        // A zone that is down for an hour must not move the subnets.
        Assert.False(asked.Args.ContainsKey("state"));
        Assert.Equal(
            ["use1-az3", "usw1-az2", "cac1-az3"],
            JsonSerializer.SerializeToNode(asked.Args)!["excludeZoneIds"]!.AsArray().Select(id => id!.ToString()));
    }

    [Fact]
    public async Task An_account_that_cannot_start_spot_machines_is_refused()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => LookUpAsync(new AwsMocks { SpotRoles = [] }));
        Assert.Contains(
            "nodePools has pools on spot machines, but the account has no role AWSServiceRoleForEC2Spot, without which EC2 starts none. "
            + "Create it once for the account: aws iam create-service-linked-role --aws-service-name spot.amazonaws.com",
            refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_spot_machines_their_role_is_not_asked_for()
    {
        var mocks = new AwsMocks { SpotRoles = [] };
        await LookUpAsync(mocks, spot: false);
        Assert.DoesNotContain(mocks.Called, call => call.Token!.EndsWith(":getRoles", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_those_of_the_account()
    {
        var account = new AwsAccount("aws-cn", "amazonaws.com.cn", "123456789012", "cn-north-1", []);
        Assert.Equal("arn:aws-cn:sqs:cn-north-1:123456789012:queue", account.Arn("sqs", "queue"));
        Assert.Equal("arn:aws-cn:iam::123456789012:role/nodes", account.GlobalArn("iam", "role/nodes"));
        Assert.Equal("arn:aws-cn:iam::aws:policy/AmazonEKSClusterPolicy", account.ManagedPolicy("AmazonEKSClusterPolicy"));
    }

    private static async Task<AwsAccount> LookUpAsync(AwsMocks mocks, bool spot = true)
    {
        AwsAccount? account = null;
        await Deployment.TestAsync(mocks, new TestOptions(), async Task () => account = await AwsAccount.LookUpAsync(spot));
        return account!;
    }
}
