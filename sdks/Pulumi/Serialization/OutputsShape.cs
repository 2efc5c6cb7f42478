using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The output properties of a resource class, found out once per class.</summary>
internal sealed class OutputsShape
{
    private static readonly ConcurrentDictionary<Type, OutputsShape> Shapes = new();

    private readonly OutputProperty[] _properties;

    // What a component has from its base class, as opposed to what it declares.
    private readonly OutputProperty[] _inherited;

    private OutputsShape(Type type)
    {
        _properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<OutputAttribute>() is not null)
            .Select(property => OutputProperty.Of(type, property))];
        _inherited = [.. _properties.Where(property => property.Owner == typeof(Resource))];
    }

    public static OutputsShape Of(Type type) => Shapes.GetOrAdd(type, static key => new(key));

    public PendingOutput[] Begin(Resource resource, bool declaredToo)
    {
        var properties = declaredToo ? _properties : _inherited;
        ImmutableHashSet<Resource> dependency = [resource];
        var result = new PendingOutput[properties.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = properties[i].Begin(resource, dependency);
        }

        return result;
    }
}
