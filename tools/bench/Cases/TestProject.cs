using System.Globalization;
using System.Text;

namespace Bench.Cases;

/// <summary>A copy of this project's EKS stack with as many tenants as wanted, in a folder of its own.</summary>
internal sealed class TestProject
{
    private static readonly string[] Files = ["Pulumi.yaml", "infra/Infra.csproj", "stacks/platform.yaml", "stacks/policies.yaml", "stacks/Pulumi.eks.yaml"];

    // What the stack's file says who is in.
    private static readonly string[] Groups =
        ["analytics-leads", "analytics-engineers", "finance-controllers", "science-leads", "scientists", "streaming-engineers"];

    private TestProject(string folder, int tenants)
    {
        Folder = folder;
        Tenants = tenants;
    }

    public string Folder { get; }

    public int Tenants { get; }

    /// <param name="root">This repository.</param>
    /// <param name="folder">Where to make it; what is there is written over.</param>
    /// <param name="tenants">How many.</param>
    public static TestProject Make(string root, string folder, int tenants)
    {
        foreach (var file in Files)
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(root, file), copy, overwrite: true);
        }

        Rewrite(
            Path.Combine(folder, "stacks/platform.yaml"), text => Between(text, "tenants:\n", "# The storage classes are", Settings(tenants, changed: false)));

        // All guarantees together must fit into the pools.
        Rewrite(Path.Combine(folder, "stacks/Pulumi.eks.yaml"), text => Between(text, "  spark-platform:nodePools:\n", "  spark-platform:dataLake:", $$"""
              spark-platform:nodePools:
                ami: al2023@v20260930
                system: { instanceTypes: [m7i.xlarge, m6i.xlarge], minimum: 3, maximum: 6 }
                driver: { limit: { cpu: {{1000 + tenants}}, memory: {{4 + (tenants / 100)}}Ti } }
                executor: { limit: { cpu: {{2000 + (4 * tenants)}}, memory: {{12 + (tenants / 50)}}Ti }, spot: true }
                large: { limit: { cpu: 768, memory: 6Ti } }
                localNvme: { limit: { cpu: 768, memory: 6Ti }, spot: true }

            """));
        return new TestProject(folder, tenants);
    }

    /// <summary>Gives every tenth tenant a larger quota, takes one away and adds one.</summary>
    public void Change() =>
        Rewrite(
            Path.Combine(Folder, "stacks/platform.yaml"), text => Between(text, "tenants:\n", "# The storage classes are", Settings(Tenants, changed: true)));

    private static string Settings(int tenants, bool changed)
    {
        var text = new StringBuilder("tenants:\n");
        for (var i = 0; i < tenants; i++)
        {
            var number = changed && i == 0 ? tenants : i;
            var storage = changed && i % 10 == 1 ? "2Ti" : "1Ti";
            text.Append(CultureInfo.InvariantCulture, $$"""
                  - name: team-{{number:0000}}
                    owner: data-team-{{number:0000}}
                    costCenter: "{{10_000 + number}}"
                    guaranteed: { cpu: 4, memory: 16Gi }
                    ceiling: { cpu: 320, memory: 1280Gi }
                    storage: {{storage}}
                    pods: 300
                    workspace: { size: 200Gi, tier: standard }
                    groups:
                      admins: [{{Groups[number % 6]}}]
                      developers: [{{Groups[(number + 1) % 6]}}]


                """);
        }

        return text.ToString();
    }

    private static void Rewrite(string path, Func<string, string> change) => File.WriteAllText(path, change(File.ReadAllText(path)));

    private static string Between(string text, string from, string upTo, string instead)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(upTo, start, StringComparison.Ordinal);
        return end < 0 ? throw new BenchException($"The settings have no \"{from.Trim()}\" with \"{upTo}\" after it.") : text[..start] + instead + text[end..];
    }
}
