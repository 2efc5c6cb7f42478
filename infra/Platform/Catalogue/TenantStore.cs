using Infra.Settings;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Platform.Catalogue;

/// <summary>An S3-compatible store of the tenant's own: all parts of SeaweedFS in one process.</summary>
internal static class TenantStore
{
    private const string Name = "object-store";
    private const int Port = 8333;

    // The user that SeaweedFS's image has.
    private const int StoreUser = 1000;

    public static AddOn AddOn { get; } = AddOn.Of<TenantStoreSettings>(Create, Row);

    private static void Create(AddOnScope scope, TenantStoreSettings settings)
    {
        var claim = scope.Claim(Name, settings.Volume);
        var container = AddOnPod.Container(Name, settings.Image, Port, settings.Server);

        // Its parts talk to each other by the pod's loopback; only S3 asks for a key, and only S3 is reached from outside.
        container.Command = new[] { "/usr/bin/weed", "-logtostderr=true" };
        container.Args = new[]
        {
            "server", "-dir=/data", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-volume.max=0", "-master.volumeSizeLimitMB=1024",
            "-filer", "-s3", $"-s3.port={Port}", "-s3.ip.bind=0.0.0.0", "-s3.config=/etc/object-store/s3.json",
        };
        container.WorkingDir = "/data";
        container.VolumeMounts.Add(new VolumeMountArgs { Name = "data", MountPath = "/data" });
        container.VolumeMounts.Add(new VolumeMountArgs { Name = "keys", MountPath = "/etc/object-store", ReadOnly = true });
        container.StartupProbe = AddOnPod.Open(period: 5, failures: 60);
        container.ReadinessProbe = AddOnPod.Open(period: 10, failures: 3);
        container.LivenessProbe = AddOnPod.Open(period: 30, failures: 5);
        var pod = AddOnPod.Spec(scope.Nodes, StoreUser, container, scope.PriorityClass);
        pod.Volumes.Add(new VolumeArgs { Name = "data", PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = Name } });
        pod.Volumes.Add(new VolumeArgs { Name = "keys", Secret = AddOnPod.Key(settings.KeysSecret, "s3.json") });
        AddOnPod.Writable(pod, container, "1Gi", ("tmp", "/tmp"));
        scope.Server(Name, Port, pod, actsAsTenant: false, settings.Volume.Tier, claim);
        new AddOnNetwork(scope).Flow(
            "allow-object-store-client", "The tenant's pods use its own object store.", AddOnNetwork.Pods.All, new(("app.kubernetes.io/name", Name)), Port);
    }

    private static PageRow Row(string tenant, TenantStoreSettings settings) =>
        new("Object store", settings.Image, PageRow.Forward(tenant, Name, Port, Port), $"http://{Name}.{tenant}:{Port}");
}
