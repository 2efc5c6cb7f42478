using Infra.Settings;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Platform.Catalogue;

/// <summary>A Kafka cluster in a tenant's namespace. Clients come from the namespace, encrypted, as users that the tenant makes as KafkaUser.</summary>
internal static class Kafka
{
    private const string Name = "kafka";
    private const int Port = 9093;

    private static readonly AddOnNetwork.Pods Brokers = new(("strimzi.io/cluster", Name));

    public static AddOn AddOn { get; } = AddOn.Of<KafkaSettings>(Create, Row);

    private static void Create(AddOnScope scope, KafkaSettings settings)
    {
        var strimzi = scope.Operators[settings.Operator];

        // How Strimzi knows whose brokers they are.
        var metadata = scope.Tenant.Metadata("brokers");
        metadata.Labels["strimzi.io/cluster"] = Name;
        _ = new CustomResource(
            $"{scope.Name}-{Name}-brokers",
            new KafkaNodePoolArgs { Metadata = metadata, Spec = Pool(scope, settings) },
            scope.Options(settings.Volume.Tier, strimzi.Release));
        _ = new CustomResource(
            $"{scope.Name}-{Name}",
            new KafkaArgs { Metadata = scope.Tenant.Metadata(Name), Spec = Cluster(scope, settings) },
            scope.Options(settings.Volume.Tier, strimzi.Release));

        var network = new AddOnNetwork(scope);
        network.Flow("allow-kafka", "Brokers and the entity operator talk to each other.", Brokers, Brokers);
        network.Flow("allow-kafka-client", "The tenant's pods are Kafka's clients, as users of its own.", AddOnNetwork.Pods.All, Brokers, Port);

        // Replication's port, which is the operator's too, the controllers' and the agent in each broker's pod.
        network.FromNamespace("allow-kafka-operator", "Strimzi runs the brokers.", strimzi.Namespace, Brokers, 8443, 9090, 9091);
    }

    private static PageRow Row(string tenant, KafkaSettings settings) =>
        new("Kafka", settings.Version, $"kubectl -n {tenant} get kafka,kafkatopics,kafkausers", $"kafka-kafka-bootstrap.{tenant}:{Port}");

    private static KafkaNodePoolSpecArgs Pool(AddOnScope scope, KafkaSettings settings) => new()
    {
        Replicas = settings.Brokers,
        Roles = { "controller", "broker" },
        Resources = AddOnPod.Resources(settings.Broker),
        Storage = new KafkaStorageArgs
        {
            Type = "jbod",
            Volumes =
            {
                new KafkaVolumeArgs
                {
                    Id = 0,
                    Type = "persistent-claim",
                    Size = settings.Volume.Size.Text,
                    Class = StorageTiers.ClassName(settings.Volume.Tier),
                    DeleteClaim = false,
                    KraftMetadata = "shared",
                },
            },
        },
        Template = Template(scope),
    };

    private static KafkaSpecArgs Cluster(AddOnScope scope, KafkaSettings settings)
    {
        var copies = Math.Min(3, settings.Brokers);
        return new KafkaSpecArgs
        {
            Kafka = new KafkaClusterArgs
            {
                Version = settings.Version,
                Listeners =
                {
                    new KafkaListenerArgs
                    {
                        Name = "tls",
                        Port = Port,
                        Type = "internal",
                        Tls = true,
                        Authentication = new KafkaAuthorizationArgs { Type = "scram-sha-512" },
                    },
                },
                Authorization = new KafkaAuthorizationArgs { Type = "simple" },
                Config =
                {
                    ["default.replication.factor"] = copies,
                    ["min.insync.replicas"] = Math.Max(1, copies - 1),
                    ["offsets.topic.replication.factor"] = copies,
                    ["transaction.state.log.min.isr"] = Math.Max(1, copies - 1),
                    ["transaction.state.log.replication.factor"] = copies,
                },
            },
            EntityOperator = new EntityOperatorArgs
            {
                TopicOperator = new EntityContainerArgs { Resources = AddOnPod.Resources(KafkaSettings.EntityOperator) },
                UserOperator = new EntityContainerArgs { Resources = AddOnPod.Resources(KafkaSettings.EntityOperator) },
                Template = Template(scope),
            },
        };
    }

    private static KafkaTemplateArgs Template(AddOnScope scope)
    {
        var pod = new KafkaPodArgs
        {
            PriorityClassName = scope.PriorityClass,
            Affinity = new AffinityArgs
            {
                NodeAffinity = new NodeAffinityArgs
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = new NodeSelectorArgs
                    {
                        NodeSelectorTerms =
                        {
                            new NodeSelectorTermArgs
                            {
                                MatchExpressions =
                                {
                                    new NodeSelectorRequirementArgs { Key = scope.Nodes.LabelKey, Operator = "In", Values = { scope.Nodes.LabelValue } },
                                },
                            },
                        },
                    },
                },
            },
        };
        if (AddOnPod.Tolerations(scope.Nodes) is { Length: > 0 } tolerations)
        {
            pod.Tolerations = tolerations;
        }

        return new KafkaTemplateArgs { Pod = pod };
    }
}
