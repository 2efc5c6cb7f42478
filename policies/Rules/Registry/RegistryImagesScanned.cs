using Policies.Model;
using Policies.Values;

namespace Policies.Rules.Registry;

internal sealed class RegistryImagesScanned : ResourcePolicy
{
    public override PolicyInfo Info { get; } = new()
    {
        Id = "registry-images-scanned",
        Title = "Images are searched for known holes",
        Severity = Severity.Medium,
        Why = "A Spark image carries hundreds of Java and Python packages. Without a scan nobody knows which of them have holes that are already used. Azure scans with Defender, which is set for a subscription.",
        Remedy = "Leave scanOnPush at true (EKS) and vulnerabilityScanningConfig at INHERITED (GKE).",
        Link = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
        References = [FrameworkReference.CisEks("5.1.1"), FrameworkReference.Trivy("AWS-0030"), FrameworkReference.CisGke("5.1.1")],
    };

    public override IReadOnlyList<string> Types { get; } = [ResourceType.EcrRepository, ResourceType.GcpRepository];

    public override void Examine(Resource registry, Check check)
    {
        if (registry.Type == ResourceType.EcrRepository)
        {
            Property isScanned = registry["imageScanningConfiguration"]["scanOnPush"];
            check.Require(isScanned.IsTrue, isScanned, "Images are not scanned.");
            return;
        }

        Property scanning = registry["vulnerabilityScanningConfig"]["enablementConfig"];
        check.Require(!scanning.Is("DISABLED"), scanning, "Images are not scanned.");
    }
}
