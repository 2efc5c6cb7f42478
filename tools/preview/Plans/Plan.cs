using System.Collections.Immutable;

namespace Preview.Plans;

/// <summary>What one stack would make, in the order that <see cref="PlanOrder"/> gives.</summary>
internal sealed record Plan(string Project, string Stack, ImmutableArray<PlanResource> Resources)
{
    /// <summary>The stack's own resource, which carries the stack's outputs; null when the program registered none.</summary>
    public PlanResource? Root => Resources.FirstOrDefault(resource => resource.Type == Urn.StackType);
}

/// <summary>One resource of a plan. The names are those of Pulumi's deployment export.</summary>
internal sealed record PlanResource
{
    public const string ProviderTypePrefix = "pulumi:providers:";

    public required Urn Urn { get; init; }

    /// <summary>True when a provider manages it; false for a component and the stack.</summary>
    public required bool Custom { get; init; }

    public required string Type { get; init; }

    /// <summary>Empty in a preview, but for a provider, which has the unknown id.</summary>
    public string Id { get; init; } = "";

    public PlanMap Inputs { get; init; } = PlanMap.Empty;

    public PlanMap Outputs { get; init; } = PlanMap.Empty;

    public Urn? Parent { get; init; }

    public bool Protect { get; init; }

    /// <summary>True for a resource that is only looked up.</summary>
    public bool External { get; init; }

    public ImmutableArray<Urn> Dependencies { get; init; } = [];

    /// <summary><c>urn::id</c> of the provider; empty for a component, a provider and the stack.</summary>
    public string Provider { get; init; } = "";

    public ImmutableSortedDictionary<string, ImmutableArray<Urn>> PropertyDependencies { get; init; } = NoDependencies;

    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    public ImmutableArray<Urn> Aliases { get; init; } = [];

    public PlanTimeouts? CustomTimeouts { get; init; }

    public string ImportId { get; init; } = "";

    public bool RetainOnDelete { get; init; }

    public Urn? DeletedWith { get; init; }

    public ImmutableArray<Urn> ReplaceWith { get; init; } = [];

    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Where the program registered it: <c>project:///folder/File.cs#12,5</c>; empty when the SDK does not say.</summary>
    public string SourcePosition { get; init; } = "";

    public bool IsProvider => Type.StartsWith(ProviderTypePrefix, StringComparison.Ordinal);

    /// <summary>True for what the stack would make: neither a component nor a provider, nor something that is only looked up.</summary>
    public bool IsManaged => Custom && !External && !IsProvider;

    public bool IsComponent => !Custom && Type != Urn.StackType;

    public static ImmutableSortedDictionary<string, ImmutableArray<Urn>> NoDependencies { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<Urn>>(StringComparer.Ordinal);
}

/// <summary>How long a provider may take, in seconds; 0 leaves it to the provider.</summary>
internal sealed record PlanTimeouts(double Create, double Update, double Delete, double Read);
