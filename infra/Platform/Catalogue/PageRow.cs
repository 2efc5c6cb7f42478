namespace Infra.Platform.Catalogue;

/// <summary>One line of the catalogue's page.</summary>
/// <param name="Name">The service.</param>
/// <param name="Version">Its version or image.</param>
/// <param name="Command">The command that reaches it; null where there is none.</param>
/// <param name="Address">Where it is reached; null where the command says so.</param>
internal sealed record PageRow(string Name, string Version, string? Command = null, string? Address = null)
{
    public static string Forward(string inNamespace, string service, int localPort, int port) =>
        $"kubectl -n {inNamespace} port-forward service/{service} {localPort}:{port}";
}
