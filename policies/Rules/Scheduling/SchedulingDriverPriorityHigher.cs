using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Scheduling;

internal sealed class SchedulingDriverPriorityHigher : StackPolicy
{
    private const string AllowPreemption = "yunikorn.apache.org/allow-preemption";

    private static readonly TextSetting Drivers = new()
    {
        Name = "drivers",
        Description = "The prefix of the names of the drivers' priority classes.",
        Default = "spark-driver",
    };

    private static readonly TextSetting Executors = new()
    {
        Name = "executors",
        Description = "The prefix of the names of the executors' priority classes.",
        Default = "spark-executor",
    };

    public override PolicyInfo Info { get; } = new()
    {
        Id = "scheduling-driver-priority-higher",
        Title = "Drivers have a higher priority than executors and are not preempted",
        Severity = Severity.High,
        Why = "A preempted executor costs its part of the work, which another executor repeats. An application that loses its driver loses everything.",
        Remedy =
            "Give the drivers' priority classes a value above every executors' class, and the annotation yunikorn.apache.org/allow-preemption: \"false\". "
            + "The platform's PriorityClasses does both.",
        Link = "https://yunikorn.apache.org/docs/design/priority_scheduling/",
        Settings = [Drivers, Executors],
    };

    public override void Examine(StackResources stack, Check check)
    {
        var classes = stack.OfType(ObjectType.PriorityClass);
        foreach (var driver in classes)
        {
            var isDrivers = IsNamed(driver, check.Setting(Drivers));
            if (isDrivers.IsNo)
            {
                continue;
            }

            var mark = driver["metadata"]["annotations"][AllowPreemption];
            check.Require(!isDrivers | mark.Is("false"), mark, $"{ObjectType.NameOf(driver)} allows YuniKorn to preempt drivers.");
            foreach (var executor in classes)
            {
                check.Require(
                    !isDrivers | !IsNamed(executor, check.Setting(Executors))
                        | Quantity.Compare(driver["value"], executor["value"], (first, second) => first > second),
                    driver["value"],
                    $"The value of {ObjectType.NameOf(driver)}, {driver["value"]}, is not above {executor["value"]}, that of {ObjectType.NameOf(executor)}.");
            }
        }
    }

    private static Answer IsNamed(Resource priorityClass, string prefix) =>
        ObjectType.NameOf(priorityClass).Text(name => name.StartsWith(prefix, StringComparison.Ordinal));
}
