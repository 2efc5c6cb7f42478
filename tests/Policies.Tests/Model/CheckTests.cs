using Policies.Tests.Support;
using PolicyEngine.Model;

namespace Policies.Tests.Model;

public sealed class CheckTests
{
    private static readonly Resource Resource = ResourceText.Resource(
        "a:b:C", "c", "{ name: spark, token: !secret hunter2 , later: !unknown , list: [1, !unknown ] }");

    [Fact]
    public void A_message_is_put_together_only_for_a_violation()
    {
        var check = new Check(PolicyOptions.Defaults);
        var asked = 0;
        string Name()
        {
            asked++;
            return "x";
        }

        check.Require(true, Resource["name"], $"The name is {Name()}.");
        check.Require(Resource["later"].IsTrue, Resource["name"], $"The name is {Name()}.");
        Assert.Equal(0, asked);

        check.Require(false, Resource["name"], $"The name is {Name()}.");
        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_secret_does_not_get_into_a_message()
    {
        var check = new Check(PolicyOptions.Defaults);

        check.Require(false, Resource["token"], $"The token of {Resource["name"]} is {Resource["token"]}, and {Resource.Root} has it.");

        var message = Assert.Single(check.Found[0].Violations).Message;
        Assert.StartsWith("The token of spark is [secret], and {", message);
        Assert.DoesNotContain("hunter2", message);
    }

    [Fact]
    public void An_unknown_does_not_hide_a_violation_and_is_reported_once()
    {
        var check = new Check(PolicyOptions.Defaults);

        check.Require(Resource["later"].IsTrue, Resource["later"], "Not now.");
        check.Require(Resource["later"].IsFalse, Resource["later"], "Not now.");
        check.Require(false, Resource["name"], "Wrong.");

        var found = Assert.Single(check.Found);
        Assert.Equal([new Finding("name", "Wrong.")], found.Violations);
        Assert.Equal([new Finding("later", "later is known only after apply.")], found.Undecided);
    }

    [Fact]
    public void What_is_asked_of_a_resource_is_kept_with_it()
    {
        var other = ResourceText.Resource("a:b:C", "other", "x: 1");
        var check = new Check(PolicyOptions.Defaults);

        check.Require(true, Resource["name"], "Fine.");
        check.Require(Resource["later"].IsTrue, other["x"], "Later.");
        check.Require(false, Resource["name"], "Wrong.");

        Assert.Equal(["c", "other"], check.Found.Select(found => found.Resource.Name));
        Assert.Equal("later of c is known only after apply.", Assert.Single(check.Found[1].Undecided).Message);
        Assert.Single(check.Found[0].Violations);
    }

    [Fact]
    public void Each_item_is_asked_about_and_a_list_that_is_not_known_is_reported()
    {
        var check = new Check(PolicyOptions.Defaults);

        check.ForEach(Resource["list"], item => check.Require(item.Number(number => number > 1), item, $"{item} is too small."));
        check.ForEach(Resource["later"], _ => Assert.Fail("There is nothing to ask about."));
        check.ForEach(Resource["absent"], _ => Assert.Fail("There is nothing to ask about."));

        Assert.Equal([new Finding("list[0]", "1 is too small.")], check.Found[0].Violations);
        Assert.Equal(["list[1]", "later"], check.Found[0].Undecided.Select(finding => finding.Path));
    }
}
