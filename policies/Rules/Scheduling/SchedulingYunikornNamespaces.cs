using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Scheduling;

internal sealed class SchedulingYunikornNamespaces : StackPolicy
{
    private const string Processed = "admissionController.filtering.processNamespaces";

    public override PolicyInfo Info { get; } = new()
    {
        Id = "scheduling-yunikorn-namespaces",
        Title = "YuniKorn schedules exactly the tenants' namespaces",
        Severity = Severity.High,
        Why =
            "By default YuniKorn schedules the pods of every namespace. Then the cluster's own add-ons wait for YuniKorn, and YuniKorn waits for them; and a "
            + "tenant's pod that YuniKorn does not schedule bypasses every queue.",
        Remedy =
            "Set admissionController.filtering.processNamespaces in yunikornDefaults to the tenants' namespaces, each as ^name$, separated by commas. The "
            + "platform generates the list from the tenants in stacks/platform.yaml.",
        Link = "https://yunikorn.apache.org/docs/user_guide/service_config/#admissioncontrollerfilteringprocessnamespaces",
        Settings = [TenantNamespace.Label],
    };

    public override void Examine(StackResources stack, Check check)
    {
        TenantNamespace[] spaces = [.. TenantNamespace.All(stack, check)];
        HashSet<string> known = [.. spaces.Where(space => space.IsTenant.IsYes).Select(space => space.Name.TryText(out var name) ? Whole(name) : "")];
        foreach (var chart in ChartRelease.All(stack, ChartRelease.YuniKorn))
        {
            var processed = YuniKornQueues.Configuration(chart)[Processed];
            check.Require(!chart.IsOne | !processed.IsEmpty, processed, "YuniKorn schedules the pods of all namespaces.");
            HashSet<string>? listed = processed.TryText(out var list) ? [.. list.Split(',')] : null;
            foreach (var space in spaces)
            {
                check.Require(
                    !chart.IsOne | !space.IsTenant | processed.IsEmpty | IsAmong(processed, listed, space),
                    processed, $"YuniKorn does not schedule the pods of the tenant namespace {space.Name}.");
            }

            if (list is not null)
            {
                foreach (var pattern in list.Split(',', StringSplitOptions.RemoveEmptyEntries))
                {
                    check.Require(
                        !chart.IsOne
                            | (known.Contains(pattern) ? Answer.Yes : Answer.Any(
                                spaces.Select(space => space.IsTenant & space.Name.Text(name => pattern == Whole(name))))),
                        processed, $"YuniKorn schedules the pods of {pattern}, which does not match exactly one tenant namespace.");
                }
            }
        }
    }

    private static Answer IsAmong(Property processed, HashSet<string>? listed, TenantNamespace space) => space.Name.TryText(out var name)
        ? processed.Text(list => listed?.Contains(Whole(name)) ?? list.Split(',').Contains(Whole(name)))
        : Answer.Unknown(space.Name);

    // Without ^ and $ the pattern would match every namespace whose name contains it.
    private static string Whole(string name) => $"^{name}$";
}
