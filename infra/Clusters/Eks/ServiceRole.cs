using System.Collections.Immutable;
using Infra.Contract;
using Pulumi;
using Pulumi.Aws.Iam;

namespace Infra.Clusters.Eks;

/// <summary>A role with the policies that AWS keeps for its purpose, and the attachments that its user has to wait for.</summary>
internal sealed record ServiceRole(Role Role, ImmutableArray<Resource> Attachments)
{
    /// <param name="context">The cluster.</param>
    /// <param name="purpose">Ends the role's name, for example "nodes".</param>
    /// <param name="trust">The policy that says who takes the role.</param>
    /// <param name="managedPolicies">The names of AWS's own policies, with their path.</param>
    /// <param name="parent">The component that the role is part of.</param>
    public static ServiceRole Create(EksContext context, string purpose, string trust, ImmutableArray<string> managedPolicies, ComponentResource parent)
    {
        var name = $"{context.Name}-{purpose}";
        var role = new Role(
            name,
            new RoleArgs { Name = name, AssumeRolePolicy = trust, Tags = context.Tags(name) },
            ChildOptions.Of(parent));
        var attachments = managedPolicies.Select(policy => (Resource)new RolePolicyAttachment(
            $"{name}-{policy.Split('/')[^1]}",
            new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = context.Account.ManagedPolicy(policy) },
            ChildOptions.Of(parent)));
        return new ServiceRole(role, [.. attachments]);
    }

    /// <summary>
    /// The role of nodes. The network plug-in has a role of its own, so nodes need not be able to change the network.
    /// </summary>
    /// <param name="context">The cluster.</param>
    /// <param name="purpose">Ends the role's name.</param>
    /// <param name="parent">The component that the role is part of.</param>
    public static ServiceRole ForNodes(EksContext context, string purpose, ComponentResource parent) => Create(
        context,
        purpose,
        PolicyDocument.TrustService($"ec2.{context.Account.DnsSuffix}"),
        ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore"],
        parent);

    /// <summary>Adds a policy of our own to the role.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="document">The policy.</param>
    /// <param name="parent">The component that the policy is part of.</param>
    /// <returns>The role with one more attachment to wait for.</returns>
    public ServiceRole With(string name, string document, ComponentResource parent) => this with
    {
        Attachments = Attachments.Add(new RolePolicy(
            name,
            new RolePolicyArgs { Name = name, Role = Role.Id, Policy = document },
            ChildOptions.Of(parent))),
    };
}
