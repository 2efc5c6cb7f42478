using System.Collections.Immutable;
using Preview.Parity;
using Preview.Plans;
using Preview.Text;

namespace Preview.Reports;

/// <summary>Whether the platform is still the same on every stack.</summary>
internal static class ParitySection
{
    /// <summary>Null where there are no two stacks to compare, or nobody says what to compare.</summary>
    public static Section? Of(SectionInputs inputs)
    {
        Plan[] stacks = [.. inputs.After.Values];
        if (stacks.Length < 2 || inputs.Parity is not { } rules)
        {
            return null;
        }

        var comparison = ParityComparison.Of(stacks, rules, judgesStale: inputs.HasAllStacks);
        ComparedObject[] undeclared = [.. comparison.Undeclared];
        return new Section
        {
            Title = "Parity",
            Tone = comparison.IsFine ? Tone.Good : Tone.Bad,
            Summary = comparison.IsFine
                ? $"the platform is the same on {string.Join(", ", comparison.Stacks)}, but for what {rules.File} declares"
                : $"{Plural.Of(undeclared.Length + comparison.Stale.Length + comparison.WithoutComponent.Length, "problem")}; preview -- parity lists them",
            Columns = comparison.IsFine ? [] : ["object", "what"],
            Rows =
            [
                .. comparison.WithoutComponent.Select(stack => ImmutableArray.Create(stack, $"has no component of the type {rules.Component}")),
                .. undeclared.Select(compared => ImmutableArray.Create(compared.Name, What(compared))),
                .. comparison.Stale.Select(stale => ImmutableArray.Create(stale.Declared.Object.ToString(), $"{rules.File}:{stale.Line} declares {stale.What}, but no stack differs in that")),
            ],
        };
    }

    private static string What(ComparedObject compared) =>
        string.Join(", ", compared.Differences.Where(difference => !difference.IsDeclared).Select(difference => difference.Path is { } path ? $"{path} differs" : "is missing on some stacks"));
}
