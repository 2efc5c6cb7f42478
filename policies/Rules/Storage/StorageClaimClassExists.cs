using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

internal sealed class StorageClaimClassExists : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-claim-class-exists",
        Title = "A claim names a storage class that is there",
        Severity = Severity.Medium,
        Why = "A claim on a class that is not there waits forever, and its pod with it. A claim that names none gets whatever class is the default on that day, and the cloud's own classes are neither encrypted with the platform's key nor kept.",
        Remedy = "Name one of the classes of this stack: standard, fast, shared or scratch. For charts of the platform it is tier in stacks/platform.yaml.",
        Link = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1",
        References = [FrameworkReference.Kyverno("other/require-storageclass")],
    };

    public override void Examine(StackResources stack, Check check)
    {
        var classes = stack.OfType(ObjectType.StorageClass);

        // A stack that makes no classes takes those of the cluster, of which nothing is known here.
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
                // What is no text is a chart's own class, with settings of its own.
                check.Require(!value.Text(text => text.Length > 0) | IsThere(value), value, $"{owner} claims a volume of the class {value}, which is not among the stack's.");
            }
            else
            {
                check.ForEach(value, below => RequireWithin(below, owner));
            }
        }

        void Require(Property name, string owner) => check.Require(IsThere(name), name, $"{owner} names the storage class {name}, which is not among the stack's.");

        Answer IsThere(Property name) => Answer.Any(classes.Select(storageClass => ObjectType.Same(ObjectType.NameOf(storageClass), name)));
    }
}
