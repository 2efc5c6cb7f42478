using System.Globalization;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Live.Tests.Cluster;

/// <summary>A pod that the API server judges and does not make (dry run). It asks for nothing and keeps to the standard "restricted".</summary>
internal sealed class TrialPod
{
    private readonly V1Pod _pod = new()
    {
        Metadata = new V1ObjectMeta { GenerateName = "trial-" },
        Spec = new V1PodSpec
        {
            ServiceAccountName = "spark",
            SecurityContext =
                new V1PodSecurityContext { RunAsNonRoot = true, RunAsUser = 185, SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" } },
            Containers = [Container(0)],
        },
    };

    public TrialPod WithCpu(decimal cpu)
    {
        _pod.Spec.Containers[0].Resources = Cpu(cpu);
        return this;
    }

    /// <summary>Several containers, because one alone may not have it all.</summary>
    public TrialPod WithContainers(int count, decimal cpuEach)
    {
        _pod.Spec.Containers = [.. Enumerable.Range(0, count).Select(Container)];
        foreach (var container in _pod.Spec.Containers)
        {
            container.Resources = Cpu(cpuEach);
        }

        return this;
    }

    public TrialPod WithoutSecurityContext()
    {
        _pod.Spec.SecurityContext = null;
        _pod.Spec.Containers[0].SecurityContext = null;
        return this;
    }

    public TrialPod Privileged()
    {
        _pod.Spec.Containers[0].SecurityContext = new V1SecurityContext { Privileged = true };
        return this;
    }

    public TrialPod Labelled(string label, string value)
    {
        _pod.Metadata.Labels = new Dictionary<string, string> { [label] = value };
        return this;
    }

    /// <summary>The pod, made in earnest. Nothing runs it unless the cluster has nodes.</summary>
    public Task<V1Pod> CreatedAsync(ApiServer server, string inNamespace) =>
        server.Client.CoreV1.CreateNamespacedPodAsync(_pod, inNamespace, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Why the pod is refused; empty when it is not.</summary>
    public Task<string> RefusalAsync(ApiServer server, string inNamespace) =>
        Eventually.AskAsync(async () => (await SubmitAsync(server, inNamespace)).Refusal, refusal => refusal.Length > 0);

    /// <summary>The pod as it would run.</summary>
    public async Task<V1Pod> AcceptedAsync(ApiServer server, string inNamespace)
    {
        var (pod, refusal) = await Eventually.AskAsync(() => SubmitAsync(server, inNamespace), answer => answer.Pod is not null);
        Assert.True(pod is not null, refusal);
        return pod;
    }

    private async Task<(V1Pod? Pod, string Refusal)> SubmitAsync(ApiServer server, string inNamespace)
    {
        try
        {
            return (
                await server.Client.CoreV1.CreateNamespacedPodAsync(_pod, inNamespace, dryRun: "All", cancellationToken: TestContext.Current.CancellationToken),
                "");
        }
        catch (HttpOperationException refused)
        {
            return (null, (string?)JsonNode.Parse(refused.Response.Content)?["message"] ?? refused.Response.Content);
        }
    }

    private static V1ResourceRequirements Cpu(decimal cpu)
    {
        var amount = new ResourceQuantity(cpu.ToString(CultureInfo.InvariantCulture));
        var memory = new ResourceQuantity("16Mi");
        return new V1ResourceRequirements
        {
            Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = amount, ["memory"] = memory },
            Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = amount, ["memory"] = memory },
        };
    }

    private static V1Container Container(int number) => new()
    {
        Name = $"trial-{number}",
        Image = "trial",
        SecurityContext = new V1SecurityContext { AllowPrivilegeEscalation = false, Capabilities = new V1Capabilities { Drop = ["ALL"] } },
    };
}
