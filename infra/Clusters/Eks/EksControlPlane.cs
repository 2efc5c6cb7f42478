using System.Text.Json.Nodes;
using Infra.Contract;
using Infra.Settings.Eks;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Eks;
using Pulumi.Aws.Eks.Inputs;

namespace Infra.Clusters.Eks;

/// <summary>The control plane: private, logged, with its secrets encrypted by a key of ours, open to the principals that the settings name.</summary>
internal sealed class EksControlPlane : ComponentResource
{
    private static readonly string[] LogTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

    private readonly EksContext _context;
    private readonly EksClusterSettings _settings;

    public EksControlPlane(string name, EksControlPlaneArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:eks:ControlPlane", name, args, options)
    {
        _context = args.Context;
        _settings = _context.Settings.Cluster;

        var role = ServiceRole.Create(_context, "cluster", PolicyDocument.TrustService("eks.amazonaws.com"), ["AmazonEKSClusterPolicy"], this);
        var logs = CreateLogGroup(args.Keys);
        Cluster = CreateCluster(role, logs, args.Network, args.Keys);
        List<Resource> access = [.. CreateAccess(), .. OpenToNetworks()];
        Kubeconfig = Output.CreateSecret(Output.Tuple(Cluster.Endpoint, Cluster.CertificateAuthority).Apply(t => WriteKubeconfig(t.Item1, t.Item2.Data)));

        // Without its grants and a way in, Pulumi could make nothing inside.
        Provider = Clusters.Kubeconfig.Provider(_context.Name, Kubeconfig, _context.ClusterArn, this, access);
        RegisterOutputs();
    }

    public Cluster Cluster { get; }

    /// <summary>How the API is reached, with a token that the AWS command line gets; a secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private set; }

    public Pulumi.Kubernetes.Provider Provider { get; }

    /// <summary>Without it EKS would create the log group itself, unencrypted and without an end to its retention.</summary>
    private LogGroup CreateLogGroup(EksKeys keys) => new(
        $"{_context.Name}-control-plane",
        new LogGroupArgs
        {
            Name = $"/aws/eks/{_context.Name}/cluster",
            RetentionInDays = _settings.LogRetentionDays,
            KmsKeyId = keys.Cluster.Arn,
            Tags = _context.Tags($"{_context.Name}-control-plane"),
        },
        ChildOptions.Of(this));

    private Cluster CreateCluster(ServiceRole role, LogGroup logs, EksNetwork network, EksKeys keys)
    {
        var vpcConfig = new ClusterVpcConfigArgs
        {
            SubnetIds = network.PrivateSubnets.Select(subnet => subnet.Id).ToArray(),
            EndpointPrivateAccess = true,
            EndpointPublicAccess = !_settings.Api.Public.IsEmpty,
        };
        foreach (var cidr in _settings.Api.Public)
        {
            vpcConfig.PublicAccessCidrs.Add(cidr.ToString());
        }

        return new Cluster(
            _context.Name,
            new ClusterArgs
            {
                Name = _context.Name,
                Version = _settings.Version,
                RoleArn = role.Role.Arn,
                VpcConfig = vpcConfig,
                KubernetesNetworkConfig = new ClusterKubernetesNetworkConfigArgs { ServiceIpv4Cidr = _context.Settings.Network.ServiceCidr.ToString() },
                EncryptionConfig = new ClusterEncryptionConfigArgs
                {
                    Provider = new ClusterEncryptionConfigProviderArgs { KeyArn = keys.Cluster.Arn },
                    Resources = { "secrets" },
                },
                EnabledClusterLogTypes = LogTypes,
                AccessConfig = new ClusterAccessConfigArgs
                {
                    AuthenticationMode = "API",

                    // The creator's rights would be in no file, and would outlast the person who ran the first deployment.
                    BootstrapClusterCreatorAdminPermissions = false,
                },

                // All add-ons are managed, at versions of ours.
                BootstrapSelfManagedAddons = false,
                DeletionProtection = _settings.DeletionProtection,

                // When standard support ends AWS upgrades the cluster, instead of charging for extended support.
                UpgradePolicy = new ClusterUpgradePolicyArgs { SupportType = "STANDARD" },
                ZonalShiftConfig = new ClusterZonalShiftConfigArgs { Enabled = true },
                Tags = _context.Tags(_context.Name),
            },
            new CustomResourceOptions
            {
                Parent = this,
                DependsOn = { role.Attachments, logs },
                Protect = _settings.DeletionProtection,
            });
    }

    /// <summary>The cluster's own security group, which EKS makes, lets in only the nodes.</summary>
    private IEnumerable<Resource> OpenToNetworks() => _settings.Api.Private.Select(network => new Pulumi.Aws.Vpc.SecurityGroupIngressRule(
        $"{_context.Name}-api-{network.ToString().Replace('/', '-')}",
        new Pulumi.Aws.Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = Cluster.VpcConfig.Apply(vpc => vpc.ClusterSecurityGroupId!),
            Description = "HTTPS to the API server",
            CidrIpv4 = network.ToString(),
            IpProtocol = "tcp",
            FromPort = 443,
            ToPort = 443,
            Tags = _context.Tags($"{_context.Name}-api-{network.ToString().Replace('/', '-')}"),
        },
        ChildOptions.Of(this)));

    /// <summary>One entry for each principal, whatever it is: AWS refuses a second one.</summary>
    private List<Resource> CreateAccess()
    {
        var access = _context.Settings.Access;
        var groups = access.Groups
            .SelectMany(group => group.Value.Select(principal => (Principal: principal, Group: group.Key)))
            .ToLookup(pair => pair.Principal, pair => pair.Group);
        var principals = access.Admins.Concat(groups.Select(group => group.Key)).Distinct().Order(StringComparer.Ordinal).ToList();
        var grants = new List<Resource>();
        foreach (var principal in principals)
        {
            var name = $"{_context.Name}-{PrincipalName(principal, principals)}";
            var entry = new AccessEntry(
                name,
                new AccessEntryArgs
                {
                    ClusterName = Cluster.Name,
                    PrincipalArn = principal,
                    Type = "STANDARD",
                    KubernetesGroups = groups[principal].Distinct().Order(StringComparer.Ordinal).ToList(),
                    Tags = _context.Tags(name),
                },
                ChildOptions.Of(this));
            if (access.Admins.Contains(principal))
            {
                grants.Add(GrantAdministration(name, principal, entry));
            }
        }

        return grants;
    }

    private AccessPolicyAssociation GrantAdministration(string name, string principal, AccessEntry entry) => new(
        $"{name}-admin",
        new AccessPolicyAssociationArgs
        {
            ClusterName = Cluster.Name,
            PrincipalArn = principal,
            PolicyArn = $"arn:{_context.Account.Partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
            AccessScope = new AccessPolicyAssociationAccessScopeArgs { Type = "cluster" },
        },
        ChildOptions.Of(this, entry));

    /// <summary>A principal's own name; with its account and kind where another one has the same.</summary>
    private static string PrincipalName(string arn, IEnumerable<string> all)
    {
        var own = Own(arn);
        var parts = arn.Split(':');
        return all.Count(other => Own(other) == own) == 1 ? own : $"{parts[4]}-{parts[5].Replace('/', '-').ToLowerInvariant()}";

        static string Own(string name) => name.Split('/')[^1].ToLowerInvariant();
    }

    /// <summary>The token is got as the one that Pulumi acts as: with the same profile and role.</summary>
    private string WriteKubeconfig(string endpoint, string? certificateAuthority)
    {
        var arguments = new JsonArray("eks", "get-token", "--cluster-name", _context.Name, "--region", _context.Account.Region, "--output", "json");
        if (_context.Stack.Aws.Role is { } role)
        {
            arguments.Add("--role-arn");
            arguments.Add(role);
        }

        var exec = new JsonObject { ["apiVersion"] = "client.authentication.k8s.io/v1", ["command"] = "aws", ["args"] = arguments };
        if (_context.Stack.Aws.Profile is { } profile)
        {
            exec["env"] = new JsonArray(new JsonObject { ["name"] = "AWS_PROFILE", ["value"] = profile });
        }

        return Clusters.Kubeconfig.Write(_context.Name, endpoint, certificateAuthority, exec);
    }
}

/// <summary>The inputs of <see cref="EksControlPlane"/>.</summary>
internal sealed class EksControlPlaneArgs : ResourceArgs
{
    public required EksContext Context { get; init; }

    public required EksNetwork Network { get; init; }

    public required EksKeys Keys { get; init; }

    [Input("version")]
    public Input<string> Version => Context.Settings.Cluster.Version;

    [Input("publicAccessCidrs")]
    public InputList<string> PublicAccessCidrs => Context.Settings.Cluster.Api.Public.Select(cidr => cidr.ToString()).ToArray();
}
