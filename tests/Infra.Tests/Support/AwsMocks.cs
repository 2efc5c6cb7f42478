using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace Infra.Tests.Support;

/// <summary>Answers for AWS and Kubernetes: every resource has its inputs as state, and the few outputs that others are made from.</summary>
internal sealed class AwsMocks : IMocks
{
    public const string AccountId = "123456789012";

    public const string Region = "eu-central-1";

    /// <summary>In no order, as AWS gives them.</summary>
    public ImmutableArray<string> Zones { get; init; } = ["eu-central-1c", "eu-central-1a", "eu-central-1b", "eu-central-1d"];

    /// <summary>The roles by which EC2 starts spot machines.</summary>
    public ImmutableArray<string> SpotRoles { get; init; } = ["AWSServiceRoleForEC2Spot"];

    /// <summary>The registered resources, in no order: type, name and known inputs.</summary>
    public ConcurrentBag<MockResourceArgs> Registered { get; } = [];

    /// <summary>The called functions, in no order.</summary>
    public ConcurrentBag<MockCallArgs> Called { get; } = [];

    /// <summary>The ARN that a resource of AWS gets here.</summary>
    public static string Arn(string name) => $"arn:aws:mock:{Region}:{AccountId}:{name}";

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Registered.Add(args);
        object state = args.Inputs.SetItems(Outputs(args.Type!, args.Name!));
        return Task.FromResult((string.IsNullOrEmpty(args.Id) ? $"{args.Name}-id" : args.Id, state))!;
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Called.Add(args);
        return Task.FromResult<object>(Answer(args.Token!));
    }

    private Dictionary<string, object> Answer(string token) => token switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => new() { ["accountId"] = AccountId },
        "aws:index/getPartition:getPartition" => new() { ["partition"] = "aws", ["dnsSuffix"] = "amazonaws.com" },
        "aws:index/getRegion:getRegion" => new() { ["region"] = Region },
        "aws:iam/getRoles:getRoles" => new() { ["names"] = SpotRoles },
        "aws:index/getAvailabilityZones:getAvailabilityZones" => new() { ["names"] = Zones },
        _ => throw new InvalidOperationException($"No answer is prepared for {token}."),
    };

    private static Dictionary<string, object> Outputs(string type, string name) => type switch
    {
        "aws:eks/cluster:Cluster" => new()
        {
            ["arn"] = Arn(name),
            ["endpoint"] = "https://api.example",
            ["certificateAuthority"] = new Dictionary<string, object> { ["data"] = "Y2VydGlmaWNhdGU=" },
            ["vpcConfig"] = new Dictionary<string, object> { ["clusterSecurityGroupId"] = "sg-cluster" },
        },
        "aws:kms/key:Key" => new() { ["arn"] = Arn(name), ["keyId"] = $"{name}-key" },
        "aws:ec2/launchTemplate:LaunchTemplate" => new() { ["latestVersion"] = 7 },
        "aws:ecr/repository:Repository" => new() { ["repositoryUrl"] = $"registry.example/{name}" },
        _ when type.StartsWith("aws:", StringComparison.Ordinal) => new() { ["arn"] = Arn(name) },
        _ => [],
    };
}
