using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>Pins what each stack registers, as texts that a reviewer can read.</summary>
/// <remarks>
/// Each cloud's own part is pinned whole. The platform is pinned once, on EKS and with one tenant: parity holds the other stacks to it object by
/// object, tenants differ by their settings only, and the URNs of all are pinned.
/// </remarks>
public sealed class PlanSnapshotTests
{
    private const string PlatformStack = "eks";

    private const string Tenant = "analytics";

    private const string TenantType = "spark-platform:platform:Tenant";

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Every_component_registers_what_its_snapshot_says(string stack)
    {
        var plan = await StackPlan.Of(stack);
        var byComponent = plan.Resources
            .Where(resource => resource.TryGetProperty("parent", out _))
            .Where(resource => resource.GetProperty("custom").GetBoolean() || resource.TryGetProperty("inputs", out _))
            .GroupBy(resource =>
                FileOf(plan, resource.GetProperty("custom").GetBoolean() ? resource.GetProperty("parent").GetString()! : StackPlan.UrnOf(resource)))
            .Where(group => IsPinned(plan, group.Key))
            .ToDictionary(group => group.Key, group => PlanText.Of(group));
        foreach (var (file, text) in byComponent)
        {
            Snapshot.Matches(file, text);
        }

        Snapshot.FolderHolds(stack, [.. byComponent.Keys, $"{stack}/urns.txt"]);
    }

    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Every_urn_is_pinned_because_it_is_the_users_state(string stack)
    {
        var plan = await StackPlan.Of(stack);
        Snapshot.Matches($"{stack}/urns.txt", string.Concat(plan.Resources.Select(StackPlan.UrnOf).Order(StringComparer.Ordinal).Select(urn => urn + '\n')));
    }

    // The storage classes are the part of the platform that each cloud's driver decides.
    private static bool IsPinned(StackPlan plan, string file)
    {
        var part = Path.GetFileNameWithoutExtension(file);
        return !file.StartsWith($"{plan.Stack}/platform/", StringComparison.Ordinal)
            || part == "storage"
            || plan.Stack == PlatformStack && (part == Tenant || !plan.OfType(TenantType).Select(StackPlan.NameOf).Contains(part));
    }

    private static string FileOf(StackPlan plan, string urn)
    {
        var names = new List<string>();
        var current = Find(plan, urn);
        while (current is { } component && component.TryGetProperty("parent", out var parent))
        {
            names.Insert(0, StackPlan.NameOf(component));
            current = Find(plan, parent.GetString()!);
        }

        return $"{plan.Stack}/{(names.Count == 0 ? "stack" : string.Join('/', names))}.yaml";
    }

    private static JsonElement? Find(StackPlan plan, string urn) =>
        plan.Resources.Where(resource => StackPlan.UrnOf(resource) == urn).Select(resource => (JsonElement?)resource).FirstOrDefault();
}
