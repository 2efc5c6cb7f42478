using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Iam;

namespace Infra.Clusters.Eks;

/// <summary>
/// Where in AWS the stack is. It is asked for before anything is registered, so that names and policies are plain texts that a preview
/// can show and a policy can judge, instead of values known only after apply.
/// </summary>
/// <param name="Partition">The partition, for example aws.</param>
/// <param name="DnsSuffix">Its domain, for example amazonaws.com.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="Zones">The zones that can hold a control plane, in order.</param>
internal sealed partial record AwsAccount(string Partition, string DnsSuffix, string AccountId, string Region, ImmutableArray<string> Zones)
{
    /// <summary>
    /// The zones in which EKS refuses subnets of a control plane. Ids are the same for each account, names are not.
    /// Source: docs.aws.amazon.com/eks/latest/userguide/network-reqs.html, read on 2026-12-01.
    /// </summary>
    private static readonly ImmutableArray<string> WithoutControlPlanes = ["use1-az3", "usw1-az2", "cac1-az3"];

    /// <param name="spot">Whether a pool has spot machines.</param>
    /// <exception cref="RunException">What is set as the region cannot be one, or the account lacks the role for spot machines.</exception>
    public static async Task<AwsAccount> LookUpAsync(bool spot)
    {
        if (spot)
        {
            await RequireSpotRoleAsync();
        }

        var partition = GetPartition.InvokeAsync();
        var identity = GetCallerIdentity.InvokeAsync();
        var region = GetRegion.InvokeAsync();

        // Local and wavelength zones are zones too, but EKS control planes and NAT gateways do not live there. The state is not asked for:
        // a zone that is down for an hour must not move the subnets.
        var zones = GetAvailabilityZones.InvokeAsync(new GetAvailabilityZonesArgs
        {
            ExcludeZoneIds = [.. WithoutControlPlanes],
            Filters = { new Pulumi.Aws.Inputs.GetAvailabilityZonesFilterArgs { Name = "opt-in-status", Values = { "opt-in-not-required" } } },
        });
        var name = (await region).Region;
        if (!RegionPattern().IsMatch(name))
        {
            throw new RunException(
                $"aws:region is \"{name}\", but a region's code such as eu-central-1 is expected. Set it: pulumi config set aws:region eu-central-1");
        }

        return new AwsAccount(
            (await partition).Partition,
            (await partition).DnsSuffix,
            (await identity).AccountId,
            name,
            [.. (await zones).Names.Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Karpenter may not create the role, as no controller should, and without it takes machines on demand and says so in its log only. A role of
    /// the stack's own would be refused in the second cluster of an account.
    /// </summary>
    private static async Task RequireSpotRoleAsync()
    {
        var roles = await GetRoles.InvokeAsync(new GetRolesArgs { PathPrefix = "/aws-service-role/spot.amazonaws.com/" });
        if (roles.Names.IsEmpty)
        {
            throw new RunException(
                "nodePools has pools on spot machines, but the account has no role AWSServiceRoleForEC2Spot, without which EC2 starts none. "
                + "Create it once for the account: aws iam create-service-linked-role --aws-service-name spot.amazonaws.com");
        }
    }

    /// <summary>The name of something in this account and region.</summary>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>The name of something in this account that belongs to no region.</summary>
    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{AccountId}:{resource}";

    /// <summary>A policy that AWS itself keeps.</summary>
    public string ManagedPolicy(string name) => $"arn:{Partition}:iam::aws:policy/{name}";

    // us-gov-west-1 and eusc-de-east-1 are regions too.
    [GeneratedRegex(@"^[a-z]{2,}(-[a-z]+){1,2}-[0-9]+\z")]
    private static partial Regex RegionPattern();
}
