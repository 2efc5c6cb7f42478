using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Parity;

/// <summary>One object on several stacks.</summary>
/// <param name="stacks">The stacks' names.</param>
/// <param name="objects">The object on each; null where it is missing.</param>
/// <param name="declared">What may differ.</param>
internal sealed class ObjectComparison(ImmutableArray<string> stacks, LayerObject?[] objects, ImmutableArray<DeclaredDifference> declared)
{
    public ComparedObject Compare(string layer, string name)
    {
        DeclaredDifference[] about = [.. declared.Where(entry => entry.Object.Matches(name))];
        List<Difference> differences = [];
        if (objects.Any(item => item is null))
        {
            ImmutableArray<PlanValue?> there = [.. objects.Select(item => item is null ? null : (PlanValue)new PlanBool(true))];
            differences.Add(Judge(null, there, about.Where(entry => entry.Missing)));
        }

        LayerObject[] present = [.. objects.OfType<LayerObject>()];
        foreach (var path in present.SelectMany(item => item.Fields.Keys).Distinct().OrderBy(path => path.Text, StringComparer.Ordinal))
        {
            ImmutableArray<PlanValue?> values = [.. objects.Select(item => item?.Fields.GetValueOrDefault(path))];
            if (values.Where((_, stack) => objects[stack] is not null).Distinct().Count() > 1)
            {
                differences.Add(Judge(path, values, about.Where(entry => entry.FieldFor(path) is not null)));
            }
        }

        return new ComparedObject(layer, name, Standings(), [.. differences]);
    }

    private Difference Judge(FieldPath? path, ImmutableArray<PlanValue?> values, IEnumerable<DeclaredDifference> entries)
    {
        ImmutableArray<DeclaredDifference> all = [.. entries];
        // Stacks that no declaration names must be the same among themselves.
        var isDeclared = all.Any(entry => entry.Stacks.IsEmpty) || (!all.IsEmpty && values
            .Where((_, stack) => (path is null || objects[stack] is not null) && !all.Any(entry => entry.Stacks.Contains(stacks[stack])))
            .Distinct()
            .Count() <= 1);
        return new Difference(path, values, isDeclared ? all : []);
    }

    private ImmutableArray<Standing> Standings()
    {
        List<List<int>> groups = [];
        for (var stack = 0; stack < objects.Length; stack++)
        {
            if (objects[stack] is not { } item)
            {
                continue;
            }

            if (groups.Find(group => objects[group[0]]!.HasSameFieldsAs(item)) is { } same)
            {
                same.Add(stack);
            }
            else
            {
                groups.Add([stack]);
            }
        }

        // Of two halves, neither is the rule and the other the exception.
        List<List<int>> bySize = [.. groups.OrderByDescending(group => group.Count)];
        var rule = bySize.Count == 1 || (bySize.Count > 1 && bySize[0].Count > bySize[1].Count) ? bySize[0] : [];
        return [.. objects.Select((item, stack) => item is null ? Standing.Missing : rule.Contains(stack) ? Standing.Same : Standing.Differs)];
    }
}
