using System.Collections.Immutable;
using Infra.Contract;
using Pulumi;
using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.ServiceAccount;

namespace Infra.Clusters.Gke;

/// <summary>
/// The service account of all nodes. It writes logs and metrics and pulls from our registry; the project's default account, which nodes have
/// otherwise, may edit the whole project.
/// </summary>
internal sealed class GkeNodeIdentity : ComponentResource
{
    public GkeNodeIdentity(string name, GkeNodeIdentityArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:NodeIdentity", name, args, options)
    {
        var context = args.Context;
        var member = $"serviceAccount:{context.NodeAccount}";
        var account = new Account(
            context.NodeAccountId,
            new AccountArgs { AccountId = context.NodeAccountId, DisplayName = $"{context.Name}: nodes" },
            ChildOptions.Of(this));
        Grants =
        [
            new Pulumi.Gcp.Projects.IAMMember(
                $"{context.Name}-nodes",
                new Pulumi.Gcp.Projects.IAMMemberArgs
                {
                    Project = context.Project.ProjectId,
                    Role = "roles/container.defaultNodeServiceAccount",
                    Member = member,
                },
                ChildOptions.Of(this, account)),
            new RepositoryIamMember(
                $"{context.Name}-nodes-pull",
                new RepositoryIamMemberArgs
                {
                    Project = context.Project.ProjectId,
                    Location = context.Project.Region,
                    Repository = args.Repository.RepositoryId,
                    Role = "roles/artifactregistry.reader",
                    Member = member,
                },
                ChildOptions.Of(this, account)),
        ];
        RegisterOutputs();
    }

    /// <summary>Without them a node starts, but does not become ready.</summary>
    public ImmutableArray<Resource> Grants { get; }
}

/// <summary>The inputs of <see cref="GkeNodeIdentity"/>.</summary>
internal sealed class GkeNodeIdentityArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    public required Repository Repository { get; init; }
}
