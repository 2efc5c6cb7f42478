using System.Collections.Immutable;
using PolicyEngine.Model;

namespace Policies.Tests.Model;

public sealed class PolicySettingTests
{
    private static readonly BoolSetting Flag = new() { Name = "flag", Description = "A flag.", Default = true };
    private static readonly NumberSetting Number = new() { Name = "number", Description = "A number.", Default = 3, Minimum = 1, Maximum = 9 };
    private static readonly TextSetting Text = new() { Name = "text", Description = "A text.", Default = "a", Allowed = ["a", "b"] };
    private static readonly TextListSetting List = new() { Name = "list", Description = "Texts.", Default = ["a"] };

    public static TheoryData<PolicySetting, object?> Refused() => new()
    {
        { Flag, "true" }, { Flag, null }, { Flag, 1L },
        { Number, "3" }, { Number, 0L }, { Number, 10L }, { Number, 2.5 }, { Number, true }, { Number, double.NaN },
        { Text, "c" }, { Text, "" }, { Text, 1L }, { Text, null },
        { List, "a" }, { List, new List<object?> { "a", 1L } }, { List, new List<object?> { "" } }, { List, new List<object?> { null } },
    };

    [Fact]
    public void Defaults() => Assert.Equal(
        (true, 3, "a", "a"),
        (
            PolicyOptions.Defaults.Get(Flag), PolicyOptions.Defaults.Get(Number), PolicyOptions.Defaults.Get(Text),
            Assert.Single(PolicyOptions.Defaults.Get(List))));

    [Fact]
    public void What_is_set()
    {
        var options = PolicyOptions.Defaults.With(Flag, false)?.With(Number, 9.0)?.With(Text, "b")?.With(List, new List<object?> { "x", "y" });

        Assert.NotNull(options);
        Assert.Equal((false, 9, "b"), (options.Get(Flag), options.Get(Number), options.Get(Text)));
        Assert.Equal(["x", "y"], options.Get(List));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_expected_is_refused(PolicySetting setting, object? value) => Assert.Null(PolicyOptions.Defaults.With(setting, value));

    [Fact]
    public void What_is_expected_is_said() => Assert.Equal(
        ["true or false", "a whole number from 1 to 9", "one of a, b", "a list of texts", "a list of a, b"],
        new PolicySetting[] { Flag, Number, Text, List, List with { Allowed = ImmutableArray.Create("a", "b") } }.Select(setting => setting.Expected));
}
