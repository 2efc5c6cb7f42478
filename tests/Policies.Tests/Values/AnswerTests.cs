using FsCheck.Fluent;
using Policies.Tests.Support;
using PolicyEngine.Values;

namespace Policies.Tests.Values;

/// <summary>The laws of Kleene's logic, and that an answer says what is not known.</summary>
public sealed class AnswerTests
{
    private static readonly Property Unknown = ResourceText.Resource("a:b:C", "c", "x: !unknown")["x"];

    private static readonly Answer[] Each = [Answer.Yes, Answer.No, Answer.Unknown(Unknown)];

    [FsCheck.Xunit.Property]
    public FsCheck.Property And_and_or_can_be_turned_round() =>
        ForAll((a, b, _) => Same(a & b, b & a) && Same(a | b, b | a));

    [FsCheck.Xunit.Property]
    public FsCheck.Property They_can_be_grouped_at_will() =>
        ForAll((a, b, c) => Same(a & (b & c), (a & b) & c) && Same(a | (b | c), (a | b) | c));

    [FsCheck.Xunit.Property]
    public FsCheck.Property Each_spreads_over_the_other() =>
        ForAll((a, b, c) => Same(a & (b | c), (a & b) | (a & c)) && Same(a | (b & c), (a | b) & (a | c)));

    [FsCheck.Xunit.Property]
    public FsCheck.Property Not_turns_each_into_the_other() =>
        ForAll((a, b, _) => Same(!(a & b), !a | !b) && Same(!(a | b), !a & !b) && Same(!!a, a));

    [FsCheck.Xunit.Property]
    public FsCheck.Property One_swallows_what_the_other_adds() =>
        ForAll((a, b, _) => Same(a & (a | b), a) && Same(a | (a & b), a) && Same(a & a, a) && Same(a | a, a));

    /// <summary>Whatever the unknown turns out to be, a definite answer was right.</summary>
    [FsCheck.Xunit.Property]
    public FsCheck.Property A_definite_answer_does_not_change_when_the_unknown_is_known() => ForAll((a, b, c) =>
        Same(Formula(a, b, c), Answer.Unknown(Unknown))
        || new[] { Answer.Yes, Answer.No }.All(later => Same(Formula(a, b, c), Formula(Known(a, later), Known(b, later), Known(c, later)))));

    [Fact]
    public void An_unknown_that_changes_nothing_is_not_seen()
    {
        var unknown = Answer.Unknown(Unknown);

        Assert.True((Answer.No & unknown).IsNo);
        Assert.True((Answer.Yes | unknown).IsYes);
        Assert.True((Answer.Yes & unknown).IsUnknown);
        Assert.True((Answer.No | unknown).IsUnknown);
        Assert.True((!unknown).IsUnknown);
        Assert.True((unknown | !unknown).IsUnknown);
    }

    [Fact]
    public void An_answer_without_a_value_is_a_no() => Assert.True(default(Answer).IsNo);

    [Fact]
    public void The_first_of_several_unknowns_is_named()
    {
        var resource = ResourceText.Resource("a:b:C", "c", "{ x: !unknown , y: !unknown }");

        Assert.Equal("x", (resource["x"].IsTrue & resource["y"].IsTrue).At?.Path);
        Assert.Equal("y", (!resource["y"].IsTrue | resource["x"].IsTrue).At?.Path);
        Assert.Null((resource["x"].IsTrue & false).At);
        Assert.Null((resource["x"].IsTrue | true).At);
    }

    [Theory]
    [InlineData("", "yes", "no")]
    [InlineData("YY", "yes", "yes")]
    [InlineData("YN", "no", "yes")]
    [InlineData("NN", "no", "no")]
    [InlineData("NU", "no", "unknown")]
    [InlineData("YU", "unknown", "yes")]
    [InlineData("UU", "unknown", "unknown")]
    public void Of_several(string answers, string all, string any)
    {
        Answer[] given = [.. answers.Select(letter => letter switch { 'Y' => Answer.Yes, 'N' => Answer.No, _ => Answer.Unknown(Unknown) })];

        Assert.Equal((all, any), (Answer.All(given).ToString(), Answer.Any(given).ToString()));
    }

    private static Answer Formula(Answer a, Answer b, Answer c) => (a & !b) | (b & c) | !(a | c);

    private static Answer Known(Answer answer, Answer later) => answer.IsUnknown ? later : answer;

    private static bool Same(Answer left, Answer right) => left.ToString() == right.ToString();

    private static FsCheck.Property ForAll(Func<Answer, Answer, Answer, bool> law) =>
        Prop.ForAll(Gen.Elements(Each).Three().ToArbitrary(), three => law(three.Item1, three.Item2, three.Item3));
}
