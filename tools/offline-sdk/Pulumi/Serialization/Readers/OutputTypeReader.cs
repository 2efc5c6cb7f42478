using System.Collections.Immutable;
using System.Reflection;
using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization.Readers;

/// <summary>
/// Builds an <see cref="OutputTypeAttribute"/> object through its constructor. Types may contain themselves, so members' readers are looked up
/// late.
/// </summary>
internal sealed class OutputTypeReader : ValueReader
{
    private static readonly Value Nothing = Value.ForNull();

    private readonly ConstructorInvoker _construct;
    private readonly (string Name, Type Type, string Place)[] _parameters;

    public OutputTypeReader(Type type)
    {
        if (type.GetCustomAttribute<OutputTypeAttribute>() is null)
        {
            throw new InvalidOperationException(
                $"{type.FullName} cannot be an output. Allowed types are: String, Boolean, Int32, Double, Nullable<...>, "
                + $"ImmutableArray<...> and ImmutableDictionary<string, ...> or a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
        }

        var constructor = ConstructorOf(type);
        _construct = ConstructorInvoker.Create(constructor);
        _parameters = [.. constructor.GetParameters().Select(parameter => (
            parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!,
            parameter.ParameterType,
            $"{type.FullName}({parameter.Name})"))];
    }

    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
    {
        if (value.KindCase != Kind.StructValue)
        {
            return Mismatch(typeof(ImmutableDictionary<string, object>), value, place);
        }

        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, type, argumentPlace) = _parameters[i];
            var argument = value.StructValue.Fields.TryGetValue(name, out var given) ? given : Nothing;
            arguments[i] = Of(type).ReadOrWarn(argument, argumentPlace, warn)
                ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
        }

        return (_construct.Invoke(arguments.AsSpan()), null);
    }

    private static ConstructorInfo ConstructorOf(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        return constructors.FirstOrDefault(constructor => constructor.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? (constructors.Where(constructor => constructor.IsPublic).ToArray() is [var only] ? only : null)
            ?? throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor marked with [{nameof(OutputConstructorAttribute)}].");
    }
}
