using Policies.Kubernetes;
using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Storage;

internal sealed class StorageClassSingleDefault : StackPolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "storage-class-single-default",
        Title = "Exactly one storage class is the default",
        Severity = Severity.Medium,
        Why = "Without a default class, a claim without a class stays pending. With several, Kubernetes uses the newest, so data may land on the wrong class.",
        Remedy =
            "Set storage.defaultTier in stacks/platform.yaml, and remove the annotation storageclass.kubernetes.io/is-default-class from all other classes."
,
        Link = "https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass",
    };

    public override void Examine(StackResources stack, Check check)
    {
        var classes = stack.OfType(ObjectType.StorageClass);
        if (classes.Length == 0)
        {
            return;
        }

        var any = Answer.No;
        foreach (var storageClass in classes)
        {
            var mark = Mark(storageClass);
            // The first default class is accepted; each further one is a violation.
            check.Require(!(any & IsDefault(mark)), mark, $"{storageClass["metadata"]["name"]} is a second default storage class.");
            any |= IsDefault(mark);
        }

        check.Require(any, Mark(classes[0]), "No storage class is the default.");
    }

    private static Property Mark(Resource storageClass) => storageClass["metadata"]["annotations"]["storageclass.kubernetes.io/is-default-class"];

    private static Answer IsDefault(Property mark) => mark.Is("true");
}
