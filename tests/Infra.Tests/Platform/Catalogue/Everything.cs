using System.Collections.Concurrent;
using Infra.Tests.Support;

namespace Infra.Tests.Platform.Catalogue;

/// <summary>The shipped stacks with every add-on and every operator switched on, made once for all tests.</summary>
internal static class Everything
{
    public const string Tenant = "data-science";

    public const string NamedChart = "superset";

    private static readonly ConcurrentDictionary<string, Lazy<Task<StackRun>>> Runs = new();

    public static TheoryData<string> Stacks { get; } = ["Pulumi.eks.yaml", "Pulumi.gke.yaml", "Pulumi.aks.yaml", "Pulumi.onprem.yaml"];

    public static Task<StackRun> OnAsync(string stack) => Runs.GetOrAdd(stack, new Lazy<Task<StackRun>>(() => StackRun.OfAsync(Files(stack)))).Value;

    public static StackFiles Files(string stack) => new StackFiles(stack)
        .InPlatform("page: { enabled: false }", "page: { enabled: true, mostReplicas: 3, clients: [proxy] }\n  rookCeph: { enabled: true }")
        .InPlatform("    workspace: { size: 1Ti, tier: shared }\n", """
                workspace: { size: 1Ti, tier: shared }
                shared: { size: 500Gi }
                addOns:
                  jupyter: { loginSecret: jupyter-login }
                  zeppelin: { loginSecret: zeppelin-login }
                  kafka: { volume: { size: 200Gi, tier: fast } }
                  postgresql: {}
                  objectStore: { keysSecret: store-keys }
                  charts:
                    - name: superset
                      chart: superset
                      repository: https://apache.github.io/superset
                      version: 0.15.0
                      values: { supersetNode: { replicaCount: 1 } }

            """);
}
