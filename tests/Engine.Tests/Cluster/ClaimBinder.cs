using k8s;
using k8s.Models;

namespace Engine.Tests.Cluster;

/// <summary>Makes a volume for each claim that has none, in the place of the storage drivers that this cluster does not have.</summary>
internal sealed class ClaimBinder : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Kubernetes _client;
    private readonly Task _work;

    public ClaimBinder(Kubernetes client)
    {
        _client = client;
        _work = WorkAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (var claim in (await _client.CoreV1.ListPersistentVolumeClaimForAllNamespacesAsync()).Items.Where(claim => claim.Spec.VolumeName is null))
            {
                await MakeVolumeAsync(claim);
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5), _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task MakeVolumeAsync(V1PersistentVolumeClaim claim)
    {
        var storage = await _client.StorageV1.ReadStorageClassAsync(claim.Spec.StorageClassName);
        var volume = new V1PersistentVolume
        {
            Metadata = new V1ObjectMeta { Name = $"pvc-{claim.Metadata.Uid}" },
            Spec = new V1PersistentVolumeSpec
            {
                AccessModes = claim.Spec.AccessModes,
                Capacity = claim.Spec.Resources.Requests,
                ClaimRef = new V1ObjectReference
                {
                    Kind = "PersistentVolumeClaim",
                    Name = claim.Metadata.Name,
                    NamespaceProperty = claim.Metadata.NamespaceProperty,
                    Uid = claim.Metadata.Uid,
                },
                HostPath = new V1HostPathVolumeSource { Path = $"/volumes/{claim.Metadata.Uid}" },
                PersistentVolumeReclaimPolicy = storage.ReclaimPolicy,
                StorageClassName = claim.Spec.StorageClassName,
            },
        };
        try
        {
            await _client.CoreV1.CreatePersistentVolumeAsync(volume);
        }
        catch (k8s.Autorest.HttpOperationException made) when (made.Response.StatusCode == System.Net.HttpStatusCode.Conflict)
        {
            // Made in the round before; the claim has not seen it yet.
        }
    }
}
