using Preview.Plans;
using static Preview.Tests.Support.PlanFiles;

namespace Preview.Tests.Support;

/// <summary>Small plans of a platform: a component with layers, objects in them.</summary>
internal static class LayerPlans
{
    public const string Component = "shop:index:Platform";

    public static Plan Plan(string stack, params PlanResource[] objects) => new("shop", stack, PlanOrder.Sort(
    [
        new PlanResource { Urn = Stack(stack), Custom = false, Type = Urn.StackType },
        new PlanResource { Urn = Cluster(stack), Custom = false, Type = "shop:index:Cluster", Parent = Stack(stack) },
        new PlanResource { Urn = Provider(stack), Custom = true, Type = "pulumi:providers:kubernetes", Parent = Cluster(stack) },
        new PlanResource { Urn = Platform(stack), Custom = false, Type = Component, Parent = Stack(stack) },
        new PlanResource { Urn = Layer(stack), Custom = false, Type = "shop:index:Layer", Parent = Platform(stack) },
        .. objects,
    ]));

    /// <summary>An object in the layer "team".</summary>
    public static PlanResource Object(string stack, string type, string name, string? space, params (string Name, PlanValue Value)[] fields)
    {
        var urn = Urn.Create(stack, "shop", Layer(stack), type, name);
        (string, PlanValue)[] metadata = space is null ? [("name", Of(name))] : [("name", Of(name)), ("namespace", Of(space))];
        return new PlanResource
        {
            Urn = urn,
            Custom = true,
            Type = type,
            Parent = Layer(stack),
            // A Helm release is no object with metadata of its own.
            Inputs = Map(type.StartsWith("kubernetes:helm.sh/", StringComparison.Ordinal) ? fields : [("metadata", Map(metadata)), .. fields]),
            Provider = $"{Provider(stack)}::{Signatures.UnknownString}",
        };
    }

    /// <summary>A ConfigMap team/settings with one key.</summary>
    public static PlanResource Settings(string stack, PlanValue value) => Object(stack, "kubernetes:core/v1:ConfigMap", "settings", "team", ("data", Map(("key", value))));

    public static Urn Stack(string stack) => Urn.Create(stack, "shop", null, Urn.StackType, "shop-" + stack);

    // Each cloud's cluster is another component.
    public static Urn Cluster(string stack) => Urn.Create(stack, "shop", Stack(stack), "shop:index:Cluster", stack + "-cluster");

    public static Urn Provider(string stack) => Urn.Create(stack, "shop", Cluster(stack), "pulumi:providers:kubernetes", stack + "-kubernetes");

    public static Urn Platform(string stack) => Urn.Create(stack, "shop", Stack(stack), Component, "platform");

    public static Urn Layer(string stack) => Urn.Create(stack, "shop", Platform(stack), "shop:index:Layer", "team");
}
