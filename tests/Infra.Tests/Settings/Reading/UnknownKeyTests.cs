using Infra.Settings.Reading;
using Infra.Tests.Support;

namespace Infra.Tests.Settings.Reading;

public class UnknownKeyTests
{
    [Theory]
    [InlineData("ceilling", "Did you mean tenant.ceiling?")]
    [InlineData("COSTCENTER", "Did you mean tenant.costCenter?")]
    [InlineData("quota", "Known here: ceiling, costCenter.")]
    public void An_unknown_key_is_answered_with_the_key_that_was_meant_or_with_all(string key, string remedy)
    {
        var errors = new SettingsErrors();
        errors.AddUnknownKey(new(SettingsText.File, 1, 1), $"tenant.{key}", key, ["costCenter", "ceiling"], prefix: "tenant.");
        Assert.Equal([$"test.yaml:1: tenant.{key} is not a known key. {remedy}"], SettingsText.Shown(errors));
    }
}
