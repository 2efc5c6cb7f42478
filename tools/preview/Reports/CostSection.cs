using System.Collections.Immutable;
using Preview.Cost;
using Preview.Plans;

namespace Preview.Reports;

/// <summary>What a change costs in a month, estimated.</summary>
internal static class CostSection
{
    /// <summary>Null where the tables know nothing of any stack.</summary>
    public static Section? Of(SectionInputs inputs)
    {
        Stack[] stacks =
        [
            .. inputs.After.Keys.Union(inputs.Before.Keys).Order(StringComparer.Ordinal)
                .Select(name => new Stack(name, Estimate(inputs.Before.GetValueOrDefault(name)), Estimate(inputs.After.GetValueOrDefault(name))))
                .Where(stack => stack.Before is not null || stack.After is not null),
        ];
        if (stacks.Length == 0)
        {
            return null;
        }

        Stack[] changed = [.. stacks.Where(stack => stack.Changes)];
        return new Section
        {
            Title = "Cost",
            Summary = changed.Length == 0
                ? $"a month is estimated as before: {string.Join(", ", stacks.Select(stack => $"{stack.Name} {Show(stack.After)}"))}"
                : string.Join(", ", changed.Select(stack => $"{stack.Name} {stack.Difference}")) + " a month, estimated",
            Columns = changed.Length == 0 ? [] : ["stack", "before", "after", "at least", "at most"],
            NumberColumns = [1, 2, 3, 4],
            Rows = [.. changed.Select(stack => ImmutableArray.Create(stack.Name, Show(stack.Before), Show(stack.After), Signed(stack.Floor), Signed(stack.Ceiling)))],
            Notes = changed.Length == 0 ? [] : [Note(changed)],
        };
    }

    private static CostEstimate? Estimate(Plan? plan) => plan is not null && CostEstimate.Of(plan) is { IsKnown: true } cost ? cost : null;

    private static string Show(CostEstimate? cost) => cost is null ? "–" : Money.Range(cost.Floor, cost.Ceiling);

    private static string Signed(decimal amount) => amount == 0 ? "±$0" : $"{(amount < 0 ? "−" : "+")}{Money.Short(Math.Abs(amount))}";

    private static string Note(Stack[] changed)
    {
        CostEstimate[] used = [.. changed.SelectMany(stack => new[] { stack.Before, stack.After }).OfType<CostEstimate>()];
        return $"From nobody at work to every pool at its limit, by list prices of {used.Min(cost => cost.Oldest):yyyy-MM} to {used.Max(cost => cost.Newest):yyyy-MM}, spot machines at the price on demand, without what is paid by use. preview -- cost lists the items.";
    }

    private sealed record Stack(string Name, CostEstimate? Before, CostEstimate? After)
    {
        public decimal Floor => (After?.Floor ?? 0) - (Before?.Floor ?? 0);

        public decimal Ceiling => (After?.Ceiling ?? 0) - (Before?.Ceiling ?? 0);

        public bool Changes => Floor != 0 || Ceiling != 0;

        public string Difference => Floor == Ceiling ? Signed(Floor) : Floor == 0 ? $"up to {Signed(Ceiling)}" : $"{Signed(Floor)} to {Signed(Ceiling)}";
    }
}
