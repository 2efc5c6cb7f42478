using Infra.Contract;
using Pulumi;
using Pulumi.AzureNative.ManagedIdentity;

namespace Infra.Clusters.Aks;

/// <summary>The identities of the cluster itself. They are ours and not the cluster's, so that they have their rights before it is made.</summary>
internal sealed class AksIdentities : ComponentResource
{
    public AksIdentities(string name, AksIdentitiesArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:aks:Identities", name, args, options)
    {
        var (context, groups) = (args.Context, args.Groups);
        ControlPlane = Create(context, "control-plane", context.ResourceGroup, ChildOptions.Of(this, groups.Main));
        Nodes = Create(context, "nodes", context.ResourceGroup, ChildOptions.Of(this, groups.Main));
        Encryption = Create(context, "encryption", context.DataResourceGroup, context.Kept(this, groups.Data));
        RegisterOutputs();
    }

    /// <summary>The identity of AKS and its drivers.</summary>
    public UserAssignedIdentity ControlPlane { get; }

    /// <summary>The identity of the nodes: it pulls images, and nothing else. Tenants' pods cannot reach it.</summary>
    public UserAssignedIdentity Nodes { get; }

    /// <summary>The identity with which disks and storage accounts use the data key.</summary>
    public UserAssignedIdentity Encryption { get; }

    private static UserAssignedIdentity Create(AksContext context, string purpose, string group, CustomResourceOptions options) => new(
        $"{context.Name}-{purpose}",
        new UserAssignedIdentityArgs
        {
            ResourceGroupName = group,
            ResourceName = $"{context.Name}-{purpose}",
            Location = context.Account.Location,
            Tags = context.Tags(),
        },
        options);
}

/// <summary>The inputs of <see cref="AksIdentities"/>.</summary>
internal sealed class AksIdentitiesArgs : ResourceArgs
{
    public required AksContext Context { get; init; }

    public required AksResourceGroups Groups { get; init; }
}
