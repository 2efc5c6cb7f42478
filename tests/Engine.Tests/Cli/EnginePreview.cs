using System.Text.Json.Nodes;

namespace Engine.Tests.Cli;

/// <summary>The output of <c>pulumi preview --json</c>.</summary>
internal sealed class EnginePreview(JsonNode json)
{
    /// <summary>Every step in the engine's order, those that change nothing included.</summary>
    public IReadOnlyList<EngineStep> Steps { get; } = [.. json["steps"]!.AsArray().Select(step => new EngineStep(step!.AsObject()))];

    /// <summary>The errors; null when there is none.</summary>
    public string? Failure { get; } = (json["diagnostics"]?.AsArray() ?? [])
        .Where(one => (string?)one!["severity"] == "error")
        .Select(one => (string)one!["message"]!)
        .ToList() is { Count: > 0 } errors
        ? string.Concat(errors)
        : null;

    /// <summary>The resources as the program asks for them and the provider has checked them.</summary>
    public IReadOnlyDictionary<string, JsonObject> Resources => Steps.Where(step => step.New is not null).ToDictionary(step => step.Urn, step => step.New!);

    /// <summary>The changes of custom resources: (URN, operation). A replacement is one change.</summary>
    public IEnumerable<(string Urn, string Operation)> Changes => Steps
        .Where(step => step.IsCustom && step.Operation != "same")
        .Select(step =>
            (step.Urn, step.Operation.EndsWith("replacement", StringComparison.Ordinal) || step.Operation == "delete-replaced" ? "replace" : step.Operation))
        .Distinct();
}

/// <summary>A step of the engine.</summary>
internal sealed class EngineStep(JsonObject step)
{
    public string Urn { get; } = (string)step["urn"]!;

    /// <summary>Pulumi's own word: same, create, update, delete, replace, create-replacement, delete-replaced.</summary>
    public string Operation { get; } = (string)step["op"]!;

    public JsonObject? New { get; } = step["newState"]?.AsObject();

    public JsonObject? Old { get; } = step["oldState"]?.AsObject();

    public bool IsCustom => (bool?)(New ?? Old)!["custom"] == true;

    /// <summary>The dependencies of the resource after the change.</summary>
    public IEnumerable<string> Needs => ((New ?? Old)!["dependencies"]?.AsArray() ?? []).Select(urn => (string)urn!);
}
