using Infra.Tests.Support;

namespace Infra.Tests.Platform;

public class TenantNetworkTests
{
    private const string NetworkPolicy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

    [Theory]
    [InlineData("analytics")]
    [InlineData("data-science")]
    [InlineData("streaming")]
    public async Task Nothing_gets_in_or_out_unless_a_policy_says_so(string tenant)
    {
        var policy = (await EksRun.Shipped).One(NetworkPolicy, $"{tenant}-default-deny");
        Assert.Equal(tenant, policy.Namespace);
        Assert.Equal(["Ingress", "Egress"], policy.Texts("spec.policyTypes"));
        Assert.Equal("{}", policy["spec.podSelector"]!.ToJsonString());
        Assert.Null(policy["spec.ingress"]);
        Assert.Null(policy["spec.egress"]);
    }

    [Fact]
    public async Task Only_this_tenants_drivers_and_executors_talk_to_each_other()
    {
        var policy = (await EksRun.Shipped).One(NetworkPolicy, "analytics-allow-spark");
        Assert.Equal(["driver", "executor"], policy.Texts("spec.podSelector.matchExpressions.0.values"));
        foreach (var (rules, peers) in new[] { ("ingress", "from"), ("egress", "to") })
        {
            Assert.Null(policy[$"spec.{rules}.0.{peers}.0.namespaceSelector"]);
            Assert.Equal(["driver", "executor"], policy.Texts($"spec.{rules}.0.{peers}.0.podSelector.matchExpressions.0.values"));
        }
    }

    [Fact]
    public async Task Names_are_looked_up_in_the_clusters_DNS()
    {
        var policy = (await EksRun.Shipped).One(NetworkPolicy, "analytics-allow-dns");
        Assert.Equal("kube-system", policy["spec.egress"]![0]!["to"]![0]!["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"]!.ToString());
        Assert.Equal(["53 UDP", "53 TCP"], policy["spec.egress"]![0]!["ports"]!.AsArray().Select(port => $"{port!["port"]} {port["protocol"]}"));
    }

    [Fact]
    public async Task Names_are_looked_up_in_a_cache_on_the_node_where_there_is_one()
    {
        var run = await StackRun.OfAsync(
            new StackFiles("Pulumi.onprem.yaml").With("    serviceCidr: 10.96.0.0/12", "    serviceCidr: 10.96.0.0/12\n    localDns: 169.254.20.10"));
        foreach (var name in new[] { "analytics-allow-dns", "history-server" })
        {
            var rule = run.One(NetworkPolicy, name)["spec.egress"]![0]!;
            Assert.Equal("169.254.20.10/32", Assert.Single(rule["to"]!.AsArray(), peer => peer!["ipBlock"] is not null)!["ipBlock"]!["cidr"]!.ToString());
            Assert.Equal(["53 UDP", "53 TCP"], rule["ports"]!.AsArray().Select(port => $"{port!["port"]} {port["protocol"]}"));
        }

        var shipped = (await StackRun.Shipped("Pulumi.onprem.yaml")).One(NetworkPolicy, "analytics-allow-dns");
        Assert.Single(shipped["spec.egress"]![0]!["to"]!.AsArray());
    }

    [Fact]
    public async Task Metrics_are_read_from_where_monitoring_runs()
    {
        var run = await EksRun.WithPlatformAsync("monitoring:\n", "monitoring:\n  namespace: watch\n");
        var policy = run.One(NetworkPolicy, "analytics-allow-metrics");
        Assert.Equal("watch", policy["spec.ingress"]![0]!["from"]![0]!["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"]!.ToString());

        // The driver's UI. No pod of Spark's has another port with metrics.
        Assert.Equal(["4040 TCP"], policy["spec.ingress"]![0]!["ports"]!.AsArray().Select(port => $"{port!["port"]} {port["protocol"]}"));
    }

    [Theory]
    [InlineData("allow-api-server", "443", "10.40.0.0/16 172.20.0.1/32", "")]
    [InlineData("allow-pod-identity", "80", "169.254.170.23/32", "")]
    [InlineData("allow-object-store", "443", "0.0.0.0/0", "10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16")]
    public async Task What_Spark_needs_outside_is_reached_and_no_more(string name, string port, string networks, string except)
    {
        var policy = (await EksRun.Shipped).One(NetworkPolicy, $"analytics-{name}");
        Assert.Equal(["Egress"], policy.Texts("spec.policyTypes"));
        var rule = Assert.Single(policy["spec.egress"]!.AsArray())!;
        Assert.Equal($"{port} TCP", string.Join(' ', rule["ports"]!.AsArray().Select(p => $"{p!["port"]} {p["protocol"]}")));
        Assert.Equal(networks, string.Join(' ', rule["to"]!.AsArray().Select(peer => peer!["ipBlock"]!["cidr"])));
        Assert.Equal(except, string.Join(' ', rule["to"]![0]!["ipBlock"]!["except"]?.AsArray() ?? []));
    }

    [Fact]
    public async Task A_declared_exception_is_opened_with_its_reason()
    {
        var run = await EksRun.WithPlatformAsync(
            "    pods: 1000",
            "    pods: 1000\n    egress:\n      - { name: warehouse, cidrs: [203.0.113.0/24], namespace: databases, port: 5432, reason: Tables of the "
            + "warehouse. }");
        var policy = run.One(NetworkPolicy, "analytics-egress-warehouse");
        Assert.Equal(("analytics", "egress-warehouse"), (policy.Namespace, policy.ObjectName));
        Assert.Equal("Tables of the warehouse.", policy["metadata.annotations"]!["spark-platform/reason"]!.ToString());
        Assert.Equal(["Egress"], policy.Texts("spec.policyTypes"));
        var rule = Assert.Single(policy["spec.egress"]!.AsArray())!;
        Assert.Equal("5432 TCP", string.Join(' ', rule["ports"]!.AsArray().Select(p => $"{p!["port"]} {p["protocol"]}")));
        Assert.Equal(
            ["""{"ipBlock":{"cidr":"203.0.113.0/24"}}""", """{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"databases"}}}"""],
            rule["to"]!.AsArray().Select(peer => peer!.ToJsonString()));
        Assert.DoesNotContain(run.Of(NetworkPolicy), other => other.Name == "streaming-egress-warehouse");
    }

    [Fact]
    public async Task Every_policy_says_why_it_is_there() => Assert.All(
        (await EksRun.Shipped).Of(NetworkPolicy),
        policy => Assert.EndsWith(".", policy["metadata.annotations"]!["spark-platform/reason"]!.ToString(), StringComparison.Ordinal));
}
