using System.Reflection;

namespace Policies.Tests.Mutations;

public sealed class EveryPolicyTests
{
    [Fact]
    public void Every_policy_has_a_safeguard_that_is_taken_off()
    {
        var covered = Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.IsSubclassOf(typeof(MutationTests)))
            .SelectMany(type => ((MutationTests)Activator.CreateInstance(type)!).Policies);

        Assert.Equal(Catalogue.All.Select(policy => policy.Id), covered.Order(StringComparer.Ordinal));
    }

    /// <summary>The violations of a mutation are visible only without violations before it.</summary>
    [Fact]
    public async Task Nothing_is_violated_as_it_is()
    {
        foreach (var stack in RealStack.Names)
        {
            Assert.Empty((await RealStack.Of(stack)).Violated);
        }
    }
}
