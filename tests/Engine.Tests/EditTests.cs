using System.Text;
using Engine.Tests.Edits;
using Preview.Changes;
using Preview.Plans;

namespace Engine.Tests;

/// <summary><c>diff</c> agrees with the engine about an edit.</summary>
[Collection(EngineTests.Name)]
public sealed class EditTests(EngineRun run)
{
    /// <summary>Changes that the diff does not see: it has no secret to compare.</summary>
    private static readonly Dictionary<string, string[]> Unseen = new()
    {
        ["a key rotated"] =
        [
            "replace urn:pulumi:local::spark-platform::"
            + "spark-platform:platform:Platform$spark-platform:platform:Tenant$kubernetes:core/v1:Secret::analytics-object-store",
        ],
    };

    /// <summary>
    /// Changes that the provider cannot preview, and <c>up --skip-preview</c> makes. The provider asks the API server for a dry run of the new
    /// object while the old one is there, and only the message "field is immutable" means a replacement to it (pulumi/pulumi-kubernetes#2575, #3767).
    /// </summary>
    private static readonly Dictionary<string, string> Refusals = new()
    {
        ["workspace tier"] = "spec is immutable after creation",
        ["keepVolumes false"] = "updates to reclaimPolicy are forbidden",
    };

    public static TheoryData<string> Names => [.. LaptopEdits.All.Keys.Append("add-on off")];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_diff_has_the_operations_of_the_engine(string edit)
    {
        var outcome = await run.Outcome.Edits[edit];
        var ours = Changes(outcome)
            .Select(change => $"{Operation(change.Kind)} {change.Urn}")
            .Concat(Unseen.GetValueOrDefault(edit, []))
            .Order(StringComparer.Ordinal)
            .ToList();
        var engine = outcome.Engine.Changes.Select(change => $"{change.Operation} {change.Urn}").Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(engine);
        if (Refusals.TryGetValue(edit, out var refusal))
        {
            // The engine's preview ends where the provider fails.
            Assert.Contains(refusal, outcome.Engine.Failure);
            Assert.Subset(ours.ToHashSet(), engine.ToHashSet());
        }
        else
        {
            Assert.Null(outcome.Engine.Failure);
            Assert.Equal(engine, ours);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_step_comes_after_what_it_depends_on(string edit)
    {
        var outcome = await run.Outcome.Edits[edit];
        var changes = outcome.Engine.Steps.Where(step => step.Operation is not ("same" or "delete" or "delete-replaced")).ToList();
        AssertOrder(changes.Select(step => (step.Urn, step.Needs)).DistinctBy(step => step.Urn));
        AssertOrder(
            Changes(outcome)
                .Where(change => change.After is not null)
                .Select(change => (change.Urn.ToString(), change.After!.Dependencies.Select(urn => urn.ToString()))));

        // What goes, goes before what it needs.
        AssertOrder(outcome.Engine.Steps.Where(step => step.Operation == "delete").Reverse().Select(step => (step.Urn, step.Needs)));
    }

    private static void AssertOrder(IEnumerable<(string Urn, IEnumerable<string> Needs)> steps)
    {
        var places = steps.Select((step, place) => (step, place)).ToDictionary(one => one.step.Urn, one => (one.place, one.step.Needs));
        foreach (var (urn, (place, needs)) in places)
        {
            Assert.All(needs.Where(places.ContainsKey), need => Assert.True(places[need].place < place, $"{urn} comes before {need}, which it needs."));
        }
    }

    private static IEnumerable<ResourceChange> Changes(EditOutcome outcome) =>
        PlanComparison.Compare(
            "local",
            Read(outcome.Before),
            Read(outcome.After),
            ChangeRules.Shipped).Changes.Where(change => change.Resource.IsManaged || change.Resource.IsProvider);

    private static Plan Read(string plan) => new PlanReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(plan)));

    // The engine's words.
    private static string Operation(ChangeKind kind) => kind.ToString().ToLowerInvariant();
}
