using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Role;

internal sealed class RoleTenantNamespaceScoped : StackPolicy
{
    private const string OfNamespace = "system:serviceaccounts:";

    // The user name of a service account.
    private const string OfAccount = "system:serviceaccount:";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "role-tenant-namespace-scoped",
        Title = "Tenant RBAC is limited to the tenant's namespace",
        Severity = Severity.Critical,
        Why = "A role that is bound cluster-wide, or in another tenant's namespace, reaches other tenants' applications and data, however small it is.",
        Remedy = "Bind the tenant's groups and service accounts with RoleBindings in the tenant's own namespace.",
        Link = "https://kubernetes.io/docs/concepts/security/multi-tenancy/#access-controls",
        References = [FrameworkReference.CisEks("4.5.1"), FrameworkReference.CisGke("4.6.1"), FrameworkReference.CisAks("4.6.1")],
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        TenantNamespace[] spaces = [.. TenantNamespace.All(stack, check)];
        var bindings = stack.OfType(ObjectType.RoleBinding);
        var bindingsBySpace = new NamespacedObjects(bindings);
        foreach (var binding in stack.OfType(ObjectType.ClusterRoleBinding))
        {
            check.ForEach(binding["subjects"], subject => check.Require(
                !Answer.Any(spaces.Select(space => IsOf(space, subject, bindingsBySpace))),
                subject["name"],
                $"The binding {ObjectType.NameOf(binding)} gives {subject["name"]}, which belongs to a tenant, the role {binding["roleRef"]["name"]} in the "
                    + $"whole cluster."));
        }

        var byName = spaces.ToLookup(space => space.Name.TryText(out var name) ? name : null, StringComparer.Ordinal);
        foreach (var binding in bindings)
        {
            check.ForEach(binding["subjects"], subject =>
            {
                // A person may belong to several tenants, a service account to one.
                var isAccount = subject["kind"].Is("ServiceAccount");
                var isElsewhere = isAccount.IsNo ? Answer.No : Answer.Any(MaybeOf(subject["namespace"])
                    .Select(space => space.IsTenant & ObjectType.Same(subject["namespace"], space.Name) & !space.Has(binding)));
                check.Require(
                    !isAccount | !isElsewhere,
                    subject["name"],
                    $"The binding {ObjectType.NameOf(binding)} gives the service account {subject["name"]} of {subject["namespace"]} rights in "
                        + $"{ObjectType.NamespaceOf(binding)}.");
            });
        }

        // The namespaces with that name, and those with an unknown name.
        IEnumerable<TenantNamespace> MaybeOf(Property space) => space.TryText(out var name) ? byName[name].Concat(byName[null]) : spaces;
    }

    private static Answer IsOf(TenantNamespace space, Property subject, NamespacedObjects bindings)
    {
        var isAccount = subject["kind"].Is("ServiceAccount");
        var isAccountOf = isAccount & ObjectType.Same(subject["namespace"], space.Name);
        var isGroupOf = !isAccount & (
            (space.Name.TryText(out var name) ? subject["name"].Is(OfNamespace + name) : subject["name"].Text(
                text => text.StartsWith(OfNamespace, StringComparison.Ordinal)) & Answer.Unknown(space.Name))
            | Answer.Any(bindings.MaybeIn(space).Select(binding => space.Has(binding) & binding["subjects"].Any(
                other => !other["kind"].Is("ServiceAccount") & ObjectType.Same(other["name"], subject["name"])))));
        var isUserOf = !isAccount
            & (space.Name.TryText(out name) ? subject["name"].Text(text => text.StartsWith($"{OfAccount}{name}:", StringComparison.Ordinal))
            : subject["name"].Text(text => text.StartsWith(OfAccount, StringComparison.Ordinal)) & Answer.Unknown(space.Name));
        return space.IsTenant & (isAccountOf | isGroupOf | isUserOf);
    }
}
