using System.Globalization;
using System.Text.Json.Nodes;
using Bench.Measurement;

namespace Bench.Cases;

/// <summary>The peers, which make the same platform with other tools: the programs in tools/bench/peers.</summary>
internal sealed class PeerSubjects
{
    // From there on a run takes minutes.
    private const int Many = 300;

    // As many as the project as it is shipped has.
    private const int Shipped = 3;

    private readonly string _folder;
    private readonly string _output;

    private PeerSubjects(string folder, string output)
    {
        _folder = folder;
        _output = output;
    }

    /// <summary>The peers with their versions.</summary>
    public IReadOnlyDictionary<string, string> Versions => JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "package.json")))!["dependencies"]!.AsObject()
        .ToDictionary(entry => entry.Key, entry => (string)entry.Value!);

    /// <summary>The peers, if they are installed.</summary>
    public static PeerSubjects? Find(string root, string output)
    {
        var folder = Path.Combine(root, "tools", "bench", "peers");
        return Directory.Exists(Path.Combine(folder, "node_modules")) ? new PeerSubjects(folder, output) : null;
    }

    /// <summary>An EKS cluster with as many tenants as the project has, beside the preview of all stacks.</summary>
    public Subject BesideAllStacks(string shape) => Cdk(OwnSubjects.Stacks, "cdk synth, of the EKS part alone", shape, Shipped) with { Tenants = null };

    public IEnumerable<Subject> Of(int tenants, string shape) =>
    [
        new Subject(
            OwnSubjects.Tenants,
            "Pulumi's Node SDK with mocks",
            tenants,
            Node(["--max-old-space-size=16384", "pulumi.mjs"], shape, tenants).RunAsync) { IsPeer = true, IsLong = tenants >= Many },
        Cdk(OwnSubjects.Tenants, "cdk synth", shape, tenants),
        new Subject(
            OwnSubjects.Tenants, "cdk8s synth, of the Kubernetes objects alone", tenants,
            Node(
                ["node_modules/cdk8s-cli/bin/cdk8s", "synth", "--app", "node cdk8s.mjs", "--output", Path.Combine(_output, "cdk8s"), "--check-upgrade=false"],
                shape,
                tenants).RunAsync)
        {
            IsPeer = true,
            IsLong = tenants >= Many,
        },
    ];

    private Subject Cdk(string group, string name, string shape, int tenants)
    {
        var command = Node(
            [
                "node_modules/aws-cdk/bin/cdk", "synth", "**", "--quiet", "--app", "node cdk.mjs", "--output", Path.Combine(_output, "cdk"), "--no-notices",
                "--no-version-reporting",
            ],
            shape, tenants);
        return new Subject(group, name, tenants, command.RunAsync) { IsPeer = true, IsLong = tenants >= Many };
    }

    private Command Node(string[] arguments, string shape, int tenants) => new("node", arguments, _folder)
    {
        Environment = new Dictionary<string, string>
        {
            ["SHAPE"] = shape,
            ["TENANTS"] = tenants.ToString(CultureInfo.InvariantCulture),

            // No one is asked.
            ["CI"] = "true",
            ["CDK_DISABLE_CLI_TELEMETRY"] = "true",
        },
    };
}
