using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

internal sealed class StorageClaimClassExists : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-claim-class-exists",
        Title = "PersistentVolumeClaims name an existing storage class",
        Severity = Severity.Medium,
        Why =
            "A claim with a missing class stays pending, and its pod with it. A claim without a class gets the current default class, and the cloud's own "
            + "classes neither use the platform's key nor retain volumes.",
        Remedy =
            "Use one of the classes of this stack: spark-standard, spark-fast, spark-shared or spark-scratch. For the platform's charts it is tier in "
            + "stacks/platform.yaml.",
        Link = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1",
        References = [FrameworkReference.Kyverno("other/require-storageclass")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        var classes = stack.OfType(ObjectType.StorageClass);

        // A stack without storage classes uses those of the cluster, which are not known here.
        if (classes.Length == 0)
        {
            return;
        }

        foreach (var claim in stack.OfType(ObjectType.Claim).Concat(stack.OfType(ObjectType.Volume)))
        {
            Require(claim["spec"]["storageClassName"], claim.Name);
        }

        foreach (var workload in stack.OfType("kubernetes:apps/v1:StatefulSet"))
        {
            check.ForEach(workload["spec"]["volumeClaimTemplates"], template => Require(template["spec"]["storageClassName"], workload.Name));
        }

        foreach (var release in stack.OfType(ObjectType.Release))
        {
            RequireWithin(release["values"], release.Name);
        }

        void RequireWithin(Property value, string owner)
        {
            if (value.Name is "storageClassName" or "storageClass")
            {
                // A value that is not a text defines the chart's own class.
                check.Require(
                    !value.Text(text => text.Length > 0) | IsThere(value), value,
                    $"{owner} claims a volume of the class {value}, which the stack does not define.");
            }
            else
            {
                check.ForEach(value, below => RequireWithin(below, owner));
            }
        }

        void Require(Property name, string owner) => check.Require(
            IsThere(name), name, $"{owner} uses the storage class {name}, which the stack does not define.");

        Answer IsThere(Property name) => Answer.Any(classes.Select(storageClass => ObjectType.Same(ObjectType.NameOf(storageClass), name)));
    }
}
