using System.Collections.Immutable;
using Infra.Contract;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Platform.Tenancy;

/// <summary>
/// Who may do what in the tenant's namespace. Everything here is a Role: nothing of a tenant reaches beyond its namespace, and only the
/// platform changes quotas, limits, network policies or roles.
/// </summary>
internal static class TenantRoles
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    private static readonly ImmutableArray<string> Read = ["get", "list", "watch"];

    private static readonly ImmutableArray<string> Write = ["create", "update", "patch", "delete", "deletecollection"];

    public static void Create(TenantScope scope, ServiceAccount driver)
    {
        var driverRole = Role(scope, "spark-driver", DriverRules());
        Bind(
            scope,
            "spark-driver",
            driverRole,
            [driver],
            new SubjectArgs { Kind = "ServiceAccount", Name = SparkIdentity.ServiceAccountName, Namespace = scope.Tenant });

        var groups = scope.Settings.Groups;
        BindGroups(scope, Role(scope, "tenant-viewer", ViewerRules()), "tenant-viewer", groups.Viewers);
        BindGroups(scope, Role(scope, "tenant-developer", [.. ViewerRules(), .. DeveloperRules()]), "tenant-developer", groups.Developers);
        BindGroups(scope, Role(scope, "tenant-admin", [.. ViewerRules(), .. DeveloperRules(), .. AdminRules()]), "tenant-admin", groups.Admins);
    }

    /// <summary>
    /// The rights that Spark's own documentation asks for: a driver makes, watches and removes its executors and the objects that they mount.
    /// </summary>
    private static ImmutableArray<PolicyRuleArgs> DriverRules() =>
    [
        Rule([""], ["pods", "configmaps", "services", "persistentvolumeclaims"], [.. Read, .. Write]),
    ];

    private static ImmutableArray<PolicyRuleArgs> ViewerRules() =>
    [
        Rule(["sparkoperator.k8s.io"], ["sparkapplications", "scheduledsparkapplications", "sparkconnects"], Read),
        Rule([""], ["pods", "services", "configmaps", "persistentvolumeclaims", "events", "serviceaccounts", "resourcequotas", "limitranges"], Read),
        Rule(["apps"], ["deployments", "replicasets", "statefulsets"], Read),
        Rule(["batch"], ["jobs", "cronjobs"], Read),
        Rule(["networking.k8s.io"], ["networkpolicies"], Read),

        // Under Kueue they say why an application waits.
        Rule(["kueue.x-k8s.io"], ["localqueues", "workloads"], Read),
    ];

    private static ImmutableArray<PolicyRuleArgs> DeveloperRules() =>
    [
        Rule(["sparkoperator.k8s.io"], ["sparkapplications", "scheduledsparkapplications", "sparkconnects"], Write),
        Rule([""], ["configmaps"], Write),
        Rule([""], ["pods"], ["delete"]),
        Rule([""], ["pods/log"], ["get"]),
        Rule([""], ["pods/portforward"], ["create"]),
    ];

    private static ImmutableArray<PolicyRuleArgs> AdminRules() =>
    [
        Rule([""], ["pods", "services", "persistentvolumeclaims"], Write),
        Rule([""], ["secrets"], ["create", "update", "patch", "delete"]),
        Rule(["apps"], ["deployments", "statefulsets"], Write),
        Rule(["batch"], ["jobs", "cronjobs"], Write),
    ];

    private static PolicyRuleArgs Rule(ImmutableArray<string> apiGroups, ImmutableArray<string> resources, ImmutableArray<string> verbs) =>
        new() { ApiGroups = apiGroups, Resources = resources, Verbs = verbs };

    private static Role Role(TenantScope scope, string name, ImmutableArray<PolicyRuleArgs> rules)
    {
        var args = new RoleArgs { Metadata = scope.Metadata(name) };
        foreach (var rule in rules)
        {
            args.Rules.Add(rule);
        }

        return new Role($"{scope.Tenant}-{name}", args, scope.Options());
    }

    private static void BindGroups(TenantScope scope, Role role, string name, ImmutableArray<string> groups)
    {
        if (!groups.IsEmpty)
        {
            Bind(scope, name, role, [], [.. groups.Select(group => new SubjectArgs
            {
                ApiGroup = RbacGroup,
                Kind = "Group",
                Name = scope.Cluster.GroupNames.GetValueOrDefault(group, group),
            })]);
        }
    }

    private static void Bind(TenantScope scope, string name, Role role, ImmutableArray<Resource> after, params ImmutableArray<SubjectArgs> subjects)
    {
        var args = new RoleBindingArgs
        {
            Metadata = scope.Metadata(name),
            RoleRef = new RoleRefArgs { ApiGroup = RbacGroup, Kind = "Role", Name = name },
        };
        foreach (var subject in subjects)
        {
            args.Subjects.Add(subject);
        }

        // The names are plain, so that a plan shows them; the order is said instead.
        _ = new RoleBinding($"{scope.Tenant}-{name}", args, scope.Options(after: [role, .. after]));
    }
}
