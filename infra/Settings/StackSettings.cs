using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>Where a stack's cluster runs.</summary>
public enum Cloud
{
    /// <summary>Amazon Elastic Kubernetes Service.</summary>
    Eks = 1,

    /// <summary>Google Kubernetes Engine.</summary>
    Gke = 2,

    /// <summary>Azure Kubernetes Service.</summary>
    Aks = 3,

    /// <summary>Any cluster that is there already: on premises, in another cloud, on a laptop.</summary>
    Onprem = 4,
}

/// <summary>The settings that every stack has, on any cloud.</summary>
public sealed record StackSettings
{
    /// <summary>Where the cluster runs. Required.</summary>
    public required Cloud Cloud { get; init; }

    /// <summary>
    /// The cluster's name, which starts the names of what belongs to it. At most 24 characters, as Kubernetes names things.
    /// Unique in the account or project, because names of roles and identities know no regions. Changing it replaces the cluster. Required.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Identifies this deployment in the tags of everything it makes, volumes included: project/stack.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>Who Pulumi acts as in AWS. Default the environment's.</summary>
    public AwsIdentity Aws { get; init; } = new(null, null);

    /// <summary>Tags of your own for every resource that takes tags. Default none.</summary>
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }
}

/// <summary>Who Pulumi acts as in AWS, where the stack's provider settings say so.</summary>
/// <param name="Profile">The profile of aws:profile; null for the environment's credentials.</param>
/// <param name="Role">The ARN of the role that aws:assumeRoles names; null for none.</param>
public sealed record AwsIdentity(string? Profile, string? Role);
