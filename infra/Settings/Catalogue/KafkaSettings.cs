using Infra.Settings.Reading;

namespace Infra.Settings;

/// <summary>A Kafka cluster that Strimzi runs: encrypted, with users, reached from the tenant's namespace.</summary>
/// <param name="Version">Kafka's exact version, one that Strimzi's version knows. Default 4.3.1.</param>
/// <param name="Brokers">How many brokers there are, each a controller too: 1, 3 or 5. Default 3.</param>
/// <param name="Broker">What each has. Default 1 core and 4Gi.</param>
/// <param name="Volume">The volume of each. Default 100Gi of standard.</param>
public sealed record KafkaSettings(string Version, int Brokers, Resources Broker, AddOnVolume Volume) : AddOnSettings
{
    /// <summary>The resources of each of the entity operator's two containers, which are no setting.</summary>
    internal static readonly Resources EntityOperator = new(Quantity.Parse("200m"), Quantity.Parse("512Mi"));

    private static readonly ScalarFormat<int> BrokerCount = new(
        "1, 3 or 5",
        scalar => scalar.Text switch
        {
            "1" => 1,
            "3" => 3,
            "5" => 5,
            _ => Parsed<int>.No("Controllers decide by majority, so an even number bears no more failures."),
        })
    {
        Schema = new("integer") { Values = ["1", "3", "5"] },
    };

    /// <inheritdoc/>
    public override string Operator => "strimzi";

    /// <inheritdoc/>
    public override IEnumerable<string> OwnSecrets => ["kafka-cluster-ca", "kafka-clients-ca"];

    internal override IEnumerable<AddOnNeeds> Needs =>
        [new("kafka.broker", Brokers, Broker), new("kafka", 1, EntityOperator), new("kafka", 1, EntityOperator, IsPod: false)];

    internal override IEnumerable<TenantVolume> Volumes => [new("addOns.kafka.volume", Volume.Size, Volume.Tier, Brokers)];

    internal static KafkaSettings Read(MapReader map)
    {
        var settings = new KafkaSettings(
            map.Optional("version", "4.3.1", ScalarFormats.Version, "Kafka's exact version, one that Strimzi's version knows."),
            map.Optional("brokers", 3, BrokerCount, "How many brokers, each a controller too."),
            AddOnFields.Resources(map.Map("broker", "The resources of each broker."), "1", "4Gi"),
            AddOnFields.Volume(map.Map("volume", "The volume of each broker."), "100Gi"));
        map.RejectUnknownKeys();
        return settings;
    }
}
