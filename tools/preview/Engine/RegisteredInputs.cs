using System.Collections.Immutable;
using Preview.Plans;
using Pulumirpc;

namespace Preview.Engine;

/// <summary>What a registration says of a resource's inputs. Reading it needs nothing but the message.</summary>
/// <param name="Properties">The inputs.</param>
/// <param name="Dependencies">What the resource comes after.</param>
/// <param name="PropertyDependencies">The same for each property that comes after something.</param>
internal sealed record RegisteredInputs(
    PlanMap Properties, ImmutableArray<Urn> Dependencies, ImmutableSortedDictionary<string, ImmutableArray<Urn>> PropertyDependencies)
{
    public static RegisteredInputs Read(RegisterResourceRequest request, SharedValues shared)
    {
        Dictionary<string, HashSet<Urn>> fromOutputs = [];
        var properties = WireValues.Read(request.Object, shared, fromOutputs);
        var dependencies = Sorted(request.Dependencies.Select(shared.Urn));
        return new RegisteredInputs(properties, dependencies, ByProperty(request, properties, dependencies, fromOutputs, shared));
    }

    public static ImmutableArray<Urn> Sorted(IEnumerable<Urn> urns) => [.. urns.Distinct().Order()];

    // An SDK that tells no dependencies by property means that each property depends on all.
    private static ImmutableSortedDictionary<string, ImmutableArray<Urn>> ByProperty(
        RegisterResourceRequest request, PlanMap properties, ImmutableArray<Urn> dependencies, Dictionary<string, HashSet<Urn>> fromOutputs, SharedValues shared)
    {
        var told = request.PropertyDependencies.Count > 0 || request.Remote;
        var result = PlanResource.NoDependencies.ToBuilder();
        foreach (var property in properties.Select(input => input.Key).Union(request.PropertyDependencies.Keys))
        {
            var urns = !told ? dependencies
                : request.PropertyDependencies.TryGetValue(property, out var listed) ? listed.Urns.Select(shared.Urn)
                : [];
            var sorted = Sorted(urns.Concat(fromOutputs.GetValueOrDefault(property) ?? []));
            // Pulumi's export lists properties without dependencies too; they say nothing, so a plan leaves them out.
            if (sorted.Length > 0)
            {
                result.Add(shared.Name(property), sorted);
            }
        }

        return result.ToImmutable();
    }
}
