using System.Collections.Concurrent;
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

    public static OutputsShape Of(Type type) => Shapes.GetOrAdd(type, key => new(key));

    /// <summary>The properties that the engine fills.</summary>
    /// <param name="declaredToo">False for a component, which sets what it declares itself.</param>
    public ReadOnlySpan<OutputProperty> Properties(bool declaredToo) => declaredToo ? _properties : _inherited;
}
