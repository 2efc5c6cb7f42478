using PolicyEngine.Evaluation;
using PolicyEngine.Model;
using PolicyEngine.Values;
using Preview.Checks;
using Preview.Engine;
using Preview.Plans;
using Preview.Tests.Reports.Terminal;

namespace Preview.Tests.Checks;

public sealed class StaleExemptionTests
{
    private const string Bounded = "sample-size-bounded";

    [Theory]
    [InlineData(Bounded, "Bucket data", "Nothing needs the exemption of sample-size-bounded for \"Bucket data\". Remove it, so that what is right stays so.")]
    [InlineData(Bounded, "Bucket dta", "No resource is \"Bucket dta\", which the exemption of sample-size-bounded is for. Did you mean Bucket data?")]
    [InlineData(Bounded, "test:index:Buckte data", "No resource is \"test:index:Buckte data\", which the exemption of sample-size-bounded is for. Did you mean test:index:Bucket data?")]
    [InlineData(Bounded, "urn:pulumi:eks::spark::test:index:Bucket::dat", "No resource is \"urn:pulumi:eks::spark::test:index:Bucket::dat\", which the exemption of sample-size-bounded is for. Did you mean urn:pulumi:eks::spark::test:index:Bucket::data?")]
    [InlineData(Bounded, "Network *", "No resource is \"Network *\", which the exemption of sample-size-bounded is for. Remove it, or write type and name as a check shows them.")]
    [InlineData("other-policy", "Bucket data", "other-policy asks nothing about \"Bucket data\", so the exemption is for nothing. Remove it.")]
    [InlineData("other-policy", "Bucket Logs", "other-policy asks nothing about \"Bucket Logs\", so the exemption is for nothing. Remove it, or name what is violated there: sample-name-lower.")]
    public void What_was_never_needed_is_told_from_what_is_no_longer(string policy, string resource, string message)
    {
        var stale = StaleExemption.Of(new Exemption(policy, resource, "A reason.", new DateOnly(2027, 3, 31), "stacks/policies.yaml:7"), [Stack("data", "Logs")]);
        Assert.Equal(message, $"{stale.Message} {stale.Remedy}");
    }

    private static CheckedStack Stack(params string[] names)
    {
        Urn[] urns = [.. names.Select(name => Urn.Create("eks", "spark", null, "test:index:Bucket", name))];
        Resource[] resources = [.. urns.Select(urn => new Resource { Urn = urn.Text, Type = urn.Type, Name = urn.Name, Properties = PropertyMap.Of(KeyValuePair.Create("size", (PropertyValue)new PropertyNumber(5))) })];
        return new CheckedStack(
            new StackPreview { Plan = new Plan("spark", "eks", [.. urns.Select(urn => new PlanResource { Urn = urn, Custom = true, Type = urn.Type })]) },
            new Evaluator([new CheckViewTests.SampleNameLower(), new CheckViewTests.SampleSizeBounded()], PolicyConfiguration.Defaults).Evaluate(resources, new StackResources([.. resources])));
    }
}
