using Preview.Changes;
using Preview.Plans;
using Preview.Projects;

namespace Bench.Cases;

/// <summary>However preview and program are made, they make the same plans; else the fastest would prove nothing.</summary>
internal static class SamePlans
{
    public static async Task RequireAsync(string root, string folder, Programs one, Programs other, CancellationToken cancellation)
    {
        foreach (var stack in ProjectFile.Read(ProjectFile.Find(root)).Stacks())
        {
            var first = await PlanAsync(one, "one");
            var second = await PlanAsync(other, "other");
            ResourceChange[] changes = [.. PlanComparison.Compare(stack, first, second, ChangeRules.Shipped).Changes];
            if (first.Resources.Length != second.Resources.Length || changes.Length > 0)
            {
                throw new BenchException($"Of the stack {stack} native code and what the build leaves make different plans: "
                    + $"{string.Join(", ", changes.Select(change => change.Urn))}.");
            }

            async Task<Plan> PlanAsync(Programs programs, string name)
            {
                var path = Path.Combine(folder, $"{stack}-{name}.json");
                await (programs.Preview(root, "plan", stack, "--json") with { Output = path }).RunAsync(cancellation);
                return new PlanReader().Read(path);
            }
        }
    }
}
