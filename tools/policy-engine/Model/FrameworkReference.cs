namespace PolicyEngine.Model;

/// <summary>A place in a published framework.</summary>
/// <param name="Framework">Its name, for example CIS EKS.</param>
/// <param name="Version">Its version; empty for one without.</param>
/// <param name="Reference">The place, for example 5.4.1.</param>
/// <param name="Specification">Where the framework is published.</param>
public sealed record FrameworkReference(string Framework, string Version, string Reference, string Specification)
{
    private const string Cis = "https://www.cisecurity.org/benchmark/kubernetes";

    /// <summary>The CIS benchmark of EKS.</summary>
    public static FrameworkReference CisEks(string reference) => new("CIS EKS", "1.8.0", reference, Cis);

    /// <summary>The CIS benchmark of GKE.</summary>
    public static FrameworkReference CisGke(string reference) => new("CIS GKE", "1.9.0", reference, Cis);

    /// <summary>The CIS benchmark of AKS.</summary>
    public static FrameworkReference CisAks(string reference) => new("CIS AKS", "1.8.0", reference, Cis);

    /// <summary>Kubernetes' pod security standards.</summary>
    /// <param name="profile">baseline or restricted, and the control.</param>
    public static FrameworkReference PodSecurity(string profile) =>
        new("Pod Security Standards", "", profile, "https://kubernetes.io/docs/concepts/security/pod-security-standards/");

    /// <summary>A check of Trivy, for example AWS-0040.</summary>
    public static FrameworkReference Trivy(string id) => new("Trivy", "", id, $"https://avd.aquasec.com/misconfig/{id.ToLowerInvariant()}");

    /// <summary>A sample policy of Kyverno, by its folder, for example best-practices/require-ro-rootfs.</summary>
    public static FrameworkReference Kyverno(string folder) => new("Kyverno", "", folder, $"https://github.com/kyverno/policies/tree/main/{folder}");

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', new[] { Framework, Version, Reference }.Where(part => part.Length > 0));
}
