using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Configuration.Tests;

public sealed class SuggestTests
{
    private static readonly string[] Known = ["guaranteed", "ceiling", "cpu", "costCenter", "eks", "gke"];

    [Theory]
    [InlineData("ceilling", "ceiling")]
    [InlineData("garanteed", "guaranteed")]
    [InlineData("cp", "cpu")]
    [InlineData("cpus", "cpu")]
    // Two letters that changed places are one error.
    [InlineData("esk", "eks")]
    [InlineData("gkee", "gke")]
    // The case is no error.
    [InlineData("COSTCENTER", "costCenter")]
    [InlineData("EKS", "eks")]
    [InlineData("quota", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_meant_if_it_is_near_enough(string name, string? nearest) => Assert.Equal(nearest, Suggest.Nearest(name, Known));

    [Fact]
    public void Of_two_that_are_as_near_the_first_by_name_is_meant() => Assert.Equal("eka", Suggest.Nearest("ek", ["ekz", "eka"]));

    [Fact]
    public void Where_nothing_is_known_nothing_is_meant() => Assert.Null(Suggest.Nearest("eks", []));

    [Fact]
    public void A_hint_is_a_question_or_what_else_there_is_to_say()
    {
        Assert.Equal("Did you mean shop:cpu?", Suggest.Hint("cpi", Known, "Remove it.", "shop:"));
        Assert.Equal("Remove it.", Suggest.Hint("other", Known, "Remove it."));
    }

    [Property]
    public Property One_typing_error_in_a_long_name_is_found() => Prop.ForAll(Typos(), typo => Suggest.Nearest(typo, Known) == "guaranteed");

    [Property]
    public bool The_distance_is_the_same_both_ways(NonNull<string> a, NonNull<string> b) => Suggest.Distance(a.Get, b.Get) == Suggest.Distance(b.Get, a.Get);

    [Property]
    public bool The_distance_is_between_the_difference_of_length_and_the_longer_length(NonNull<string> a, NonNull<string> b) =>
        Suggest.Distance(a.Get, b.Get) is var distance
        && distance >= Math.Abs(a.Get.Length - b.Get.Length)
        && distance <= Math.Max(a.Get.Length, b.Get.Length);

    private static Arbitrary<string> Typos()
    {
        const string Name = "guaranteed";
        return Arb.From(
            from at in Gen.Choose(0, Name.Length - 2)
            from letter in Gen.Elements("xyz".ToCharArray())
            from typo in Gen.Elements(
                Name.Remove(at, 1),
                Name.Insert(at, $"{letter}"),
                $"{Name[..at]}{letter}{Name[(at + 1)..]}",
                $"{Name[..at]}{Name[at + 1]}{Name[at]}{Name[(at + 2)..]}",
                $"{Name[..at]}{char.ToUpperInvariant(Name[at])}{Name[(at + 1)..]}")
            select typo);
    }
}
