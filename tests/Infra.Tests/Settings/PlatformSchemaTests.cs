using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Settings;
using Infra.Settings.Reading;
using Infra.Tests.Support;
using NJsonSchema;

namespace Infra.Tests.Settings;

/// <summary>
/// The schema that editors use says what the readers say. It is held against them key by key: for every place that the schema describes, the
/// readers are asked which keys they know, which they demand, which defaults they have, and which of many values they accept.
/// </summary>
public class PlatformSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(ProjectFiles.Shipped("platform.schema.json"))!.AsObject();

    private static readonly JsonSchema Validator = JsonSchema.FromJsonAsync(Schema.ToJsonString()).GetAwaiter().GetResult();

    /// <summary>A platform in which every key is written.</summary>
    private static readonly JsonObject Complete = NodeJson.Of(SettingsText.Map("""
        tenants:
          - name: analytics
            owner: data-analytics
            costCenter: "4100"
            guaranteed: { cpu: 8, memory: 64Gi, gpus: 0 }
            ceiling: { cpu: 512, memory: 2Pi, gpus: 1 }
            storage: 2Pi
            volumes: 70
            pods: 70
            largestContainer: { cpu: 4, memory: 32Gi }
            podSecurity: baseline
            workspace: { size: 200Gi, tier: shared }
            shared: { size: 100Gi }
            addOns:
              jupyter:
                chart: { repository: "https://charts.example", version: 4.4.1, timeoutSeconds: 900 }
                authenticator: github
                loginSecret: login
                image: registry.example/notebook:1
                people: 20
                server: { cpu: 2, memory: 8Gi }
                home: { size: 5Gi, tier: fast }
              zeppelin: { image: "registry.example/zeppelin:1", loginSecret: login, server: { cpu: 3, memory: 12Gi }, notebooks: { size: 20Gi, tier: fast } }
              kafka: { version: 4.3.0, brokers: 1, broker: { cpu: 2, memory: 8Gi }, volume: { size: 50Gi, tier: fast } }
              postgresql: { image: "registry.example/postgresql:18", instances: 3, instance: { cpu: 2, memory: 4Gi }, volume: { size: 40Gi, tier: fast } }
              objectStore: { image: "registry.example/store:1", keysSecret: keys, server: { cpu: 2, memory: 4Gi }, volume: { size: 80Gi, tier: fast } }
              charts: [{ name: superset, chart: superset, repository: "https://charts.example", version: 0.15.0, timeoutSeconds: 900, values: { replicas: 1 } }]
            claims: [{ name: models, size: 50Gi, tier: shared, accessMode: readWriteOnce }]
            sparkSecrets: [warehouse]
            groups: { admins: [leads], developers: [engineers], viewers: [guests] }
            priority: high
            weight: 2
            lendLimit: { cpu: 8, memory: 64Gi, gpus: 0 }
            flavors: [driver, executor]
            egress:
              - { name: warehouse, cidrs: [203.0.113.0/24], namespace: warehouse, port: 5432, reason: The warehouse. }
        storage: { defaultTier: fast, keepVolumes: false }
        monitoring:
          chart: { repository: "https://charts.example", version: 88.5.3, timeoutSeconds: 900 }
          namespace: watch
          retention: 30d
          storage: 500Gi
          tier: fast
          runbooks: https://git.example/data/spark-platform/docs/runbooks.md
          alertmanagerSecret: alert-routes
          grafanaSecret: grafana-admin
        scheduler:
          kind: kueue
          namespace: queues
          replicas: 3
          preemptionDelay: 5m
          charts:
            yunikorn: { repository: "https://charts.example", version: 1.9.0, timeoutSeconds: 900 }
            kueue: { repository: "oci://charts.example/kueue", version: 0.19.2, timeoutSeconds: 900 }
        sparkOperator:
          chart: { repository: "oci://charts.example/spark", version: 2.5.2, timeoutSeconds: 900 }
          namespace: operator
          replicas: 3
          workers: 50
        spark: { imageTag: 4.2.0-2, scratch: volume, scratchSize: 50Gi }
        catalogue:
          strimzi: { enabled: true, chart: { repository: "oci://charts.example", version: 1.2.1, timeoutSeconds: 900 }, namespace: brokers }
          cloudNativePg: { enabled: true, chart: { repository: "https://charts.example", version: 0.29.1, timeoutSeconds: 900 }, namespace: databases }
          rookCeph: { enabled: true, chart: { repository: "https://charts.example", version: 1.20.7, timeoutSeconds: 900 }, namespace: ceph }
          page: { enabled: true, namespace: page, image: "registry.example/web:1", replicas: 1, mostReplicas: 4, clients: [proxy] }
        historyServer: { enabled: true, namespace: history, replicas: 2, memory: 8Gi, clients: [proxy] }
        """))!.AsObject();

    /// <summary>Values to write anywhere: as JSON, because that is what the schema judges.</summary>
    private static readonly string[] Values =
    [
        "0", "1", "2", "5", "6", "16", "50", "60", "59", "200", "201", "500", "3600", "3601", "10000", "10001", "20000", "20001", "-1", "1.5", "true", "false", "null",
        "\"\"", "\"text\"", "\"Text\"", "\"two words\"", "\"a-b\"", "\"a-\"", "\"1a\"", "\"a_b\"", "\"500m\"", "\"1.5\"", "\"64\"", "\"1Gi\"", "\"1.5Gi\"", "\"0Gi\"",
        "\"0.5Gi\"", "\"1G\"", "\"1GiB\"", "\"1gi\"", "\"64 cores\"", "\"standard\"", "\"fast\"", "\"shared\"", "\"scratch\"", "\"workspace\"", "\"github\"", "\"dummy\"", "\"kafka\"", "\"registry.example:5000/a/b:1.2\"", "\"nginx:latest\"", "\"nginx\"", "3", "10", "\"readWriteOnce\"", "\"readWriteOncePod\"", "\"readWriteMany\"", "\"ReadWriteOnce\"", "\"restricted\"", "\"baseline\"",
        "\"privileged\"", "\"30s\"", "\"15d\"", "\"0d\"", "\"2w\"", "\"2.5.2\"", "\"v2.5.2\"", "\"2.5\"", "\"latest\"", "\"1.0.0-rc.1\"", "\"https://x.example/y\"",
        "\"oci://x.example:5000/y\"", "\"http://x.example\"", "\"https://\"", "\"https://x.example/?q\"", "\"https://x.example/y#z\"", "\"docs/runbooks.md\"", "[]", "[\"a\"]", "[\"\"]", "[1]", "{}", "\"low\"", "\"yunikorn\"", "65535", "65536",
        "[\"driver\"]", "[\"driver\", \"localNvme\"]", "[\"executor\"]", "[\"system\"]", "[\"10.1.0.0/16\"]", "[\"10.1.0.0\"]", "[{}]",
        $"\"{new string('a', 40)}\"", $"\"{new string('a', 41)}\"", $"\"{new string('a', 200)}\"", $"\"{new string('a', 201)}\"", $"[\"{new string('a', 201)}\"]",
    ];

    public static TheoryData<string> Objects => [.. Places(Schema, "").Where(place => place.Schema["properties"] is not null).Select(place => place.Path)];

    public static TheoryData<string> Keys => [.. Places(Schema, "").Where(place => place.Path.Length > 0 && !place.Path.EndsWith(']')).Select(place => place.Path)];

    public static TheoryData<string> Leaves =>
        [.. Places(Schema, "").Where(place => place.Path.Length > 0 && place.Schema["properties"] is null && place.Path != "tenants").Select(place => place.Path)];

    [Fact]
    public void The_shipped_platform_is_valid() =>
        Assert.Empty(Validator.Validate(NodeJson.Of(SettingsText.Map(ProjectFiles.Shipped("platform.yaml")))!.ToJsonString()));

    [Fact]
    public void A_platform_with_every_key_is_valid_and_read()
    {
        Assert.Empty(Validator.Validate(Complete.ToJsonString()));
        Assert.Empty(Read(Complete).Errors);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_readers_know_the_keys_that_the_schema_describes(string path)
    {
        const string stranger = "aKeyThatNothingIsLike";
        var platform = Complete.DeepClone().AsObject();
        At(platform, path).AsObject()[stranger] = 1;
        var error = Assert.Single(Read(platform).Errors);
        var known = error[(error.IndexOf("Known here: ", StringComparison.Ordinal) + "Known here: ".Length)..].TrimEnd('.').Split(", ");
        Assert.Equal(Properties(path).Select(property => property.Key).Order(StringComparer.Ordinal), known);
        Assert.False(SchemaAt(path)["additionalProperties"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_readers_demand_what_the_schema_requires(string path)
    {
        var platform = Complete.DeepClone().AsObject();
        var (parent, key) = Parent(path);
        At(platform, parent).AsObject().Remove(key);
        var required = SchemaAt(parent)["required"]?.AsArray().Any(name => name!.GetValue<string>() == key) ?? false;
        Assert.Equal(required, Read(platform).Errors.Length > 0);
        Assert.Equal(required, Validator.Validate(platform.ToJsonString()).Count > 0);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_has_a_description(string path)
    {
        var (parent, key) = Parent(path);
        var description = SchemaAt(parent)["properties"]![key]!["description"]?.GetValue<string>();
        Assert.False(string.IsNullOrEmpty(description), $"{path} has no description.");
        Assert.EndsWith(".", description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_readers_have_the_defaults_that_the_schema_tells(string path)
    {
        var (parent, key) = Parent(path);
        var absent = Complete.DeepClone().AsObject();
        At(absent, parent).AsObject().Remove(key);
        if (SchemaAt(parent)["properties"]![key]!["default"] is not { } value)
        {
            return;
        }

        var written = Complete.DeepClone().AsObject();
        At(written, parent).AsObject()[key] = value.DeepClone();
        Assert.Equal(Shown(Read(written)), Shown(Read(absent)));
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_readers_accept_every_value_that_the_schema_accepts(string path) =>
        Assert.DoesNotContain(Values, value => SchemaAccepts(path, value) && !ReadersAccept(path, value));

    /// <summary>A reader takes a scalar with or without quotes; the schema asks for the spelling that shows what is meant.</summary>
    [Theory]
    [MemberData(nameof(Leaves))]
    public void The_schema_accepts_every_value_that_the_readers_accept(string path) =>
        Assert.DoesNotContain(Values, value => ReadersAccept(path, value) && !SchemaAccepts(path, value) && !SchemaAccepts(path, Requoted(value)));

    private static bool SchemaAccepts(string path, string value) => Validator.Validate(With(path, value).ToJsonString()).Count == 0;

    /// <summary>Relations between two keys are beyond what the schema can say, so they do not count here.</summary>
    private static bool ReadersAccept(string path, string value) =>
        Read(With(path, value)).Errors.All(error => error.Contains(", less than ", StringComparison.Ordinal));

    private static JsonObject With(string path, string value)
    {
        var platform = Complete.DeepClone().AsObject();
        var (parent, key) = Parent(path);
        At(platform, parent).AsObject()[key] = JsonNode.Parse(value);
        return platform;
    }

    private static string Requoted(string value) => value switch
    {
        ['"', .. var text, '"'] when double.TryParse(text, CultureInfo.InvariantCulture, out _) => text,
        "[1]" => "[\"1\"]",
        "true" or "false" => $"\"{value}\"",
        _ when double.TryParse(value, CultureInfo.InvariantCulture, out _) => $"\"{value}\"",
        _ => value,
    };

    private static string Shown((PlatformSettings Settings, string[] Errors) read)
    {
        Assert.Empty(read.Errors);
        return System.Text.Json.JsonSerializer.Serialize(read.Settings);
    }

    private static (PlatformSettings Settings, string[] Errors) Read(JsonNode platform)
    {
        var errors = new SettingsErrors();
        var settings = PlatformSettingsReader.Read(SettingsText.Map(platform.ToJsonString()), errors);
        return (settings, SettingsText.Shown(errors));
    }

    /// <summary>Every place of a platform that the schema describes, with what it says about it.</summary>
    private static IEnumerable<(string Path, JsonObject Schema)> Places(JsonObject schema, string path)
    {
        schema = Resolved(schema);
        yield return (path, schema);
        var below = (schema["properties"]?.AsObject() ?? [])
            .Select(property => (Path: path.Length == 0 ? property.Key : $"{path}.{property.Key}", Schema: property.Value!.AsObject()));
        if (Resolved(schema["items"]?.AsObject() ?? []) is { } items && items["properties"] is not null)
        {
            below = below.Append(($"{path}[0]", items));
        }

        foreach (var place in below.SelectMany(child => Places(child.Schema, child.Path)))
        {
            yield return place;
        }
    }

    private static JsonObject Resolved(JsonObject schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? Schema["definitions"]![reference.Split('/')[^1]]!.AsObject() : schema;

    private static JsonObject SchemaAt(string path) => Places(Schema, "").Single(place => place.Path == path).Schema;

    private static JsonObject Properties(string path) => SchemaAt(path)["properties"]!.AsObject();

    private static (string Path, string Key) Parent(string path)
    {
        var dot = path.LastIndexOf('.');
        return (path[..Math.Max(dot, 0)], path[(dot + 1)..]);
    }

    private static JsonNode At(JsonObject platform, string path) => path.Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((JsonNode)platform, (node, key) => key.EndsWith("[0]", StringComparison.Ordinal) ? node[key[..^3]]![0]! : node[key]!);
}
