using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Tenant;

internal sealed class TenantGuaranteeCapacity : StackPolicy
{
    private const decimal Gi = 1_073_741_824m;

    public override PolicyInfo Info { get; } = new()
    {
        Id = "tenant-guarantee-capacity",
        Title = "The node pools can provide all guarantees at once",
        Severity = Severity.High,
        Why = "Guarantees beyond the node pools' capacity fail exactly when all tenants need them, under load and never before.",
        Remedy = "In stacks/platform.yaml lower the tenants' guaranteed, or raise limit of the stack's node pools.",
        Link = "https://yunikorn.apache.org/docs/user_guide/queue_config/#resources",
    };

    public override void Examine(StackResources stack, Check check)
    {
        var tenants = stack.OfType(TenantComponent.Type);
        foreach (var platform in stack.OfType(TenantComponent.PlatformType))
        {
            Require(platform["capacityCpu"], "guaranteedCpu", sum => FormattableString.Invariant($"{sum:0.###} cores"));
            Require(platform["capacityMemory"], "guaranteedMemory", sum => FormattableString.Invariant($"{sum / Gi:0.###}Gi of memory"));
        }

        void Require(Property capacity, string guaranteed, Func<decimal, string> show)
        {
            // The known guarantees can already be too much; unknown ones only add to them.
            decimal sum = 0;
            var isKnown = Quantity.Read(capacity, out var most);
            foreach (var tenant in tenants)
            {
                isKnown &= Quantity.Read(tenant[guaranteed], out var amount);
                sum += amount;
            }

            var isTooMuch = Quantity.Read(capacity, out _).IsYes && sum > most;
            check.Require(
                isTooMuch ? Answer.No : isKnown,
                capacity, $"The tenants are guaranteed {show(sum)} together, but the node pools have {capacity} at most.");
        }
    }
}
