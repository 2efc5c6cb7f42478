using System.Collections.Immutable;

namespace Infra.Settings;

/// <summary>A declared exception from the closed network: a flow out of a tenant's namespace.</summary>
/// <param name="Name">Names the network policy, egress-name. At most 40 characters. Required.</param>
/// <param name="Cidrs">The networks that it goes to. None may hold 169.254.0.0/16, where a node hands out its own credentials. Default none.</param>
/// <param name="Namespace">The namespace of this cluster that it goes to, or null. At least one of the two is there. Default null.</param>
/// <param name="Port">The TCP port, 1 to 65,535. Required.</param>
/// <param name="Reason">Why it is open, at most 200 characters; becomes an annotation of the policy. Required.</param>
public sealed record EgressSettings(string Name, ImmutableArray<Cidr> Cidrs, string? Namespace, int Port, string Reason);
