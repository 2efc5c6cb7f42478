using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Tenant;

public sealed class TenantGuaranteeCeilingTests : RuleTests
{
    protected override string Policy => "tenant-guarantee-ceiling";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("above", Tenant("400", "1600", "1600Gi", "6400Gi")),
        Accepted("the same, written otherwise", Tenant("500m", "0.5", "1Ti", "1024Gi")),
        Refused("fewer cores", Tenant("400", "200", "1600Gi", "6400Gi"), "analytics ceilingCpu: ceilingCpu of analytics is 200, below guaranteedCpu, 400."),
        Refused(
            "less memory",
            Tenant("400", "400", "1Ti", "1000Gi"),
            "analytics ceilingMemory: ceilingMemory of analytics is 1000Gi, below guaranteedMemory, 1Ti."),
        Undecided("not known", Tenant("400", "!unknown ", "1Ti", "2Ti"), "analytics ceilingCpu"),
        Ignored("something else", Resource("spark-platform:platform:Storage", "storage")),
    ];

    private static Resource Tenant(string guaranteedCpu, string ceilingCpu, string guaranteedMemory, string ceilingMemory) =>
        Resource(
            "spark-platform:platform:Tenant", "analytics",
            $"{{ guaranteedCpu: {guaranteedCpu}, ceilingCpu: {ceilingCpu}, guaranteedMemory: {guaranteedMemory}, ceilingMemory: {ceilingMemory} }}");
}
