using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pulumi;
using Pulumi.Aws;

namespace Infra.Clusters.Eks;

/// <summary>
/// Where in AWS the stack is. It is asked for before anything is registered, so that names and policies are plain texts that a preview
/// can show and a policy can judge, instead of values known only after apply.
/// </summary>
internal sealed partial record AwsAccount(string Partition, string DnsSuffix, string AccountId, string Region, ImmutableArray<string> Zones)
{
    /// <exception cref="RunException">What is set as the region cannot be one.</exception>
    public static async Task<AwsAccount> LookUpAsync()
    {
        var partition = GetPartition.InvokeAsync();
        var identity = GetCallerIdentity.InvokeAsync();
        var region = GetRegion.InvokeAsync();

        // Local and wavelength zones are zones too, but EKS control planes and NAT gateways do not live there.
        var zones = GetAvailabilityZones.InvokeAsync(new GetAvailabilityZonesArgs
        {
            State = "available",
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
