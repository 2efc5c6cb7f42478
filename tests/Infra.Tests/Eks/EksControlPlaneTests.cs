using System.Text.Json.Nodes;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Eks;

public class EksControlPlaneTests
{
    private const string Cluster = "aws:eks/cluster:Cluster";
    private const string AccessEntry = "aws:eks/accessEntry:AccessEntry";

    [Fact]
    public async Task The_API_is_private_by_default()
    {
        var cluster = (await EksRun.Shipped).One(Cluster);
        Assert.Equal(("true", "false"), (cluster.Text("vpcConfig.endpointPrivateAccess"), cluster.Text("vpcConfig.endpointPublicAccess")));
        Assert.Empty(cluster.Texts("vpcConfig.publicAccessCidrs"));
    }

    [Fact]
    public async Task The_API_is_open_to_the_networks_that_are_named_and_to_no_other()
    {
        var cluster = (await EksRun.WithStackAsync("publicAccessCidrs: []", "publicAccessCidrs: [203.0.113.0/24]")).One(Cluster);
        Assert.Equal(("true", "true"), (cluster.Text("vpcConfig.endpointPrivateAccess"), cluster.Text("vpcConfig.endpointPublicAccess")));
        Assert.Equal(["203.0.113.0/24"], cluster.Texts("vpcConfig.publicAccessCidrs"));
    }

    [Fact]
    public async Task A_private_network_that_is_named_reaches_the_API_before_anything_is_made_inside()
    {
        var run = await EksRun.WithStackAsync("privateAccessCidrs: [10.0.0.0/16]", "privateAccessCidrs: [10.0.0.0/16, 10.40.9.0/24]");
        var rules = run.Of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Where(rule => rule.Text("securityGroupId") == "sg-cluster").ToList();
        Assert.Equal(
            [("spark-api-10.0.0.0-16", "10.0.0.0/16"), ("spark-api-10.40.9.0-24", "10.40.9.0/24")],
            rules.Select(rule => (rule.Name, rule.Text("cidrIpv4"))));
        Assert.All(rules, rule => Assert.Equal(("tcp", "443", "443"), (rule.Text("ipProtocol"), rule.Text("fromPort"), rule.Text("toPort"))));
        Assert.Superset(rules.Select(rule => rule.Name).ToHashSet(), (await run.One("pulumi:providers:kubernetes").DependsOnAsync()).ToHashSet());
    }

    [Fact]
    public async Task Everything_is_logged()
    {
        var run = await EksRun.Shipped;
        Assert.Equal(["api", "audit", "authenticator", "controllerManager", "scheduler"], run.One(Cluster).Texts("enabledClusterLogTypes"));
        Assert.Equal("/aws/eks/spark/cluster", run.One("aws:cloudwatch/logGroup:LogGroup", "spark-control-plane").Text("name"));
        Assert.Contains("spark-control-plane", await run.One(Cluster).DependsOnAsync());
    }

    [Fact]
    public async Task No_one_has_rights_that_are_not_written_down()
    {
        var cluster = (await EksRun.Shipped).One(Cluster);
        Assert.Equal(("API", "false"), (cluster.Text("accessConfig.authenticationMode"), cluster.Text("accessConfig.bootstrapClusterCreatorAdminPermissions")));
    }

    [Theory]
    [InlineData("version", "1.35")]
    [InlineData("deletionProtection", "true")]
    [InlineData("bootstrapSelfManagedAddons", "false")]
    [InlineData("upgradePolicy.supportType", "STANDARD")]
    [InlineData("kubernetesNetworkConfig.serviceIpv4Cidr", "172.20.0.0/16")]
    [InlineData("zonalShiftConfig.enabled", "true")]
    public async Task The_cluster_is_made_for_production(string path, string value) => Assert.Equal(value, (await EksRun.Shipped).One(Cluster).Text(path));

    [Fact]
    public async Task An_administrator_gets_all_rights_and_a_member_its_groups()
    {
        var run = await EksRun.Shipped;
        var association = run.One("aws:eks/accessPolicyAssociation:AccessPolicyAssociation");
        Assert.Equal("arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy", association.Text("policyArn"));
        Assert.Equal("arn:aws:iam::123456789012:role/platform-deployer", association.Text("principalArn"));
        Assert.Equal(["spark-platform-deployer"], await association.DependsOnAsync());
        var member = run.One(AccessEntry, "spark-scientists");
        Assert.Equal(["scientists"], member.Texts("kubernetesGroups"));
    }

    [Fact]
    public async Task A_member_of_several_groups_has_one_entry()
    {
        var run = await EksRun.WithStackAsync(
            "scientists: ['arn:aws:iam::123456789012:role/scientists']",
            "scientists: [arn:aws:iam::123456789012:role/science-leads]");
        Assert.Equal(["science-leads", "scientists"], run.One(AccessEntry, "spark-science-leads").Texts("kubernetesGroups"));
    }

    [Fact]
    public async Task An_administrator_that_is_in_a_group_has_one_entry()
    {
        var run = await EksRun.WithStackAsync(
            "scientists: ['arn:aws:iam::123456789012:role/scientists']",
            "scientists: [arn:aws:iam::123456789012:role/platform-deployer]");
        Assert.Equal(["scientists"], run.One(AccessEntry, "spark-platform-deployer").Texts("kubernetesGroups"));
    }

    [Fact]
    public async Task Principals_of_the_same_name_stay_distinct()
    {
        var run = await EksRun.WithStackAsync(
            "scientists: ['arn:aws:iam::123456789012:role/scientists']",
            "scientists: [arn:aws:iam::123456789012:role/scientists, arn:aws:iam::210987654321:role/scientists]");
        Assert.Equal(["scientists"], run.One(AccessEntry, "spark-123456789012-role-scientists").Texts("kubernetesGroups"));
        Assert.Equal(["scientists"], run.One(AccessEntry, "spark-210987654321-role-scientists").Texts("kubernetesGroups"));
    }

    [Fact]
    public async Task Every_principal_has_one_entry()
    {
        var principals = (await EksRun.Shipped).Of(AccessEntry).Select(entry => entry.Text("principalArn")).ToList();
        Assert.Equal(principals.Distinct(), principals);
    }

    [Fact]
    public async Task Nothing_is_made_inside_before_the_deployer_may()
    {
        var provider = (await EksRun.Shipped).One("pulumi:providers:kubernetes");
        Assert.Contains("spark-platform-deployer-admin", await provider.DependsOnAsync());
    }

    [Fact]
    public async Task The_kubeconfig_holds_no_credential()
    {
        var kubeconfig = JsonNode.Parse(await OutputUtilities.GetValueAsync((Output<string>)(await EksRun.Shipped).Outputs["kubeconfig"]!))!;
        Assert.Equal("https://api.example", kubeconfig["clusters"]![0]!["cluster"]!["server"]!.ToString());
        Assert.Equal("Y2VydGlmaWNhdGU=", kubeconfig["clusters"]![0]!["cluster"]!["certificate-authority-data"]!.ToString());
        Assert.Equal(["exec"], kubeconfig["users"]![0]!["user"]!.AsObject().Select(property => property.Key));
        Assert.Equal(
            "eks get-token --cluster-name spark --region eu-central-1 --output json",
            string.Join(' ', kubeconfig["users"]![0]!["user"]!["exec"]!["args"]!.AsArray().Select(item => item!.ToString())));
    }

    [Fact]
    public async Task A_token_is_got_with_the_profile_and_the_role_that_Pulumi_acts_with()
    {
        var run = await EksRun.WithStackAsync(
            "  aws:region: eu-central-1\n",
            "  aws:region: eu-central-1\n  aws:profile: data\n"
            + "  aws:assumeRoles: [{ roleArn: 'arn:aws:iam::123456789012:role/platform-deployer', sessionName: up }]\n");
        var exec = JsonNode.Parse(await OutputUtilities.GetValueAsync((Output<string>)run.Outputs["kubeconfig"]!))!["users"]![0]!["user"]!["exec"]!;
        Assert.Equal(
            "eks get-token --cluster-name spark --region eu-central-1 --output json --role-arn arn:aws:iam::123456789012:role/platform-deployer",
            string.Join(' ', exec["args"]!.AsArray().Select(item => item!.ToString())));
        Assert.Equal("""[{"name":"AWS_PROFILE","value":"data"}]""", exec["env"]!.ToJsonString());
    }

    [Fact]
    public async Task A_new_group_of_system_nodes_is_there_before_the_old_one_goes()
    {
        var group = (await EksRun.Shipped).One("aws:eks/nodeGroup:NodeGroup");
        Assert.Null(group.Text("nodeGroupName"));
        Assert.NotEqual(true, ((CustomResourceOptions)group.Options).DeleteBeforeReplace);
    }

    [Fact]
    public async Task Karpenter_follows_a_shift_of_zones()
    {
        var run = await EksRun.Shipped;
        Assert.Equal("true", run.One("kubernetes:helm.sh/v3:Release", "karpenter").Text("values.settings.enableZonalShift"));
        var statement = run.Of("aws:iam/rolePolicy:RolePolicy")
            .SelectMany(policy => JsonNode.Parse(policy.Text("policy")!)!["Statement"]!.AsArray())
            .Single(statement => statement!["Sid"]!.ToString() == "ReadZonalShift")!;
        Assert.Equal(
            """{"StringEquals":{"arc-zonal-shift:ResourceIdentifier":"arn:aws:eks:eu-central-1:123456789012:cluster/spark"}}""",
            statement["Condition"]!.ToJsonString());
    }

    [Fact]
    public async Task Every_add_on_has_the_version_of_the_settings()
    {
        var run = await EksRun.Shipped;
        Assert.Equal(
            [
                "aws-ebs-csi-driver v1.66.0-eksbuild.1", "aws-efs-csi-driver v3.4.2-eksbuild.1", "coredns v1.13.2-eksbuild.31",
                "eks-pod-identity-agent v1.3.10-eksbuild.3", "kube-proxy v1.35.3-eksbuild.29",
                "snapshot-controller v8.6.0-eksbuild.8", "vpc-cni v1.22.4-eksbuild.3",
            ],
            run.Of("aws:eks/addon:Addon").Select(addon => $"{addon.Text("addonName")} {addon.Text("addonVersion")}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("coredns", true)]
    [InlineData("aws-ebs-csi-driver", true)]
    [InlineData("aws-efs-csi-driver", true)]
    [InlineData("vpc-cni", false)]
    [InlineData("kube-proxy", false)]
    [InlineData("eks-pod-identity-agent", false)]
    public async Task An_add_on_waits_for_nodes_exactly_if_it_runs_on_them(string addon, bool waits)
    {
        var run = await EksRun.Shipped;
        Assert.Equal(waits, (await run.One("aws:eks/addon:Addon", $"spark-{addon}").DependsOnAsync()).Contains("spark-system"));
        if (!waits)
        {
            Assert.Contains($"spark-{addon}", await run.One("aws:eks/nodeGroup:NodeGroup").DependsOnAsync());
        }
    }

    [Fact]
    public async Task Network_policies_are_enforced()
    {
        var values = JsonNode.Parse((await EksRun.Shipped).One("aws:eks/addon:Addon", "spark-vpc-cni").Text("configurationValues")!)!;
        Assert.Equal("true", values["enableNetworkPolicy"]!.ToString());
    }
}
