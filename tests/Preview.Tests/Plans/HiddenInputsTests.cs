using Preview.Changes;
using Preview.Plans;
using Preview.Tests.Support;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Plans;

public sealed class HiddenInputsTests
{
    private const string Secret = "kubernetes:core/v1:Secret";

    [Theory]
    [InlineData(Secret, "data")]
    [InlineData(Secret, "stringData")]
    [InlineData("a:b:C", "token", "token")]
    public void What_is_a_secret_though_nobody_marked_it_has_names_only(string type, string property, params string[] secretOutputs)
    {
        var inputs = Map((property, Map(("password", Of("hunter2")), ("more", new PlanList([new PlanNumber(7), PlanUnknown.String])))), ("zone", Of("a")));
        var hidden = HiddenInputs.Of(inputs, type, secretOutputs);
        Assert.Equal("{" + property + ": {more: [[secret], (known after apply)], password: [secret]}, zone: a}", $"{hidden}");
    }

    [Theory]
    [InlineData("kubernetes:core/v1:ConfigMap", "data")]
    [InlineData(Secret, "type")]
    [InlineData("a:b:C", "token", "other")]
    public void What_is_none_stays(string type, string property, params string[] secretOutputs)
    {
        var inputs = Map((property, Of("plain")));
        Assert.Equal(inputs, HiddenInputs.Of(inputs, type, secretOutputs));
    }

    [Fact]
    public void A_plan_file_that_has_them_in_clear_is_read_without()
    {
        var plan = Read(Json(Changed.Plan(Login("hunter2"))).Replace("[secret]", "hunter2", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", Json(plan));
        Assert.False(PlanComparison.Compare("prod", plan, Changed.Plan(Login("hunter2")), ChangeRules.Shipped).HasChanges);
    }

    [Fact]
    public void Another_key_of_it_is_a_change()
    {
        var plan = Read("""
            {"version":3,"deployment":{"resources":[
              {"urn":"urn:pulumi:prod::shop::kubernetes:core/v1:Secret::login","custom":true,"type":"kubernetes:core/v1:Secret","inputs":{"stringData":{"password":"hunter2","user":"me"}}}]}}
            """);
        ResourceChange change = Assert.Single(PlanComparison.Compare("prod", Read(Json(Changed.Plan(Login("hunter1")))), plan, ChangeRules.Shipped).Resources, change => change.Urn.Name == "login");
        Assert.Equal(["stringData.user"], change.Properties.Where(property => !property.Path.IsOption).Select(property => property.Path.Text));
        Assert.Equal("[secret]", $"{change.Properties.First(property => !property.Path.IsOption).After}");
    }

    private static PlanResource Login(string password) => Changed.Resource(Secret, "login", Map(("stringData", Map(("password", PlanSecret.Of(Of(password)))))));
}
