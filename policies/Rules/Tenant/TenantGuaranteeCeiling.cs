using Policies.Kubernetes;
using PolicyEngine.Model;

namespace Policies.Rules.Tenant;

internal sealed class TenantGuaranteeCeiling : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-guarantee-ceiling",
        Title = "A tenant's ceiling is at least its guarantee",
        Severity = Severity.High,
        Why = "With a ceiling below the guarantee, the namespace's quota rejects pods that the scheduler reserves nodes for.",
        Remedy = "In stacks/platform.yaml raise the tenant's ceiling or lower its guaranteed.",
        Link = "https://yunikorn.apache.org/docs/user_guide/queue_config/#resources",
    };

    public override IReadOnlyList<string> Types { get; } = [TenantComponent.Type];

    public override void Examine(Resource tenant, Check check)
    {
        foreach ((var guaranteed, var ceiling) in TenantComponent.Amounts)
        {
            check.Require(
                Quantity.Compare(tenant[guaranteed], tenant[ceiling], (promised, most) => promised <= most),
                tenant[ceiling], $"{ceiling} of {tenant.Name} is {tenant[ceiling]}, below {guaranteed}, {tenant[guaranteed]}.");
        }
    }
}
