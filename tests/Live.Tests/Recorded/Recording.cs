using System.Text.Json.Nodes;
using Live.Tests.Plans;
using RealParts;

namespace Live.Tests.Recorded;

/// <summary>The pods that the real Spark operator, Spark and YuniKorn made of one example: a folder of recorded objects.</summary>
/// <param name="Folder">Its path below the folder of the recordings, <c>yunikorn/etl</c>.</param>
/// <param name="Objects">What is recorded, by name of the file.</param>
internal sealed record Recording(string Folder, IReadOnlyList<RecordedObject> Objects)
{
    /// <summary>yunikorn or kueue: under which of them it was recorded.</summary>
    public string Scheduler => Folder.Split('/', '-')[0];

    /// <summary>The file of examples/ that it was made from.</summary>
    public string Example => $"{Folder.Split('/')[1].Split("-placement")[0]}.yaml";

    /// <summary>Whether the application had the patch of the ConfigMap spark-placement.</summary>
    public bool IsPlaced => Folder.Contains("-placement", StringComparison.Ordinal);

    /// <summary>Whether it was placed for the nodes of another stack than the laptop's.</summary>
    public bool IsOfAnotherCluster => Folder.EndsWith("-aks", StringComparison.Ordinal);

    public IEnumerable<RecordedObject> Drivers => Objects.Where(made => made.File == "driver");

    public IEnumerable<RecordedObject> Executors => Pods("executor");

    public IEnumerable<RecordedObject> Placeholders => Pods("placeholder");

    /// <summary>The recordings of a folder of real parts; null where there is none.</summary>
    /// <param name="reason">Why, for the skipped test.</param>
    public static IReadOnlyList<Recording>? All(out string reason) =>
        PartsFolder.Find(out reason, Part.Pods) is { } parts ? Read(Path.Combine(parts.Folder, "pods")) : null;

    public override string ToString() => Folder;

    private IEnumerable<RecordedObject> Pods(string what) =>
        Objects.Where(made => made.Kind == "Pod" && made.File.StartsWith($"{what}-", StringComparison.Ordinal));

    private static List<Recording> Read(string folder) =>
    [
        .. from path in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           let objects = Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).Select(RecordedObject.Read).ToList()

           // Where no driver was made, there is nothing to compare.
           where objects.Any(made => made.File == "driver")
           select new Recording(Path.GetRelativePath(folder, path), objects),
    ];
}

/// <summary>A recorded object.</summary>
/// <param name="File">The name of its file, without the ending.</param>
/// <param name="Body">As the API server had it.</param>
internal sealed record RecordedObject(string File, JsonObject Body)
{
    public string Kind => (string)Body["kind"]!;

    public string Name => (string)Body["metadata"]!["name"]!;

    public JsonObject Labels => Body["metadata"]!["labels"]!.AsObject();

    public JsonNode Spec => Body["spec"]!;

    public JsonNode Container => Assert.Single(Spec["containers"]!.AsArray())!;

    public IEnumerable<JsonNode> Volumes => Spec["volumes"]?.AsArray().Select(volume => volume!) ?? [];

    public IEnumerable<JsonNode> Environment => Container["env"]?.AsArray().Select(entry => entry!) ?? [];

    public static RecordedObject Read(string path) => new(Path.GetFileNameWithoutExtension(path), YamlObject.Parse(System.IO.File.ReadAllText(path)));

    /// <summary>
    /// The object as it was sent, for another namespace: without what the API server and its admission wrote (priority, token, the limit
    /// range's CPU limit, labels of the node's zone, addresses), since they shall write it again.
    /// </summary>
    public LayerObject AsSent(string inNamespace)
    {
        var body = Body.DeepClone().AsObject();
        var metadata = body["metadata"]!.AsObject();
        metadata["namespace"] = inNamespace;
        metadata.Remove("finalizers");
        (metadata["annotations"] as JsonObject)?.Remove("kubernetes.io/limit-ranger");
        (metadata["labels"] as JsonObject)?.Remove("topology.kubernetes.io/zone");
        if (Kind == "Pod")
        {
            Unmade(body["spec"]!.AsObject());
        }

        return new LayerObject(SinceThen(body));
    }

    private static void Unmade(JsonObject spec)
    {
        foreach (var key in (string[])["priority", "preemptionPolicy", "serviceAccount"])
        {
            spec.Remove(key);
        }

        Without(spec["volumes"], "name", "kube-api-access");
        foreach (var container in spec["containers"]!.AsArray())
        {
            Without(container!["volumeMounts"], "name", "kube-api-access");
            if (container["name"]!.ToString().StartsWith("spark-", StringComparison.Ordinal))
            {
                container["resources"]!["limits"]!.AsObject().Remove("cpu");
            }
        }
    }

    /// <summary>Applies the product's changes since the recording, which was made at 2af3d94.</summary>
    private JsonObject SinceThen(JsonObject body)
    {
        if (Kind == "PersistentVolumeClaim" && File.StartsWith("executor-", StringComparison.Ordinal))
        {
            // spark.kubernetes.legacy.useReadWriteOnceAccessMode; it was ReadWriteOncePod.
            body["spec"]!["accessModes"] = new JsonArray("ReadWriteOnce");
        }

        return body;
    }

    private static void Without(JsonNode? list, string key, string value)
    {
        if (list is JsonArray entries)
        {
            foreach (var entry in entries.Where(entry => (string?)entry![key] == value).ToList())
            {
                entries.Remove(entry);
            }
        }
    }
}
