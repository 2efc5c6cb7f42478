using Preview.Plans;

namespace Preview.Engine;

/// <summary>A registered resource, with what its children inherit and a plan does not hold.</summary>
internal sealed class Registration
{
    public required PlanResource Resource { get; set; }

    /// <summary>Set when the program itself, or a parent, said whether the resource is protected.</summary>
    public bool? Protect { get; init; }

    public bool? RetainOnDelete { get; init; }

    /// <summary>A component's explicit providers by package, those of its parents included.</summary>
    public IReadOnlyDictionary<string, string> Providers { get; init; } = new Dictionary<string, string>();

    /// <summary>The user's line, when the SDK told it.</summary>
    public string? Location { get; init; }
}
