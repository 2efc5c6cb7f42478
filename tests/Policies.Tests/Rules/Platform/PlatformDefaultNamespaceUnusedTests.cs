using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Platform;

public sealed class PlatformDefaultNamespaceUnusedTests : RuleTests
{
    protected override string Policy => "platform-default-namespace-unused";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("an object", Resource("kubernetes:core/v1:ConfigMap", "facts", "metadata: { namespace: analytics }")),
        Accepted("a custom object", Resource("kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication", "pi", "metadata: { namespace: analytics }")),
        Accepted("a release", Resource("kubernetes:helm.sh/v3:Release", "operator", "namespace: spark-operator")),
        Refused(
            "the default one", Resource("kubernetes:apps/v1:Deployment", "web", "metadata: { namespace: default }"),
            "web metadata.namespace: web is in the namespace default."),
        Refused(
            "none", Resource("kubernetes:core/v1:Secret", "keys", "metadata: { name: keys }"), "keys metadata.namespace: keys is in the namespace default."),
        Refused(
            "a release without", Resource("kubernetes:helm.sh/v3:Release", "operator", "chart: operator"),
            "operator namespace: operator is in the namespace default."),
        Undecided("not known", Resource("kubernetes:core/v1:ConfigMap", "facts", "metadata: { namespace: !unknown  }"), "facts metadata.namespace"),
        Ignored(
            "what is in no namespace", Resource("kubernetes:core/v1:Namespace", "analytics"), Resource("kubernetes:storage.k8s.io/v1:StorageClass", "fast")),
        Ignored("something of a cloud", Resource("aws:s3/bucket:Bucket", "data")),
    ];
}
