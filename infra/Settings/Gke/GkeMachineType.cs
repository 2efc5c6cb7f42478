namespace Infra.Settings.Gke;

/// <summary>A machine type of Google Cloud.</summary>
/// <param name="Name">Its name, for example n4-highmem-32.</param>
/// <param name="Vcpus">How many vCPUs it has.</param>
/// <param name="MemoryGi">How much memory it has, in Gi.</param>
/// <param name="LocalSsds">How many local disks of 375 GB it has; the number belongs to the type.</param>
public sealed record GkeMachineType(string Name, int Vcpus, int MemoryGi, int LocalSsds)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
