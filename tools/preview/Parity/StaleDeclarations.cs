using System.Collections.Immutable;

namespace Preview.Parity;

/// <summary>Finds declarations that match no difference any more, so that the list of differences stays as short as the truth.</summary>
internal static class StaleDeclarations
{
    public static IEnumerable<StaleDeclaration> Of(ParityRules rules, ImmutableArray<string> stacks, ImmutableArray<ComparedObject> objects)
    {
        foreach (var entry in rules.Differences)
        {
            Difference[] about = [.. objects.Where(compared => entry.Object.Matches(compared.Name)).SelectMany(compared => compared.Differences)];
            Difference[] matched = [.. about.Where(difference => difference.Path is null ? entry.Missing : entry.FieldFor(difference.Path) is not null)];
            if (entry.Missing && matched.Length == 0)
            {
                yield return new StaleDeclaration(entry, "that it may be missing", entry.Line, entry.Column);
            }

            foreach (var field in entry.Fields.Where(field => !about.Any(difference => difference.Path?.IsCoveredBy(field.Pattern) ?? false)))
            {
                yield return new StaleDeclaration(entry, $"the field {field.Pattern}", field.Line, field.Column);
            }

            foreach (var stack in matched.Length == 0 ? [] : entry.Stacks.Where(stack => !matched.Any(difference => IsOdd(difference, stacks, stack, entry))))
            {
                yield return new StaleDeclaration(entry, $"the stack {stack}", entry.Line, entry.Column);
            }
        }
    }

    // A stack is named rightly when it differs from one that is not named.
    private static bool IsOdd(Difference difference, ImmutableArray<string> stacks, string stack, DeclaredDifference entry)
    {
        var own = stacks.IndexOf(stack);
        return stacks.Select((name, index) => (name, index)).Any(other =>
            !entry.Stacks.Contains(other.name) && !Equals(difference.Values[other.index], difference.Values[own]));
    }
}
