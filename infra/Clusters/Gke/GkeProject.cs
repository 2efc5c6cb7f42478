using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Organizations;
using Pulumi.Gcp.Storage;

namespace Infra.Clusters.Gke;

/// <summary>
/// Where in Google Cloud the stack is. It is asked for before anything is registered, so that names and conditions are plain texts that a
/// preview can show and a policy can judge, instead of values known only after apply.
/// </summary>
/// <param name="ProjectId">The project's id, for example spark-platform-prod.</param>
/// <param name="Number">The project's number, which names Google's own accounts in it.</param>
/// <param name="Region">The region.</param>
/// <param name="Zones">The region's zones, in order.</param>
/// <param name="StorageAgent">The account by which Cloud Storage uses a key.</param>
internal sealed partial record GkeProject(string ProjectId, string Number, string Region, ImmutableArray<string> Zones, string StorageAgent)
{
    /// <exception cref="RunException">The region is not set, or cannot be one.</exception>
    public static async Task<GkeProject> LookUpAsync()
    {
        var project = GetProject.InvokeAsync();

        // Those that are down too: a zone that fails for an hour must not move the nodes.
        var zones = GetZones.InvokeAsync();

        // Google makes this account when it is asked for; before, no key could be opened to it.
        var storageAgent = GetProjectServiceAccount.InvokeAsync();
        var region = (await zones).Region ?? throw new RunException("The region is not set. Set it, for example: pulumi config set gcp:region europe-west4");
        if (!RegionPattern().IsMatch(region))
        {
            throw new RunException(
                $"gcp:region is \"{region}\", but a region's name such as europe-west4 is expected. Set it: pulumi config set gcp:region europe-west4");
        }

        return new GkeProject(
            (await project).ProjectId ?? (await project).Id.Split('/')[^1],
            (await project).Number,
            region,
            [.. (await zones).Names.Order(StringComparer.Ordinal)],
            (await storageAgent).EmailAddress);
    }

    /// <summary>The pool of identities that Kubernetes service accounts of all clusters in this project have.</summary>
    public string WorkloadPool => $"{ProjectId}.svc.id.goog";

    /// <summary>The account by which GKE uses a key.</summary>
    public string GkeAgent => ServiceAgent("container-engine-robot");

    /// <summary>The account by which disks use a key.</summary>
    public string ComputeAgent => ServiceAgent("compute-system");

    /// <summary>The account by which Artifact Registry uses a key.</summary>
    public string RegistryAgent => ServiceAgent("gcp-sa-artifactregistry");

    /// <summary>The account by which Filestore uses a key.</summary>
    public string FilestoreAgent => ServiceAgent("cloud-filer");

    /// <summary>The address of a service account of this project.</summary>
    public string ServiceAccount(string accountId) => $"{accountId}@{ProjectId}.iam.gserviceaccount.com";

    private string ServiceAgent(string service) => $"service-{Number}@{service}.iam.gserviceaccount.com";

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)+[0-9]+\z")]
    private static partial Regex RegionPattern();
}
