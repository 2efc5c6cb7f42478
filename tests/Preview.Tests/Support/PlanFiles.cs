using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Preview.Plans;

namespace Preview.Tests.Support;

/// <summary>Plans for tests.</summary>
internal static class PlanFiles
{
    public static string Json(Plan plan)
    {
        using var text = new MemoryStream();
        PlanWriter.Write(plan, text);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    public static Plan Read(string json) => Read(new PlanReader(), json);

    public static Plan Read(PlanReader reader, string json) => reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    public static PlanMap Map(params (string Name, PlanValue Value)[] properties) =>
        PlanMap.Of(properties.Select(property => KeyValuePair.Create(property.Name, property.Value)));

    public static PlanValue Of(string text) => new PlanText(text);
}

/// <summary>Any value that a plan can hold. Every text within a secret has <see cref="Clear"/> in it.</summary>
internal static class PlanValues
{
    public const string Clear = "CLEAR-TEXT";

    public static Arbitrary<PlanMap> Maps() => Arb.From(Map(4, secret: false));

    private static Gen<PlanValue> Value(int depth, bool secret)
    {
        Gen<PlanValue>[] leaves =
        [
            Gen.Constant<PlanValue>(PlanNull.Value),
            Gen.Elements(true, false).Select(flag => (PlanValue)new PlanBool(flag)),
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => (PlanValue)new PlanNumber(number.Get)),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => PlanFiles.Of(secret ? Clear + Valid(text.Get) : Valid(text.Get))),
            Gen.Elements(Enum.GetValues<UnknownKind>()).Select(kind => (PlanValue)new PlanUnknown(kind)),
        ];
        return depth == 0
            ? Gen.OneOf(leaves)
            : Gen.OneOf(
            [
                .. leaves,
                Value(depth - 1, secret).ListOf(3).Select(items => (PlanValue)new PlanList([.. items])),
                Map(depth - 1, secret).Select(map => (PlanValue)map),
                Value(depth - 1, secret: true).Select(value => (PlanValue)PlanSecret.Of(value)),
            ]);
    }

    private static Gen<PlanMap> Map(int depth, bool secret) =>
        ArbMap.Default.GeneratorFor<NonNull<string>>().Zip(Value(depth == 0 ? 0 : depth - 1, secret)).ListOf(4).Select(pairs =>
            PlanMap.Of(pairs.Select(pair => KeyValuePair.Create(Valid(pair.Item1.Get), pair.Item2)).DistinctBy(pair => pair.Key)));

    // A lone half of a surrogate pair is no text that JSON or the wire could carry.
    internal static string Valid(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
