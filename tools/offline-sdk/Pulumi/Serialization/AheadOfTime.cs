using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pulumi.Serialization.Readers;

namespace Pulumi.Serialization;

/// <summary>
/// Shows a compiler ahead of time the generic types that are otherwise only asked for through reflection. All classes share the
/// code of <see cref="object"/>; each value type has its own, so all that an output may hold are named here. Only a provider's
/// allowed values inside of other types are not: no provider in use has outputs of such.
/// </summary>
internal static class AheadOfTime
{
    private static readonly Lock Gate = new();
    private static bool _isDone;

    public static void Root()
    {
        // Where code is compiled at run time, there is nothing to prepare.
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            return;
        }

        lock (Gate)
        {
            if (!_isDone)
            {
                _isDone = true;
                RootAll();
            }
        }
    }

    private static void RootAll()
    {
        _ = new OutputJsonConverter.Converter<object>(new(isSecret: false, []));
        RootWithin<object>();
        RootWithin<bool>();
        RootWithin<int>();
        RootWithin<double>();
        RootWithin<JsonElement>();
        RootUnion<object, object>();
        RootUnion<object, bool>();
        RootUnion<object, int>();
        RootUnion<object, double>();
        RootUnion<bool, object>();
        RootUnion<bool, int>();
        RootUnion<bool, double>();
        RootUnion<int, object>();
        RootUnion<int, bool>();
        RootUnion<int, double>();
        RootUnion<double, object>();
        RootUnion<double, bool>();
        RootUnion<double, int>();
        RootNullable<bool>();
        RootNullable<int>();
        RootNullable<double>();
        RootNullable<JsonElement>();
    }

    private static void RootWithin<T>()
    {
        RootOne<T>();
        RootOne<ImmutableArray<T>>();
        RootOne<ImmutableArray<ImmutableArray<T>>>();
    }

    private static void RootNullable<T>()
        where T : struct
    {
        RootOne<T?>();
        RootOne<ImmutableArray<T?>>();
        RootNullableOutput<ImmutableArray<T>>();
    }

    private static void RootUnion<T0, T1>()
    {
        RootOne<Union<T0, T1>>();
        RootOne<ImmutableArray<Union<T0, T1>>>();
        RootNullableOutput<Union<T0, T1>>();
        _ = new UnionReader<T0, T1>();
    }

    private static void RootOne<T>()
    {
        RootOutput<T>();
        _ = new ArrayReader<T>();
        _ = new DictionaryReader<T>();
    }

    private static void RootNullableOutput<T>()
        where T : struct
        => RootOutput<T?>();

    private static void RootOutput<T>()
    {
        IOutput output = new Output<T>(OutputData.Unknown());
        _ = output.Of(OutputData.Unknown());
        IInput input = (Input<T>)(Output<T>)output;
        _ = input.Of(output);
    }
}
