using System.Text.Json.Nodes;
using Infra.Contract;
using Pulumi;

namespace Infra.Clusters;

/// <summary>
/// How a cluster that we made is reached. The kubeconfig holds no credential: a command of the cloud gets a token when it is used. It is
/// a secret all the same, because it says where the cluster is.
/// </summary>
internal static class Kubeconfig
{
    /// <param name="name">The cluster's name.</param>
    /// <param name="server">The API server's address.</param>
    /// <param name="certificateAuthority">Who vouches for the API server; null where everybody knows that its certificate is good.</param>
    /// <param name="exec">The command that gets a token, as kubeconfig's "exec" describes it.</param>
    /// <returns>The kubeconfig as JSON, which YAML readers read.</returns>
    public static string Write(string name, string server, string? certificateAuthority, JsonObject exec)
    {
        var cluster = new JsonObject { ["server"] = server };
        if (certificateAuthority is not null)
        {
            cluster["certificate-authority-data"] = certificateAuthority;
        }

        exec["interactiveMode"] = "Never";
        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new JsonArray(new JsonObject { ["name"] = name, ["cluster"] = cluster }),
            ["contexts"] = new JsonArray(new JsonObject
            {
                ["name"] = name,
                ["context"] = new JsonObject { ["cluster"] = name, ["user"] = name },
            }),
            ["current-context"] = name,
            ["users"] = new JsonArray(new JsonObject { ["name"] = name, ["user"] = new JsonObject { ["exec"] = exec } }),
        }.ToJsonString();
    }

    /// <param name="name">The cluster's name.</param>
    /// <param name="kubeconfig">How it is reached.</param>
    /// <param name="clusterId">What stays the same while the cluster is the same one.</param>
    /// <param name="parent">The component that the provider is part of.</param>
    /// <param name="after">What must be there before anything is made inside, and outlive what has to be deleted there.</param>
    /// <returns>The provider of everything inside the cluster.</returns>
    public static Pulumi.Kubernetes.Provider Provider(
        string name, Output<string> kubeconfig, string clusterId, ComponentResource parent, params IEnumerable<Resource> after)
    {
        var options = ChildOptions.Of(parent, after);
        options.AdditionalSecretOutputs.Add("kubeconfig");

        return new Pulumi.Kubernetes.Provider(
            name,
            new Pulumi.Kubernetes.ProviderArgs
            {
                KubeConfig = kubeconfig,

                // The cluster stays the same one when its kubeconfig changes; without this every object would be replaced.
                ClusterIdentifier = clusterId,
            },
            options);
    }
}
