using System.Security.Cryptography;
using System.Text;
using Infra.Clusters;
using Infra.Contract;
using Infra.Platform.Tenancy;
using Infra.Settings;
using Pulumi;
using Pulumi.Kubernetes.Autoscaling.V2;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Autoscaling.V2;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Infra.Platform.Catalogue;

/// <summary>The page that lists what is on and how to reach it. It is a static file behind a web server.</summary>
internal sealed class CataloguePage
{
    private const string Name = "catalogue";
    private const int Port = 8080;

    // The user of nginx's image that needs no root.
    private const int WebUser = 101;

    private static readonly Resources Bounds = new(Quantity.Parse("50m"), Quantity.Parse("64Mi"));

    private readonly ComponentResource _parent;
    private readonly ClusterContract _cluster;
    private readonly CataloguePageSettings _settings;
    private readonly Namespace _namespace;

    private CataloguePage(ComponentResource parent, ClusterContract cluster, CataloguePageSettings settings)
    {
        (_parent, _cluster, _settings) = (parent, cluster, settings);
        _namespace = new Namespace(
            settings.Namespace,
            new NamespaceArgs { Metadata = PlatformObject.Metadata(cluster, settings.Namespace, labels: PlatformObject.PodSecurity(cluster, "restricted")) },
            ChildOptions.Of(parent));
    }

    public static void Create(ComponentResource parent, ClusterContract cluster, CataloguePageSettings settings, string html)
    {
        var page = new CataloguePage(parent, cluster, settings);
        page.CreateNetwork();
        page.CreateDeployment(html, page.CreateFile(html));
        page.CreateService();
        page.CreateBudget();
        page.CreateAutoscaler();
    }

    private static InputMap<string> Selector() => new() { ["app.kubernetes.io/name"] = Name };

    private ObjectMetaArgs Metadata(IEnumerable<KeyValuePair<string, Input<string>>>? annotations = null) =>
        PlatformObject.Metadata(_cluster, Name, _settings.Namespace, [new("app.kubernetes.io/name", Name)], annotations);

    private CustomResourceOptions Options(params IEnumerable<Resource> after)
    {
        var options = ChildOptions.Of(_parent, [_namespace, .. after]);
        options.DeletedWith = _namespace;
        return options;
    }

    private ConfigMap CreateFile(string html) => new($"{Name}-page", new ConfigMapArgs { Metadata = Metadata(), Data = { ["index.html"] = html } }, Options());

    private void CreateDeployment(string html, ConfigMap file)
    {
        var container = AddOnPod.Container(Name, _settings.Image, Port, Bounds);
        container.VolumeMounts.Add(new VolumeMountArgs { Name = "page", MountPath = "/usr/share/nginx/html", ReadOnly = true });
        container.StartupProbe = AddOnPod.Http("/", period: 2, failures: 30);
        container.ReadinessProbe = AddOnPod.Http("/", period: 10, failures: 3);
        container.LivenessProbe = AddOnPod.Http("/", period: 30, failures: 3);
        var pod = AddOnPod.Spec(_cluster.Nodes[NodeRole.System], WebUser, container);
        pod.Volumes.Add(new VolumeArgs { Name = "page", ConfigMap = new ConfigMapVolumeSourceArgs { Name = Name } });
        AddOnPod.Writable(pod, container, "64Mi", ("tmp", "/tmp"));
        pod.TopologySpreadConstraints.Add(new TopologySpreadConstraintArgs
        {
            MaxSkew = 1,
            TopologyKey = "kubernetes.io/hostname",
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = new LabelSelectorArgs { MatchLabels = Selector() },
        });

        var spec = new DeploymentSpecArgs
        {
            RevisionHistoryLimit = 3,
            Selector = new LabelSelectorArgs { MatchLabels = Selector() },
            Template = new PodTemplateSpecArgs
            {
                // Another page needs another pod at once, and not when the kubelet looks again.
                Metadata = new ObjectMetaArgs { Labels = Selector(), Annotations = { ["spark-platform/page"] = Fingerprint(html) } },
                Spec = pod,
            },
        };
        if (!IsScaled)
        {
            spec.Replicas = _settings.Replicas;
        }

        _ = new Deployment(Name, new DeploymentArgs { Metadata = Metadata(), Spec = spec }, Options([file, .. _cluster.ReadyForPods]));
    }

    private bool IsScaled => _settings.MostReplicas > _settings.Replicas;

    private static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private void CreateService() => _ = new Service(
        Name,
        new ServiceArgs
        {
            Metadata = Metadata(),
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = Selector(),
                Ports = { new ServicePortArgs { Name = "http", Port = 80, TargetPort = "http", Protocol = "TCP" } },
            },
        },
        Options());

    private void CreateBudget() => _ = new PodDisruptionBudget(
        Name,
        new PodDisruptionBudgetArgs
        {
            Metadata = Metadata(),
            Spec = new PodDisruptionBudgetSpecArgs { MaxUnavailable = 1, Selector = new LabelSelectorArgs { MatchLabels = Selector() } },
        },
        Options());

    private void CreateAutoscaler()
    {
        if (!IsScaled)
        {
            return;
        }

        _ = new HorizontalPodAutoscaler(
            Name,
            new HorizontalPodAutoscalerArgs
            {
                Metadata = Metadata(),
                Spec = new HorizontalPodAutoscalerSpecArgs
                {
                    MinReplicas = _settings.Replicas,
                    MaxReplicas = _settings.MostReplicas,
                    ScaleTargetRef = new CrossVersionObjectReferenceArgs { ApiVersion = "apps/v1", Kind = "Deployment", Name = Name },
                    Metrics =
                    {
                        new MetricSpecArgs
                        {
                            Type = "Resource",
                            Resource = new ResourceMetricSourceArgs
                            {
                                Name = "cpu",
                                Target = new MetricTargetArgs { Type = "Utilization", AverageUtilization = 80 },
                            },
                        },
                    },
                },
            },
            Options());
    }

    /// <summary>It reaches nothing, and only those reach it that the settings name.</summary>
    private void CreateNetwork()
    {
        var spec = new NetworkPolicySpecArgs { PodSelector = new LabelSelectorArgs(), PolicyTypes = { "Ingress", "Egress" } };
        foreach (var client in _settings.Clients)
        {
            spec.Ingress.Add(new NetworkPolicyIngressRuleArgs
            {
                From = { new NetworkPolicyPeerArgs { NamespaceSelector = TenantNetwork.InNamespace(client) } },
                Ports = { TenantNetwork.Port(Port) },
            });
        }

        _ = new NetworkPolicy(
            Name,
            new NetworkPolicyArgs { Metadata = Metadata([new("spark-platform/reason", "It serves a file, and reaches nothing.")]), Spec = spec },
            Options());
    }
}
