using System.Collections.Immutable;
using Policies.Rules.Api;
using Policies.Rules.Bucket;
using Policies.Rules.Cluster;
using Policies.Rules.Data;
using Policies.Rules.Files;
using Policies.Rules.Helm;
using Policies.Rules.Identity;
using Policies.Rules.Key;
using Policies.Rules.Log;
using Policies.Rules.Monitoring;
using Policies.Rules.Network;
using Policies.Rules.Node;
using Policies.Rules.Platform;
using Policies.Rules.Pod;
using Policies.Rules.Queue;
using Policies.Rules.Registry;
using Policies.Rules.Role;
using Policies.Rules.Scheduling;
using Policies.Rules.Secret;
using Policies.Rules.Service;
using Policies.Rules.Spark;
using Policies.Rules.Storage;
using Policies.Rules.Tag;
using Policies.Rules.Tenant;
using PolicyEngine.Model;

namespace Policies;

/// <summary>All policies. Each area keeps its own list, beside its rules.</summary>
public static class Catalogue
{
    /// <summary>All policies, by name.</summary>
    public static ImmutableArray<Policy> All { get; } =
    [
        .. new[]
        {
            ApiRules.All,
            BucketRules.All,
            ClusterRules.All,
            DataRules.All,
            FilesRules.All,
            HelmRules.All,
            IdentityRules.All,
            KeyRules.All,
            LogRules.All,
            MonitoringRules.All,
            NetworkRules.All,
            NodeRules.All,
            PlatformRules.All,
            PodRules.All,
            QueueRules.All,
            RegistryRules.All,
            RoleRules.All,
            SchedulingRules.All,
            SecretRules.All,
            ServiceRules.All,
            SparkRules.All,
            StorageRules.All,
            TagRules.All,
            TenantRules.All,
        }.SelectMany(rules => rules).OrderBy(policy => policy.Id, StringComparer.Ordinal),
    ];

    /// <summary>The policy of that name; null when there is none.</summary>
    public static Policy? Find(string id) => All.FirstOrDefault(policy => policy.Id == id);
}
