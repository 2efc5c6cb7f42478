using Infra.Platform.Scheduling;

namespace Infra.Tests.Scheduling.Simulation;

/// <summary>A pod as a scheduler sees it.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="IsDriver">Whether an application hangs on it.</param>
/// <param name="Size">What it asks for.</param>
/// <param name="Priority">The value of its priority class.</param>
/// <param name="Asked">When it was asked for, in seconds.</param>
internal sealed record Pod(string Tenant, bool IsDriver, Amount Size, int Priority, int Asked);

/// <summary>A pod that was stopped for another, and what its tenant had at that moment.</summary>
internal sealed record Preemption(Pod Victim, Pod For, Amount VictimsTenantUsed, int At);

/// <summary>Comparisons of amounts, resource by resource; GPUs are left out of the simulation.</summary>
internal static class Amounts
{
    public static bool FitsIn(this Amount small, Amount large) => small.Millicores <= large.Millicores && small.Bytes <= large.Bytes;

    /// <summary>Whether some resource is above the bound.</summary>
    public static bool Exceeds(this Amount amount, Amount bound) => !amount.FitsIn(bound);

    public static Amount Sum(this IEnumerable<Amount> amounts) => amounts.Aggregate(default(Amount), (sum, amount) => sum + amount);
}
