using Infra.Clusters.Aks;

namespace Infra.Tests.Aks;

public class DeterministicNameTests
{
    [Fact]
    public void The_same_words_always_give_the_same_names()
    {
        Assert.Equal("7e18f7", DeterministicName.Suffix("a", "b"));
        Assert.Equal("7e18f737-311b-8dc3-b2f2-69dd78396b03", DeterministicName.Guid("a", "b"));
    }

    [Fact]
    public void Other_words_give_other_names()
    {
        string[][] words = [["a", "b"], ["b", "a"], ["ab"], ["a", "b", ""], ["a", "c"]];
        Assert.Equal(words.Length, words.Select(word => DeterministicName.Suffix(word)).Distinct().Count());
        Assert.Equal(words.Length, words.Select(word => DeterministicName.Guid(word)).Distinct().Count());
    }

    [Fact]
    public void A_GUID_says_that_it_was_made_by_us()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", DeterministicName.Guid($"{i}"));
        }
    }
}
