using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>One output property of a resource class.</summary>
internal sealed class OutputProperty
{
    private readonly string _fullName;
    private readonly Action<object, object>? _set;

    // Null if the property is of another type than Output<T>.
    private readonly IOutput? _blank;

    private OutputProperty(PropertyInfo property, Type resource)
    {
        Owner = property.DeclaringType!;
        Name = property.GetCustomAttribute<OutputAttribute>()!.Name ?? property.Name;
        Place = $"{resource.FullName}.{Name}";
        _fullName = $"[Output] {Owner.FullName}.{property.Name}";
        if (property.PropertyType is { IsConstructedGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Output<>))
        {
            _blank = Output.Blank(type);
            _set = PropertyAccess.Setter(property);
        }
        else if (!typeof(ComponentResource).IsAssignableFrom(resource))
        {
            // A component may declare what it likes and hears of it when it registers its outputs.
            throw RunException.OutputsHaveIncorrectType([Name]);
        }
    }

    public string Name { get; }

    /// <summary>The class that declares the property.</summary>
    public Type Owner { get; }

    public Type ValueType => _blank!.ValueType;

    /// <summary>Where a value that does not fit was meant to go, for messages.</summary>
    public string Place { get; }

    public static OutputProperty Of(Type resource, PropertyInfo property) => new(property, resource);

    /// <summary>Gives a resource's property an output.</summary>
    public void Set(Resource resource, OutputSource source)
    {
        if (_blank is null)
        {
            throw RunException.OutputsHaveIncorrectType([Name]);
        }

        var set = _set ?? throw new InvalidOperationException($"{_fullName} did not have a 'set' method");
        set(resource, _blank.Of(source));
    }
}
