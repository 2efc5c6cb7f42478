using System.Collections.Immutable;
using Preview.Plans;

namespace Preview.Reports;

/// <summary>From where each stack's API server is reached.</summary>
internal static class ApiServerSection
{
    // A stack's output that says it.
    private const string Output = "apiServer";

    /// <summary>Null where the stack does not say it: one on a cluster that is there already.</summary>
    public static string? Of(Plan? plan) => plan?.Root?.Outputs.Text(Output);

    /// <summary>Null where no stack says it.</summary>
    public static Section? Of(SectionInputs inputs)
    {
        (string Stack, string Before, string After)[] stacks =
        [
            .. inputs.After.Keys.Order(StringComparer.Ordinal)
                .Where(name => Of(inputs.After[name]) is not null)
                .Select(name => (name, Of(inputs.Before.GetValueOrDefault(name)) ?? "–", Of(inputs.After[name])!)),
        ];
        if (stacks.Length == 0)
        {
            return null;
        }

        string[] changed = [.. stacks.Where(stack => stack.Before != stack.After).Select(stack => stack.Stack)];
        return new Section
        {
            Title = "API server",
            Summary = changed.Length == 0 ? "reached from where it was before" : $"reached from elsewhere on {string.Join(", ", changed)}",
            Columns = changed.Length == 0 ? ["stack", "reached"] : ["stack", "before", "after"],
            Rows =
            [
                .. stacks.Select(stack => changed.Length == 0
                    ? ImmutableArray.Create(stack.Stack, stack.After)
                    : ImmutableArray.Create(stack.Stack, stack.Before, stack.After)),
            ],
        };
    }
}
