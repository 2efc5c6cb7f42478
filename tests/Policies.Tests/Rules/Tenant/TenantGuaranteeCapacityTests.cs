using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantGuaranteeCapacityTests : RuleTests
{
    protected override string Policy => "tenant-guarantee-capacity";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("all fit", Platform("600", "2Ti"), Tenant("analytics", "400", "1Ti"), Tenant("science", "200", "1024Gi")),
        Accepted("no tenants", Platform("600", "2Ti")),
        Refused(
            "more cores than there are",
            [Platform("600", "4Ti"), Tenant("analytics", "400", "1Ti"), Tenant("science", "200500m", "1Ti")],
            "platform capacityCpu: The tenants are guaranteed 600.5 cores together, but the node pools have 600 at most."),
        Refused(
            "too much already, whatever the last one is",
            [Platform("600", "1Ti"), Tenant("analytics", "400", "2Ti"), Tenant("science", "!unknown ", "!unknown ")],
            "platform capacityMemory: The tenants are guaranteed 2048Gi of memory together, but the node pools have 1Ti at most.", "platform guaranteedCpu"),
        Undecided(
            "one that is not known", [Platform("600", "2Ti"), Tenant("analytics", "400", "1Ti"), Tenant("science", "!unknown ", "1Ti")],
            "platform guaranteedCpu"),
        Undecided("pools that are not known", [Platform("!unknown ", "2Ti"), Tenant("analytics", "400", "1Ti")], "platform capacityCpu"),
        Ignored("tenants without a platform", Tenant("analytics", "400", "1Ti")),
    ];

    private static Resource Platform(string cpu, string memory) =>
        Resource("spark-platform:platform:Platform", "platform", $"{{ capacityCpu: {cpu}, capacityMemory: {memory} }}");

    private static Resource Tenant(string name, string cpu, string memory) =>
        Resource("spark-platform:platform:Tenant", name, $"{{ guaranteedCpu: {cpu}, guaranteedMemory: {memory} }}");
}
