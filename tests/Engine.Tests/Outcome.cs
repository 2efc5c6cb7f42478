using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Engine.Tests.Cli;

namespace Engine.Tests;

/// <summary>The results of one life of the stack, from the first <c>up</c> to <c>destroy</c>.</summary>
internal sealed class Outcome
{
    /// <summary>The preview's plan, as JSON.</summary>
    public required string Plan { get; init; }

    /// <summary>The engine's preview of the stack that is not there yet, with the policy pack.</summary>
    public required EnginePreview Fresh { get; init; }

    /// <summary>The same with a rule that the stack breaks.</summary>
    public CliRun Refused { get; set; } = null!;

    public IReadOnlyDictionary<string, int> Up { get; set; } = null!;

    public EnginePreview Second { get; set; } = null!;

    public IReadOnlyDictionary<string, int> Refresh { get; set; } = null!;

    /// <summary>For each edit what both sides say, or why they do not.</summary>
    public ConcurrentDictionary<string, Task<EditOutcome>> Edits { get; } = [];

    /// <summary>A tenant and an add-on more, a chart's value changed, and volumes no longer kept.</summary>
    public IReadOnlyDictionary<string, int> Changed { get; set; } = null!;

    /// <summary>The values that the changed chart was given.</summary>
    public JsonNode ChartValues { get; set; } = null!;

    /// <summary>Of the four storage classes, after that.</summary>
    public IReadOnlyList<string> ReclaimPolicies { get; set; } = null!;

    /// <summary>Tenant and add-on gone again.</summary>
    public IReadOnlyDictionary<string, int> Back { get; set; } = null!;

    public IReadOnlyDictionary<string, int> Destroyed { get; set; } = null!;

    /// <summary>The objects that are in the cluster after <c>destroy</c> and were not before the first <c>up</c>.</summary>
    public IReadOnlyList<string> Left { get; set; } = null!;

    public IReadOnlyDictionary<string, int> Again { get; set; } = null!;

    /// <summary>Keeps what came out of an edit. Its failure is the edit's, and the life goes on.</summary>
    public async Task EditedAsync(string name, Task<EditOutcome> edited) =>
        await ((Task)(Edits[name] = edited)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>The files that the CLI and its plugins made in their home directory.</summary>
    public IReadOnlyList<string> InHome { get; set; } = null!;
}

/// <param name="Before">The preview's plan of what is deployed.</param>
/// <param name="After">The preview's plan with the edit.</param>
/// <param name="Engine">What the engine would do.</param>
internal sealed record EditOutcome(string Before, string After, EnginePreview Engine);
