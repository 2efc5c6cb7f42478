using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Parity;

/// <summary>How an object stands on one stack against the others.</summary>
internal enum Standing
{
    /// <summary>As on the others, or as on most of them.</summary>
    Same,
    Differs,
    Missing,
}

/// <summary>Something that is not the same on all stacks.</summary>
/// <param name="Path">The field; null when it is the object itself that some stacks do not have.</param>
/// <param name="Values">The value on each stack that is compared; null where there is none.</param>
/// <param name="Declared">The declarations that allow it; empty when nobody declared it.</param>
internal sealed record Difference(FieldPath? Path, ImmutableArray<PlanValue?> Values, ImmutableArray<DeclaredDifference> Declared)
{
    public bool IsDeclared => !Declared.IsEmpty;
}

/// <summary>An object on all stacks.</summary>
internal sealed record ComparedObject(string Layer, string Name, ImmutableArray<Standing> Standings, ImmutableArray<Difference> Differences)
{
    public bool IsSame => Differences.IsEmpty;
}

/// <summary>A declaration, or a part of it, that matches no difference.</summary>
internal sealed record StaleDeclaration(DeclaredDifference Declared, string What, int Line, int Column);

/// <summary>The platform's layers of several stacks, object by object.</summary>
internal sealed record ParityComparison
{
    public required ParityRules Rules { get; init; }

    public required ImmutableArray<string> Stacks { get; init; }

    /// <summary>Layer by layer, in the order of the plans.</summary>
    public required ImmutableArray<ComparedObject> Objects { get; init; }

    public required ImmutableArray<StaleDeclaration> Stale { get; init; }

    /// <summary>The stacks in which there is no component of the type that is compared.</summary>
    public required ImmutableArray<string> WithoutComponent { get; init; }

    public IEnumerable<ComparedObject> Undeclared => Objects.Where(compared => compared.Differences.Any(difference => !difference.IsDeclared));

    public bool IsFine => !Undeclared.Any() && Stale.IsEmpty && WithoutComponent.IsEmpty;

    /// <summary>Compares plans.</summary>
    /// <param name="plans">One for each stack.</param>
    /// <param name="rules">What may differ.</param>
    /// <param name="judgesStale">False when some stacks are left out: a declaration may be about those.</param>
    public static ParityComparison Of(IReadOnlyList<Plan> plans, ParityRules rules, bool judgesStale)
    {
        IReadOnlyList<LayerObject>[] stacks = [.. plans.Select(plan => LayerObject.Of(plan, rules.Component))];
        ImmutableArray<string> names = [.. plans.Select(plan => plan.Stack)];
        ImmutableArray<ComparedObject> objects = [.. Matched(stacks).Select(found => new ObjectComparison(names, found.Objects, rules.Differences).Compare(found.Layer, found.Name))];
        ImmutableArray<string> without = [.. names.Where((_, index) => stacks[index].Count == 0)];
        return new ParityComparison
        {
            Rules = rules,
            Stacks = names,
            Objects = objects,
            // Where a stack has nothing to compare, nothing can be said of declarations.
            Stale = judgesStale && without.IsEmpty ? [.. StaleDeclarations.Of(rules, names, objects)] : [],
            WithoutComponent = without,
        };
    }

    // One row for each object: its layer, its name, and the object on each stack.
    private static IEnumerable<(string Layer, string Name, LayerObject?[] Objects)> Matched(IReadOnlyList<LayerObject>[] stacks)
    {
        // Objects of one kind and name, for example of two API groups, are told apart by the name that the program gives them.
        HashSet<string> ambiguous =
        [
            .. stacks.SelectMany(objects => objects
                .GroupBy(item => $"{item.Layer}\n{item.Name}")
                .Where(group => group.Count() > 1)
                .Select(group => group.Key)),
        ];
        Dictionary<(string Layer, string Name), LayerObject?[]> rows = [];
        List<(string Layer, string Name)> order = [];
        for (var stack = 0; stack < stacks.Length; stack++)
        {
            foreach (var item in stacks[stack])
            {
                (string, string) key = (item.Layer, ambiguous.Contains($"{item.Layer}\n{item.Name}") ? $"{item.Name} ({item.LogicalName})" : item.Name);
                if (!rows.TryGetValue(key, out var row))
                {
                    rows.Add(key, row = new LayerObject?[stacks.Length]);
                    order.Add(key);
                }

                row[stack] = item;
            }
        }

        List<string> layers = [.. order.Select(key => key.Layer).Distinct()];
        return order.OrderBy(key => layers.IndexOf(key.Layer)).Select(key => (key.Layer, key.Name, rows[key]));
    }
}
