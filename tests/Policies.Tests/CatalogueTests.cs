using System.Reflection;
using Policies.Tests.Support;
using PolicyEngine.Model;

namespace Policies.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_rule_is_in_the_catalogue()
    {
        var rules = typeof(Catalogue).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Policy)) && !type.IsAbstract);

        Assert.Equal(rules.Select(type => type.Name).Order(), Catalogue.All.Select(policy => policy.GetType().Name).Order());
    }

    [Fact]
    public void No_name_is_there_twice() => Assert.Equal(Catalogue.All.Select(policy => policy.Id).Distinct(), Catalogue.All.Select(policy => policy.Id));

    /// <summary>A rule's class, file and folder are found by its name.</summary>
    [Fact]
    public void A_rule_stands_where_its_name_says() => Assert.All(Catalogue.All, policy =>
    {
        Assert.True(PolicyName.IsValid(policy.Id), $"{policy.Id} is not by the grammar area-object-rule.");
        Assert.Equal(Pascal(policy.Id), policy.GetType().Name);
        Assert.Equal($"Policies.Rules.{Pascal(PolicyName.AreaOf(policy.Id))}", policy.GetType().Namespace);
    });

    [Fact]
    public void Every_rule_has_its_cases()
    {
        var tests = Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsSubclassOf(typeof(RuleTests)));

        Assert.Equal(
            Catalogue.All.Select(policy => $"{policy.GetType().Namespace!.Replace("Policies.", "Policies.Tests.")}.{policy.GetType().Name}Tests").Order(),
            tests.Select(type => type.FullName!).Order());
    }

    [Fact]
    public void Everything_is_said_of_a_policy() => Assert.All(Catalogue.All, policy =>
    {
        var info = policy.Info;
        Assert.DoesNotContain(".", info.Title);
        Assert.True(char.IsUpper(info.Title[0]), $"{policy.Id}: the title begins with a capital letter.");
        Assert.EndsWith(".", info.Why);
        Assert.EndsWith(".", info.Remedy);
        Assert.StartsWith("https://", info.Link);
        Assert.NotEqual(PolicyLevel.Disabled, info.DefaultLevel);
        Assert.True(info.DefaultLevel != PolicyLevel.Remediate || policy is IRemediation, $"{policy.Id}: it has no remedy in code.");
        Assert.Equal(info.References.Distinct(), info.References);
        Assert.Equal(info.Settings.DistinctBy(setting => setting.Name), info.Settings);
        Assert.All(info.Settings, setting =>
        {
            Assert.Matches("^[a-z][A-Za-z0-9]*$", setting.Name);
            Assert.DoesNotContain(setting.Name, (string[])["level", "exemptions", "enforcementLevel"]);
            Assert.EndsWith(".", setting.Description);
        });
    });

    private static string Pascal(string name) => string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
