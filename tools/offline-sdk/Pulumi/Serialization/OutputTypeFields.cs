using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Lets what one resource gave, an <see cref="OutputTypeAttribute"/> object, be passed to another resource.</summary>
internal sealed class OutputTypeFields(FieldInfo[] fields)
{
    private static readonly ConcurrentDictionary<Type, OutputTypeFields?> Known = new();

    /// <summary>The fields of a class, or <see langword="null"/> if it is not marked.</summary>
    public static OutputTypeFields? Of(Type type) => Known.GetOrAdd(type, key => Find(key));

    /// <summary>The values by wire name: the field's name with a small first letter.</summary>
    public Dictionary<string, object?> Read(object value)
        => fields.ToDictionary(field => char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field => field.GetValue(value));

    private static OutputTypeFields? Find(Type type)
        => type.GetCustomAttribute<OutputTypeAttribute>() is null
            ? null
            : new(type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(field => field.IsInitOnly)
                .ToArray());
}
