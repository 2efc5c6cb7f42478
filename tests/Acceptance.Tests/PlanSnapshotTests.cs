using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>What each stack registers, pinned as texts that a reviewer can read.</summary>
public sealed class PlanSnapshotTests
{
    [Theory]
    [MemberData(nameof(StackPlan.Stacks), MemberType = typeof(StackPlan))]
    public async Task Every_component_registers_what_its_snapshot_says(string stack)
    {
        var plan = await StackPlan.Of(stack);
        var byComponent = plan.Resources
            .Where(resource => resource.TryGetProperty("parent", out _))
            .Where(resource => resource.GetProperty("custom").GetBoolean() || resource.TryGetProperty("inputs", out _))
            .GroupBy(resource => FileOf(plan, resource.GetProperty("custom").GetBoolean() ? resource.GetProperty("parent").GetString()! : StackPlan.UrnOf(resource)))
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

    private static string FileOf(StackPlan plan, string urn)
    {
        var names = new List<string>();
        for (var current = Find(plan, urn); current is { } component && component.TryGetProperty("parent", out var parent); current = Find(plan, parent.GetString()!))
        {
            names.Insert(0, StackPlan.NameOf(component));
        }

        return $"{plan.Stack}/{(names.Count == 0 ? "stack" : string.Join('/', names))}.yaml";
    }

    private static JsonElement? Find(StackPlan plan, string urn) =>
        plan.Resources.Where(resource => StackPlan.UrnOf(resource) == urn).Select(resource => (JsonElement?)resource).FirstOrDefault();
}
