using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// Reads and writes properties through the addresses of their methods. A program has hundreds of properties:
/// <see cref="PropertyInfo.GetValue(object)"/> would generate code for each at run time, and delegates would need types for each,
/// which ahead of time no one could foresee.
/// </summary>
internal static unsafe class PropertyAccess
{
    public static Func<object, object?> Getter(PropertyInfo property)
    {
        var getter = property.GetGetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{property.DeclaringType!.FullName}.{property.Name} did not have a 'get' method");
        if (!IsPlain(getter, property.PropertyType))
        {
            return property.GetValue;
        }

        var get = (delegate*<object, object?>)getter.MethodHandle.GetFunctionPointer();
        return owner => get(owner);
    }

    /// <summary>Writes a property, or <see langword="null"/> if it has no setter.</summary>
    public static Action<object, object>? Setter(PropertyInfo property)
    {
        // A private setter is only seen on the class that declares it.
        var setter = property.DeclaringType!
            .GetProperty(property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)?
            .GetSetMethod(nonPublic: true);
        if (setter is null || !IsPlain(setter, property.PropertyType))
        {
            return setter is null ? null : property.SetValue;
        }

        var set = (delegate*<object, object, void>)setter.MethodHandle.GetFunctionPointer();
        return (owner, value) => set(owner, value);
    }

    /// <summary>Whether an address is all there is to a method: references go in and out, and no class overrides it.</summary>
    private static bool IsPlain(MethodInfo method, Type type)
        => !method.DeclaringType!.IsValueType && !type.IsValueType && (!method.IsVirtual || method.IsFinal);
}
