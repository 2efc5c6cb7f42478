namespace Policies.Tests.Mutations;

/// <summary>
/// The safeguards of one area, taken off the real plans one at a time: exactly the policy that guards it must notice. The rows of an area
/// stand in <c>Mutations/&lt;Area&gt;Mutations.cs</c>.
/// </summary>
public abstract class MutationTests
{
    private protected abstract IEnumerable<Mutation> Rows { get; }

    /// <summary>Policies for which the plans have no safeguard to take off, with the reason.</summary>
    private protected virtual IReadOnlyDictionary<string, string> WithoutRow => new Dictionary<string, string>();

    /// <summary>The policies that have a row, or a reason why not.</summary>
    internal IEnumerable<string> Policies => Rows.Select(row => row.Policy).Concat(WithoutRow.Keys).Distinct();

    [Fact]
    public async Task Exactly_the_policy_that_guards_it_notices()
    {
        List<string> faults = [];
        foreach (var row in Rows)
        {
            foreach (var stack in row.StackNames)
            {
                if (await row.Fault(stack) is { } fault)
                {
                    faults.Add(fault);
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
