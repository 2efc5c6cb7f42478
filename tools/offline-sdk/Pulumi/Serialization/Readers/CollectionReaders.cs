using System.Collections.Immutable;
using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Pulumi.Serialization.Readers;

internal sealed class ArrayReader<T> : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
    {
        if (value.KindCase != Kind.ListValue)
        {
            return Mismatch(typeof(ImmutableArray<object>), value, place);
        }

        var element = Of(typeof(T));
        var result = ImmutableArray.CreateBuilder<T>(value.ListValue.Values.Count);
        foreach (var item in value.ListValue.Values)
        {
            result.Add(element.ReadOrWarn(item, place, warn) is { } read ? (T)read : default!);
        }

        return (result.MoveToImmutable(), null);
    }
}

internal sealed class DictionaryReader<T> : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
    {
        if (value.KindCase != Kind.StructValue)
        {
            return Mismatch(typeof(ImmutableDictionary<string, object>), value, place);
        }

        var element = Of(typeof(T));
        var result = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (key, item) in value.StructValue.Fields)
        {
            if (!WireMarks.IsInternal(key))
            {
                result[key] = element.ReadOrWarn(item, place, warn) is { } read ? (T)read : default!;
            }
        }

        return (result.ToImmutable(), null);
    }
}

internal sealed class UnionReader<T0, T1> : ValueReader
{
    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
    {
        var (first, firstFault) = Of(typeof(T0)).Read(value, place + ".AsT0", warn);
        if (firstFault is null)
        {
            return (Union<T0, T1>.FromT0((T0)first!), null);
        }

        var (second, secondFault) = Of(typeof(T1)).Read(value, place + ".AsT1", warn);
        return secondFault is null ? (Union<T0, T1>.FromT1((T1)second!), null) : (null, $"{firstFault}; {secondFault}");
    }
}

internal sealed class OutputReader(Type type) : ValueReader
{
    private readonly IOutput _blank = Output.Blank(type);

    protected override (object? Result, string? Fault) ReadPresent(Value value, string place, Action<string> warn)
    {
        var (result, fault) = Of(_blank.ValueType).Read(value, place, warn);
        return fault is null ? (_blank.Of(OutputData.Known(result)), null) : (null, fault);
    }
}
