using PolicyEngine.Model;
using PolicyEngine.Values;
using Preview.Checks;
using Preview.Plans;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Checks;

/// <summary>Policies see a plan as Pulumi's engine would send it to a policy pack.</summary>
public sealed class PlanResourcesTests
{
    private static readonly Urn Stack = Urn.Create("eks", "spark", null, Urn.StackType, "spark-eks");
    private static readonly Urn Provider = Urn.Create("eks", "spark", Stack, "pulumi:providers:aws", "main");
    private static readonly Urn Bucket = Urn.Create("eks", "spark", Stack, "aws:s3/bucket:Bucket", "data");
    private static readonly Urn LookedUp = Urn.Create("eks", "spark", Stack, "aws:ec2/vpc:Vpc", "old");
    private static readonly Urn Component = Urn.Create("eks", "spark", Stack, "spark:eks:Cluster", "spark");

    private static readonly PlanResources Resources = PlanResources.Of(new Plan("spark", "eks",
    [
        new PlanResource { Urn = Stack, Custom = false, Type = Urn.StackType, Outputs = Map(("bucket", Of("data"))) },
        new PlanResource { Urn = Provider, Custom = true, Type = "pulumi:providers:aws", Parent = Stack, Inputs = Map(("region", Of("eu-central-1"))) },
        new PlanResource { Urn = Component, Custom = false, Type = "spark:eks:Cluster", Parent = Stack, Inputs = Map(("version", Of("1.35"))), Outputs = Map(("endpoint", PlanUnknown.String)) },
        new PlanResource
        {
            Urn = Bucket, Custom = true, Type = "aws:s3/bucket:Bucket", Parent = Stack, Protect = true, Provider = $"{Provider}::{Signatures.UnknownString}",
            Inputs = Map(
                ("__defaults", new PlanList([])),
                ("tags", Map(("__kept", Of("a")))),
                ("secret", PlanSecret.Of(Of("hunter2"))),
                ("unknown", new PlanUnknown(Preview.Plans.UnknownKind.List)),
                ("vpc", Map((Signatures.Key, Of(Signatures.ResourceReference)), ("urn", Of(LookedUp.Text)), ("id", PlanUnknown.String))),
                ("cluster", Map((Signatures.Key, Of(Signatures.ResourceReference)), ("urn", Of(Component.Text)))),
                ("file", Map((Signatures.Key, Of(Signatures.Asset)), ("text", Of("x"))))),
            Outputs = Map(("arn", PlanUnknown.String)),
            Dependencies = [Component],
            PropertyDependencies = PlanResource.NoDependencies.Add("tags", [Component]),
            AdditionalSecretOutputs = ["secret"],
            CustomTimeouts = new PlanTimeouts(60, 0, 0, 0),
        },
        new PlanResource { Urn = LookedUp, Custom = true, External = true, Type = "aws:ec2/vpc:Vpc", Parent = Stack, Inputs = Map(("id", Of("vpc-1"))), Outputs = Map(("id", Of("vpc-1"))) },
    ]));

    [Fact]
    public void All_that_is_registered_is_asked_about_and_what_is_looked_up_only_with_the_stack()
    {
        Assert.Equal(["spark-eks", "main", "spark", "data"], Resources.Registered.Select(resource => resource.Name));
        Assert.Equal(["spark-eks", "main", "spark", "data", "old"], Resources.Stack.All.Select(resource => resource.Name));
    }

    [Fact]
    public void First_inputs_and_then_outputs()
    {
        Assert.True(Registered("spark")["version"].Is("1.35").IsYes);
        Assert.True(Registered("spark")["endpoint"].Exists.IsNo);
        Assert.True(InStack("spark")["version"].Exists.IsNo);
        Assert.True(InStack("spark")["endpoint"].Exists.IsUnknown);
        Assert.True(InStack("spark-eks")["bucket"].Is("data").IsYes);
    }

    [Fact]
    public void Values_are_what_the_engine_sends()
    {
        var bucket = Registered("data");

        Assert.Null(bucket.Properties["__defaults"]);
        Assert.True(bucket["tags"]["__kept"].Is("a").IsYes);
        Assert.True(bucket["secret"].Is("hunter2").IsYes);
        Assert.True(bucket["secret"].IsSecret);
        Assert.Equal(new PropertyUnknown(PolicyEngine.Values.UnknownKind.List), bucket.Properties["unknown"]);
        Assert.True(bucket["vpc"].Exists.IsUnknown);
        Assert.True(bucket["cluster"].Is(Component.Text).IsYes);
        Assert.Equal(new PropertyAsset(PolicyEngine.Values.UnknownKind.Asset), bucket.Properties["file"]);
    }

    [Fact]
    public void Options_come_each_time_and_dependencies_with_the_stack()
    {
        foreach (var bucket in new[] { Registered("data"), InStack("data") })
        {
            Assert.True(bucket.Options.Protect);
            Assert.Equal(["secret"], bucket.Options.AdditionalSecretOutputs);
            Assert.Equal(60, Assert.Single(bucket.Options.CustomTimeouts).Value);
            Assert.Equal(Stack.Text, bucket.Parent);
            Assert.Equal("eu-central-1", bucket.Provider?.Properties["region"]?.ToString());
        }

        Assert.Empty(Registered("data").Dependencies);
        Assert.Equal([Component.Text], InStack("data").Dependencies);
        Assert.Equal([Component.Text], InStack("data").PropertyDependencies["tags"]);
        Assert.Null(Registered("spark").Provider);
    }

    [Fact]
    public void A_secret_of_a_plan_from_a_file_is_not_known() =>
        Assert.True(PlanResources.Of(Read(Json(new Plan("spark", "eks", [new PlanResource { Urn = Bucket, Custom = true, Type = "a:b:C", Inputs = Map(("x", PlanSecret.Of(Of("y")))) }]))))
            .Registered[0]["x"].Is("y").IsUnknown);

    private static Resource Registered(string name) => Resources.Registered.Single(resource => resource.Name == name);

    private static Resource InStack(string name) => Resources.Stack.All.Single(resource => resource.Name == name);
}
