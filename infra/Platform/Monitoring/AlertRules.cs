using System.Collections.Immutable;
using System.Globalization;
using Infra.Clusters;
using Infra.Platform.Spark;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Platform.Monitoring;

/// <summary>Prometheus's recording and alerting rules: the files of Rules/, and the capacity of the cluster's pools.</summary>
internal static class AlertRules
{
    public static void Create(MonitoringScope scope)
    {
        var facts = new Dictionary<string, string>
        {
            ["monitoringNamespace"] = scope.Settings.Namespace,
            ["operatorNamespace"] = scope.OperatorNamespace,
            ["driverBudget"] = TenantSpark.DriverBudget,
        };
        Create(scope, "pools", [Pools(scope.Cluster)]);
        foreach (var file in (string[])["tenants", "applications", "platform"])
        {
            Create(scope, file, RuleFile.Read(file, facts, scope.Settings.Runbooks).Groups);
        }

        if (scope.Cluster.NodesAreReplaced)
        {
            Create(scope, "nodes", RuleFile.Read("nodes", facts, scope.Settings.Runbooks).Groups);
        }

        if (scope.Scheduler is { } scheduler)
        {
            facts["schedulerNamespace"] = scheduler.Namespace;
            facts["schedulerDeployment"] = scheduler.Deployment;
            Create(scope, "queues", RuleFile.Read(scheduler.Rules, facts, scope.Settings.Runbooks).Groups);
            Create(scope, "scheduler", RuleFile.Read("scheduler", facts, scope.Settings.Runbooks).Groups);
        }
    }

    private static void Create(MonitoringScope scope, string name, IEnumerable<RuleFile.Group> groups)
    {
        var spec = new PrometheusRuleSpecArgs
        {
            Groups = groups.Select(group => new RuleGroupArgs { Name = group.Name, Rules = group.Rules.Select(Rule).ToArray() }).ToArray(),
        };
        _ = new CustomResource(
            $"rules-{name}",
            new PrometheusRuleArgs { Metadata = scope.Metadata($"spark-platform-{name}"), Spec = spec },
            scope.AfterTheKinds());
    }

    private static RuleArgs Rule(RuleFile.Rule rule)
    {
        var args = new RuleArgs { Expression = rule.Expr.Trim() };
        if (rule.Record is { } record)
        {
            args.Record = record;
        }

        if (rule.Alert is { } alert)
        {
            args.Alert = alert;
        }

        if (rule.For is { } duration)
        {
            args.For = duration;
        }

        if (rule.Labels.Count > 0)
        {
            args.Labels = new Dictionary<string, string>(rule.Labels);
        }

        if (rule.Annotations.Count > 0)
        {
            args.Annotations = new Dictionary<string, string>(rule.Annotations);
        }

        return args;
    }

    /// <summary>
    /// How many cores each pool has, and how many it can have. The nodes report the first on every cloud, with any autoscaler; the second is in
    /// the settings, because each cloud exports it under another name or not at all.
    /// </summary>
    private static RuleFile.Group Pools(ClusterContract cluster)
    {
        var rules = new List<RuleFile.Rule>();
        foreach (var (role, limit) in cluster.Capacity)
        {
            var node = cluster.Nodes[role];
            var label = $"{LabelName(node.LabelKey)}=\"{node.LabelValue}\"";
            var labels = ImmutableSortedDictionary<string, string>.Empty.Add("pool", NodeRoles.Spelling(role));
            rules.Add(new()
            {
                Record = "pool:node_cpu:cores",
                Expr = $$"""sum(kube_node_status_capacity{resource="cpu"} * on (node) group_left () kube_node_labels{ {{label}} }) or vector(0)""",
                Labels = labels,
            });
            rules.Add(new()
            {
                Record = "pool:node_cpu_limit:cores",
                Expr = $"vector({limit.Cpu.Value.ToString(CultureInfo.InvariantCulture)})",
                Labels = labels,
            });
        }

        return new RuleFile.Group { Name = "spark-platform.pools", Rules = rules };
    }

    /// <summary>How kube-state-metrics writes a label of an object: what a metric's label cannot have becomes an underscore.</summary>
    private static string LabelName(string key) => $"label_{string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))}";
}
