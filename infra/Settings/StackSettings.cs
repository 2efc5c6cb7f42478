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

    /// <summary>Tags of your own for every resource that takes tags. Default none.</summary>
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }
}
