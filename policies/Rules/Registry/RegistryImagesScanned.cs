using PolicyEngine.Model;
using PolicyEngine.Values;

namespace Policies.Rules.Registry;

internal sealed class RegistryImagesScanned : ResourcePolicy, IRemediation
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

    public override void Examine(Resource registry, Check check) => check.Require(Holds(registry), SettingOf(registry), "Images are not scanned.");

    // A scan only reads. There is nothing else in either block that anybody can set.
    public PropertyMap? Remediate(Resource registry, PolicyOptions options) =>
        !Holds(registry).IsNo ? null
        : registry.Type == ResourceType.EcrRepository ? registry.Properties.With("imageScanningConfiguration", Block("scanOnPush", new PropertyBool(true)))
        : registry.Properties.With("vulnerabilityScanningConfig", Block("enablementConfig", new PropertyString("INHERITED")));

    private static Answer Holds(Resource registry) =>
        registry.Type == ResourceType.EcrRepository ? SettingOf(registry).IsTrue : !SettingOf(registry).Is("DISABLED");

    private static Property SettingOf(Resource registry) =>
        registry.Type == ResourceType.EcrRepository ? registry["imageScanningConfiguration"]["scanOnPush"] : registry["vulnerabilityScanningConfig"]["enablementConfig"];

    private static PropertyMap Block(string name, PropertyValue value) => PropertyMap.Of(KeyValuePair.Create(name, value));
}
