using System.Collections.Immutable;
using Policies.Model;
using Policies.Rules.Cluster;
using Policies.Rules.Helm;
using Policies.Rules.Monitoring;
using Policies.Rules.Platform;
using Policies.Rules.Pod;
using Policies.Rules.Role;
using Policies.Rules.Scheduling;
using Policies.Rules.Secret;
using Policies.Rules.Service;
using Policies.Rules.Spark;
using Policies.Rules.Storage;
using Policies.Rules.Tenant;

namespace Policies;

/// <summary>All policies. Each area keeps its own list, beside its rules.</summary>
public static class Catalogue
{
    /// <summary>All policies, by name.</summary>
    public static ImmutableArray<Policy> All { get; } =
    [
        .. new[]
        {
            ClusterRules.All,
            HelmRules.All,
            MonitoringRules.All,
            PlatformRules.All,
            PodRules.All,
            RoleRules.All,
            SchedulingRules.All,
            SecretRules.All,
            ServiceRules.All,
            SparkRules.All,
            StorageRules.All,
            TenantRules.All,
        }.SelectMany(static rules => rules).OrderBy(static policy => policy.Id, StringComparer.Ordinal),
    ];

    /// <summary>The policy of that name; null when there is none.</summary>
    public static Policy? Find(string id) => All.FirstOrDefault(policy => policy.Id == id);
}
