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
        Why = "A claim that names no class waits forever where there is no default. Where there are several, Kubernetes takes the newest, so data lands on a class that nobody chose.",
        Remedy = "Set storage.defaultTier in stacks/platform.yaml, and let no other class have the annotation storageclass.kubernetes.io/is-default-class.",
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
            // The first one is taken for the right one; each further one is one too many.
            check.Require(!(any & IsDefault(mark)), mark, $"{storageClass["metadata"]["name"]} is a default storage class too.");
            any |= IsDefault(mark);
        }

        check.Require(any, Mark(classes[0]), "No storage class is the default.");
    }

    private static Property Mark(Resource storageClass) => storageClass["metadata"]["annotations"]["storageclass.kubernetes.io/is-default-class"];

    private static Answer IsDefault(Property mark) => mark.Is("true");
}
