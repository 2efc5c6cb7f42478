using Policies.Tests.Support;
using static Policies.Tests.Support.ResourceText;

namespace Policies.Tests.Rules.Registry;

public sealed class RegistryImagesScannedTests : RuleTests
{
    private const string Ecr = "aws:ecr/repository:Repository";
    private const string GcpRegistry = "gcp:artifactregistry/repository:Repository";

    protected override string Policy => "registry-images-scanned";

    private protected override IEnumerable<RuleCase> Cases =>
    [
        Accepted("AWS", Resource(Ecr, "images", "imageScanningConfiguration: { scanOnPush: true }")),
        Refused("AWS, by its default", Resource(Ecr, "images"), "images imageScanningConfiguration.scanOnPush: Images are not scanned."),
        Refused(
            "AWS, switched off",
            Resource(Ecr, "images", "imageScanningConfiguration: { scanOnPush: false }"),
            "images imageScanningConfiguration.scanOnPush: Images are not scanned."),
        Undecided("AWS, not known", Resource(Ecr, "images", "imageScanningConfiguration: !unknown"), "images imageScanningConfiguration"),

        Accepted("Google Cloud", Resource(GcpRegistry, "images")),
        Refused(
            "Google Cloud, switched off",
            Resource(GcpRegistry, "images", "vulnerabilityScanningConfig: { enablementConfig: DISABLED }"),
            "images vulnerabilityScanningConfig.enablementConfig: Images are not scanned."),
        Undecided("Google Cloud, not known", Resource(GcpRegistry, "images", "vulnerabilityScanningConfig: !unknown"), "images vulnerabilityScanningConfig"),
    ];
}
