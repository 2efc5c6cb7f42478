using Infra.Contract;
using Pulumi;
using Pulumi.Gcp.Kms;
using Pulumi.Gcp.Projects;

namespace Infra.Clusters.Gke;

/// <summary>
/// The prerequisites of the tier "shared". The CSI driver makes the Filestore instances themselves, with the first claim; so they are not
/// in Pulumi's state, and while one of them is there the network cannot be deleted.
/// </summary>
internal sealed class GkeSharedFiles : ComponentResource
{
    public GkeSharedFiles(string name, GkeSharedFilesArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:SharedFiles", name, args, options)
    {
        var context = args.Context;
        var agent = new ServiceIdentity(
            $"{context.Name}-filestore",
            new ServiceIdentityArgs { Project = context.Project.ProjectId, Service = "file.googleapis.com" },
            ChildOptions.Of(this));
        KeyGrant = args.Keys.Allow(args.Keys.Data, "shared", context.Project.FilestoreAgent, this, agent);
        RegisterOutputs();
    }

    /// <summary>Without it, no instance can be encrypted and so none is made.</summary>
    public CryptoKeyIAMMember KeyGrant { get; }
}

/// <summary>The inputs of <see cref="GkeSharedFiles"/>.</summary>
internal sealed class GkeSharedFilesArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    public required GkeKeys Keys { get; init; }

    [Input("cidr")]
    public Input<string> Cidr => Context.Settings.Network.FilesCidr.ToString();
}
