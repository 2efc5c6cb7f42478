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
        var comparison = new PlanComparison(before ?? new Plan("", stack, []), after ?? new Plan("", stack, []), rules);
        return new StackChanges { Stack = stack, IsInBase = before is not null, IsInHead = after is not null, Resources = comparison.Resources() };
    }

    private ImmutableArray<ResourceChange> Resources()
    {
        var before = new PartNames(_before);
        var after = new PartNames(_after);
        List<ResourceChange> changes = [];
        // What is deleted stands where it stood: after the last resource before it that stays.
        Dictionary<Urn, List<ResourceChange>> deletedAfter = [];
        List<ResourceChange> deletedFirst = [];
        var place = deletedFirst;
        foreach (var resource in _before.Resources)
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
        foreach (var resource in _after.Resources)
        {
            var old = _matches.BeforeOf(resource);
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

        var spread = new ReplacementSpread(_after, _rules.Replacements, _providers);
        var dangers = _rules.Dangers;
        return [.. spread.Over(changes).Select(change => change with { Danger = dangers.Judge(change, _before) })];
    }

    private ResourceChange Compare(PlanResource before, PlanResource after, ImmutableArray<string> part)
    {
        var isMoved = ResourceMatches.Key(before.Urn, before) != ResourceMatches.Key(after.Urn, after);
        PathPattern[] ignored = [.. after.IgnoreChanges.Select(path => new PathPattern(path))];
        ImmutableArray<PropertyChange> properties =
        [
            .. Properties(before, after).Select(change => change.Counts && ignored.Any(pattern => pattern.Covers(change.Path))
                ? change with { Noise = "the program ignores it (ignoreChanges)" }
                : change with { ForcesReplacement = change.Counts && !change.Path.IsOption && (after.IsManaged || after.IsProvider) && _rules.Replacements.Forces(after, _providers.Of(after), change) }),
        ];
        var isReplaced = properties.Any(change => change.ForcesReplacement);
        return new ResourceChange
        {
            Kind = isReplaced ? ChangeKind.Replace : properties.Any(change => change.Counts) ? ChangeKind.Update : isMoved ? ChangeKind.Moved : ChangeKind.Same,
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
        (var old, var now) = after.Type == Urn.StackType ? (before.Outputs, after.Outputs) : (before.Inputs, after.Inputs);
        var values = new ValueComparison(after.Type, _rules.Values);
        return values.Compare(old, now).Concat(new ValueComparison(after.Type, _rules.Values).Compare(OptionChanges.Of(before), OptionChanges.Of(after)));
    }

    // What is only looked up changes nothing, and a component is what is in it.
    private static bool IsShown(PlanResource resource) => resource.IsManaged || resource.IsProvider || resource.Type == Urn.StackType;
}
