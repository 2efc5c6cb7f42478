using YamlDotNet.RepresentationModel;

namespace Engine.Tests.Edits;

/// <summary>Changes that people make to a stack, each by its name.</summary>
internal static class LaptopEdits
{
    // Our repository has whatever a plan asks for; whether the real one has this version is not the question.
    private const string NextSparkOperator = "2.5.3";

    private const string Tenants = "platform/tenants";

    private const string Credentials = "objectStore/credentials";

    public static IReadOnlyDictionary<string, Action<LaptopProject>> All { get; } = new Dictionary<string, Action<LaptopProject>>
    {
        ["tenant added"] = AddTenant,
        ["tenant removed"] = project => Remove(project, "streaming"),
        ["tenant renamed"] = project =>
        {
            project.Edit(platform => platform.Set($"{Tenants["platform/".Length..]}/[streaming]/name", "streams"), LaptopProject.Platform);
            project.Edit(stack =>
            {
                var credentials = stack.Get($"{Credentials}/streaming");
                stack.Set($"{Tenants}/[streaming]/name", "streams");
                stack.Remove($"{Credentials}/streaming");
                ((YamlMappingNode)stack.Get(Credentials)).Add("streams", credentials);
            });
        },
        ["guarantee"] = Stack($"{Tenants}/[analytics]/guaranteed", "{ cpu: 1, memory: 2Gi }"),
        ["ceiling"] = Stack($"{Tenants}/[streaming]/ceiling", "{ cpu: 3, memory: 5Gi }"),
        ["pod limit"] = Stack($"{Tenants}/[streaming]/pods", "40"),
        ["group"] = Stack($"{Tenants}/[analytics]/groups/viewers", "[auditors]"),
        ["workspace size"] = Stack($"{Tenants}/[analytics]/workspace/size", "2Gi"),
        ["workspace tier"] = Stack($"{Tenants}/[analytics]/workspace/tier", "fast"),
        ["add-on on"] = AddOn,
        ["chart version"] = Stack("platform/sparkOperator/chart/version", NextSparkOperator),
        ["scheduler replicas"] = Stack("platform/scheduler/replicas", "2"),
        ["YuniKorn to Kueue"] = project => project.Edit(stack =>
        {
            stack.Set("platform/scheduler/kind", "kueue");
            stack.Remove("platform/scheduler/preemptionDelay");
        }).Edit(platform => platform.Remove("scheduler/preemptionDelay"), LaptopProject.Platform),
        ["history server off"] = project => project.Edit(stack =>
        {
            stack.Set("platform/historyServer/enabled", "false");
            stack.Remove("objectStore/historyServer");
        }),
        ["image tag"] = Stack("platform/spark/imageTag", "4.2.0-2"),
        ["scratch volume"] = Stack("platform/spark/scratch", "volume"),
        ["keepVolumes false"] = DeleteVolumes,
        ["default tier"] = Stack("platform/storage/defaultTier", "fast"),
        // An existing cluster takes no tags; a tenant's cost centre is a label of all that is the tenant's.
        ["a tag"] = Stack($"{Tenants}/[streaming]/costCenter", "\"4301\""),
        ["network range"] = Stack("network/apiServer/cidrs", "[172.19.0.0/16]"),
        ["a key rotated"] = project => project.Edit(stack =>
            ((YamlMappingNode)stack.Get($"{Credentials}/analytics")).Children["secretAccessKey"] = stack.Get($"{Credentials}/streaming/secretAccessKey")),
    };

    public static void AddTenant(LaptopProject project) => project.Edit(stack =>
    {
        stack.Add(Tenants, """
            name: research
            owner: research
            costCenter: "4400"
            guaranteed: { cpu: 250m, memory: 512Mi }
            ceiling: { cpu: 1, memory: 2Gi }
            largestContainer: { cpu: 1, memory: 2Gi }
            storage: 5Gi
            workspace: { size: 1Gi }
            """);
        // Its keys are another's: who may encrypt new ones is not the question here.
        ((YamlMappingNode)stack.Get(Credentials)).Add("research", stack.Get($"{Credentials}/streaming"));
    });

    public static void AddOn(LaptopProject project) =>
        project.Edit(stack =>
            stack.Set($"{Tenants}/[analytics]/addOns", "{ postgresql: { instances: 1, instance: { cpu: 250m, memory: 512Mi }, volume: { size: 1Gi } } }"));

    public static void ChartValue(LaptopProject project) => Stack("platform/sparkOperator/workers", "3")(project);

    public static void DeleteVolumes(LaptopProject project) => Stack("platform/storage/keepVolumes", "false")(project);

    private static void Remove(LaptopProject project, string tenant) => project
        .Edit(platform => platform.Remove($"tenants/[{tenant}]"), LaptopProject.Platform)
        .Edit(stack =>
        {
            stack.Remove($"{Tenants}/[{tenant}]");
            stack.Remove($"{Credentials}/{tenant}");
        });

    private static Action<LaptopProject> Stack(string path, string yaml) => project => project.Edit(stack => stack.Set(path, yaml));
}
