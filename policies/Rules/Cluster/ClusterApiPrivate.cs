using System.Net;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Cluster;

internal sealed class ClusterApiPrivate : ResourcePolicy
{
    private static readonly NumberSetting WidestPrefix = new()
    {
        Name = "widestPrefix",
        Description =
            "The shortest prefix of an IPv4 network that may reach a public API server; a network of IPv6 needs at least 32. With 16, 203.0.0.0/16 may and "
            + "203.0.0.0/15 may not.",
        Default = 16,
        Minimum = 1,
        Maximum = 32,
    };

    private static readonly BoolSetting DnsEndpoint = new()
    {
        Name = "dnsEndpoint",
        Description =
            "Whether GKE's DNS endpoint may take connections from outside the network. It asks Google's identity service before anything reaches the API "
            + "server.",
        Default = true,
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "cluster-api-private",
        Title = "The API server is not open to the internet",
        Severity = Severity.Critical,
        Why =
            "An API server that is reachable from the internet can be attacked with stolen credentials and with its next vulnerability. A private endpoint "
            + "or a short list of networks prevents that.",
        Remedy = "Make the endpoint private, or set the networks that may reach it: cluster.publicAccessCidrs in the stack's settings.",
        Link = "https://kubernetes.io/docs/concepts/security/controlling-access/",
        References =
        [
            FrameworkReference.CisEks("5.4.1"), FrameworkReference.CisEks("5.4.2"),
            FrameworkReference.CisGke("5.6.3"), FrameworkReference.CisGke("5.6.4"),
            FrameworkReference.CisAks("5.4.1"), FrameworkReference.CisAks("5.4.2"),
            FrameworkReference.Trivy("AWS-0040"), FrameworkReference.Trivy("AWS-0041"),
        ],
        Settings = [WidestPrefix, DnsEndpoint],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EksCluster, ResourceType.GkeCluster, ResourceType.AksCluster];

    public override void Examine(Resource cluster, Check check)
    {
        switch (cluster.Type)
        {
            case ResourceType.EksCluster:
                ExamineEks(cluster["vpcConfig"], check);
                break;
            case ResourceType.GkeCluster:
                ExamineGke(cluster, check);
                break;
            case ResourceType.AksCluster:
                ExamineAks(cluster["apiServerAccessProfile"], check);
                break;
        }
    }

    // Without a list, EKS allows 0.0.0.0/0.
    private static void ExamineEks(Property network, Check check)
    {
        var isPublic = network["endpointPublicAccess"];
        RequirePrivateOrListed(!isPublic.Or(true).IsTrue, isPublic, network["publicAccessCidrs"], item => item, check);
    }

    private static void ExamineGke(Resource cluster, Check check)
    {
        var isPrivate = cluster["privateClusterConfig"]["enablePrivateEndpoint"];
        var endpoints = cluster["controlPlaneEndpointsConfig"];
        var networks = cluster["masterAuthorizedNetworksConfig"];
        var isClosed = isPrivate.IsTrue | endpoints["ipEndpointsConfig"]["enabled"].IsFalse;
        RequirePrivateOrListed(isClosed, isPrivate, networks["cidrBlocks"], item => item["cidrBlock"], check);

        // Any customer of Google Cloud has an address of Google Cloud.
        var google = networks["gcpPublicCidrsAccessEnabled"];
        check.Require(isClosed | !google.IsTrue, google, "The API server takes connections from every address of Google Cloud.");

        var dns = endpoints["dnsEndpointConfig"]["allowExternalTraffic"];
        check.Require(check.Setting(DnsEndpoint) | !dns.IsTrue, dns, "The DNS endpoint takes connections from outside the network.");
    }

    private static void ExamineAks(Property access, Check check)
    {
        var isPrivate = access["enablePrivateCluster"];
        RequirePrivateOrListed(isPrivate.IsTrue, isPrivate, access["authorizedIPRanges"], item => item, check);
    }

    private static void RequirePrivateOrListed(Answer isPrivate, Property setting, Property networks, Func<Property, Property> addressOf, Check check)
    {
        check.Require(isPrivate | !networks.IsEmpty, setting, "The API server takes connections from anywhere.");
        if (isPrivate.IsYes)
        {
            return;
        }

        check.ForEach(networks, network =>
        {
            var address = addressOf(network);
            check.Require(
                isPrivate | address.Text(text => IsNarrow(text, check.Setting(WidestPrefix))), address,
                $"The API server takes connections from {address}, which is too wide.");
        });
    }

    private static bool IsNarrow(string text, int widestPrefix)
    {
        if (IPAddress.TryParse(text, out _))
        {
            return true;
        }

        return IPNetwork.TryParse(text, out var network) && network.PrefixLength >= (network.BaseAddress.GetAddressBytes().Length == 4 ? widestPrefix : 32);
    }
}
