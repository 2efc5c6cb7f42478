using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Changes;

/// <summary>Compares two plans of a stack.</summary>
internal sealed class PlanComparison
{
    private readonly Plan _before;
    private readonly Plan _after;
    private readonly ChangeRules _rules;
    private readonly ResourceMatches _matches;
    private readonly ProviderSettings _providers;

    private PlanComparison(Plan before, Plan after, ChangeRules rules)
    {
        _before = before;
        _after = after;
        _rules = rules;
        _matches = new ResourceMatches(before, after);
        _providers = new ProviderSettings(after);
    }

    /// <summary>What changes between two plans.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="before">BASE's plan; null when BASE does not have the stack.</param>
    /// <param name="after">HEAD's plan; null when HEAD does not have the stack.</param>
    /// <param name="rules">What is known of the resource types.</param>
    public static StackChanges Compare(string stack, Plan? before, Plan? after, ChangeRules rules)
    {
        PlanComparison comparison = new(before ?? new Plan("", stack, []), after ?? new Plan("", stack, []), rules);
        return new StackChanges { Stack = stack, IsInBase = before is not null, IsInHead = after is not null, Resources = comparison.Resources() };
    }

    private ImmutableArray<ResourceChange> Resources()
    {
        PartNames before = new(_before);
        PartNames after = new(_after);
        List<ResourceChange> changes = [];
        // What is deleted stands where it stood: after the last resource before it that stays.
        Dictionary<Urn, List<ResourceChange>> deletedAfter = [];
        List<ResourceChange> deletedFirst = [];
        List<ResourceChange> place = deletedFirst;
        foreach (PlanResource resource in _before.Resources)
        {
            if (_matches.Stays(resource))
            {
                place = deletedAfter[resource.Urn] = [];
            }
            else if (IsShown(resource))
            {
                place.Add(new ResourceChange { Kind = ChangeKind.Delete, Before = resource, Part = before.Of(resource) });
            }
        }

        changes.AddRange(deletedFirst);
        foreach (PlanResource resource in _after.Resources)
        {
            PlanResource? old = _matches.BeforeOf(resource);
            if (IsShown(resource) || (old is not null && IsShown(old)))
            {
                changes.Add(old is null
                    ? new ResourceChange { Kind = ChangeKind.Create, After = resource, Part = after.Of(resource) }
                    : Compare(old, resource, after.Of(resource)));
            }

            if (old is not null)
            {
                changes.AddRange(deletedAfter[old.Urn]);
            }
        }

        ReplacementSpread spread = new(_after, _rules.Replacements, _providers);
        DangerRules dangers = _rules.Dangers;
        return [.. spread.Over(changes).Select(change => change with { Danger = dangers.Judge(change, _before) })];
    }

    private ResourceChange Compare(PlanResource before, PlanResource after, ImmutableArray<string> part)
    {
        bool isMoved = ResourceMatches.Key(before.Urn, before) != ResourceMatches.Key(after.Urn, after);
        PathPattern[] ignored = [.. after.IgnoreChanges.Select(static path => new PathPattern(path))];
        ImmutableArray<PropertyChange> properties =
        [
            .. Properties(before, after).Select(change => change.Counts && ignored.Any(pattern => pattern.Covers(change.Path))
                ? change with { Noise = "the program ignores it (ignoreChanges)" }
                : change with { ForcesReplacement = change.Counts && !change.Path.IsOption && (after.IsManaged || after.IsProvider) && _rules.Replacements.Forces(after, _providers.Of(after), change) }),
        ];
        bool isReplaced = properties.Any(static change => change.ForcesReplacement);
        return new ResourceChange
        {
            Kind = isReplaced ? ChangeKind.Replace : properties.Any(static change => change.Counts) ? ChangeKind.Update : isMoved ? ChangeKind.Moved : ChangeKind.Same,
            Before = before,
            After = after,
            Part = part,
            Properties = properties,
            Order = isReplaced ? _rules.Replacements.Order(before, after) : null,
            IsMoved = isMoved,
        };
    }

    private IEnumerable<PropertyChange> Properties(PlanResource before, PlanResource after)
    {
        // What one reader reads twice is one object.
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        // Of the stack a reader wants to know what it gives to others.
        (PlanMap old, PlanMap now) = after.Type == Urn.StackType ? (before.Outputs, after.Outputs) : (before.Inputs, after.Inputs);
        ValueComparison values = new(after.Type, _rules.Values);
        return values.Compare(old, now).Concat(new ValueComparison(after.Type, _rules.Values).Compare(OptionChanges.Of(before), OptionChanges.Of(after)));
    }

    // What is only looked up changes nothing, and a component is what is in it.
    private static bool IsShown(PlanResource resource) => resource.IsManaged || resource.IsProvider || resource.Type == Urn.StackType;
}
