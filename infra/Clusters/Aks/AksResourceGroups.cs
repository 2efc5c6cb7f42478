using Pulumi;
using Pulumi.AzureNative.Resources;
using ResourceArgs = Pulumi.ResourceArgs;

namespace Infra.Clusters.Aks;

/// <summary>
/// The resource groups: one for the cluster, one for what outlives it, one for the volumes. AKS would keep volumes in a group of its own,
/// which goes with the cluster and takes them along; and the driver that makes them gets rights on nothing else.
/// </summary>
internal sealed class AksResourceGroups : ComponentResource
{
    public AksResourceGroups(string name, AksResourceGroupsArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:ResourceGroups", name, args, options)
    {
        var context = args.Context;
        Main = Create(context, context.ResourceGroup, context.Protected(this));
        Data = Create(context, context.DataResourceGroup, context.Kept(this));
        Volumes = Create(context, context.VolumeResourceGroup, context.Kept(this));
        RegisterOutputs();
    }

    public ResourceGroup Main { get; }

    public ResourceGroup Data { get; }

    public ResourceGroup Volumes { get; }

    private static ResourceGroup Create(AksContext context, string name, CustomResourceOptions options) => new(
        name,
        new ResourceGroupArgs { ResourceGroupName = name, Location = context.Account.Location, Tags = context.Tags() },
        options);
}

/// <summary>The inputs of <see cref="AksResourceGroups"/>.</summary>
internal sealed class AksResourceGroupsArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    [Input("location")]
    public Input<string> Location => Context.Account.Location;
}
