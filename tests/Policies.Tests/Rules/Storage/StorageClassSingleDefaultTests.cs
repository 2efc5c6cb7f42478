using Policies.Tests.Support;
using PolicyEngine.Model;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Storage;

public sealed class StorageClassSingleDefaultTests : RuleTests
{
    private const string Path = "metadata.annotations[\"storageclass.kubernetes.io/is-default-class\"]";

    protected override string Policy => "storage-class-single-default";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted(
            "one", Class("fast", "'false'"), Class("standard", "'true'"),
            Resource("kubernetes:storage.k8s.io/v1:StorageClass", "bare", "metadata: { name: bare }")),
        Refused("none", [Class("fast", "'false'"), Class("standard", "'false'")], $"fast {Path}: No storage class is the default."),
        Refused("two", [Class("fast", "'true'"), Class("standard", "'true'")], $"standard {Path}: standard is a second default storage class."),
        Refused(
            "two and one that is not known",
            [Class("fast", "'true'"), Class("shared", "!unknown"), Class("standard", "'true'")],
            $"shared {Path}", $"standard {Path}: standard is a second default storage class."),
        Undecided("one that is not known", [Class("fast", "'false'"), Class("standard", "!unknown")], $"fast {Path}"),
        Undecided("one, and perhaps another", [Class("fast", "!unknown"), Class("standard", "'true'")], $"standard {Path}"),
        Ignored("no classes", Resource("kubernetes:core/v1:Namespace", "spark")),
    ];

    private static Resource Class(string name, string isDefault) =>
        Resource(
            "kubernetes:storage.k8s.io/v1:StorageClass", name,
            $"metadata: {{ name: {name}, annotations: {{ storageclass.kubernetes.io/is-default-class: {isDefault} }} }}");
}
