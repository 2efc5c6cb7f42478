using System.Text.Json;

namespace Acceptance.Tests;

/// <summary>What the EKS stack registers, pinned as texts that a reviewer can read.</summary>
public sealed class PlanSnapshotTests(EksPlan plan) : IClassFixture<EksPlan>
{
    [Fact]
    public void Every_component_registers_what_its_snapshot_says()
    {
        var byComponent = plan.Resources
            .Where(resource => resource.TryGetProperty("parent", out _))
            .Where(resource => resource.GetProperty("custom").GetBoolean() || resource.TryGetProperty("inputs", out _))
            .GroupBy(resource => FileOf(resource.GetProperty("custom").GetBoolean() ? resource.GetProperty("parent").GetString()! : EksPlan.UrnOf(resource)))
            .ToDictionary(group => group.Key, group => PlanText.Of(group));
        foreach (var (file, text) in byComponent)
        {
            Snapshot.Matches(file, text);
        }

        Snapshot.FolderHolds("eks", [.. byComponent.Keys, "eks/urns.txt"]);
    }

    [Fact]
    public void Every_urn_is_pinned_because_it_is_the_users_state() =>
        Snapshot.Matches("eks/urns.txt", string.Concat(plan.Resources.Select(EksPlan.UrnOf).Order(StringComparer.Ordinal).Select(urn => urn + '\n')));

    private string FileOf(string urn)
    {
        var names = new List<string>();
        for (var current = Find(urn); current is { } component && component.TryGetProperty("parent", out var parent); current = Find(parent.GetString()!))
        {
            names.Insert(0, EksPlan.NameOf(component));
        }

        return $"eks/{(names.Count == 0 ? "stack" : string.Join('/', names))}.yaml";
    }

    private JsonElement? Find(string urn) => plan.Resources.FirstOrDefault(resource => EksPlan.UrnOf(resource) == urn);
}
