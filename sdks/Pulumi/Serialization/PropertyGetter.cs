using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// Reads a property through a delegate: <see cref="PropertyInfo.GetValue(object)"/> would generate code for each property at run
/// time, and a program has hundreds of them.
/// </summary>
internal static class PropertyGetter
{
    public static Func<object, object?> Of(PropertyInfo property)
    {
        var getter = property.GetGetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{property.DeclaringType!.FullName}.{property.Name} did not have a 'get' method");
        if (property.DeclaringType!.IsValueType || property.PropertyType.IsValueType)
        {
            return property.GetValue;
        }

        var typed = (IGetter)Activator.CreateInstance(
            typeof(Getter<,>).MakeGenericType(property.DeclaringType, property.PropertyType), getter)!;
        return typed.Get;
    }

    private interface IGetter
    {
        object? Get(object owner);
    }

    private sealed class Getter<TOwner, TValue>(MethodInfo getter) : IGetter
        where TOwner : class
        where TValue : class
    {
        private readonly Func<TOwner, TValue?> _get = getter.CreateDelegate<Func<TOwner, TValue?>>();

        public object? Get(object owner) => _get((TOwner)owner);
    }
}
