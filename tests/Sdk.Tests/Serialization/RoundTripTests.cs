using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Sdk.Tests.Serialization;

/// <summary>Whatever a program may pass comes back as it was, with the marks that were on any part of it.</summary>
public sealed class RoundTripTests
{
    [Property(Arbitrary = [typeof(Trees)])]
    public async Task Plain_values_come_back(Tree tree)
    {
        var (value, isKnown, isSecret) = await Wired.RoundTripAsync(tree.Value);
        Assert.True(Same(tree.Value, value));
        Assert.Equal((true, false), (isKnown, isSecret));
    }

    [Property(Arbitrary = [typeof(Trees)])]
    public async Task A_secret_anywhere_makes_the_whole_secret(Tree tree, Tree other)
    {
        var (value, isKnown, isSecret) = await Wired.RoundTripAsync(new List<object> { other.Value, Output.CreateSecret(tree.Value) });
        Assert.True(Same(new List<object> { other.Value, tree.Value }, value));
        Assert.Equal((true, true), (isKnown, isSecret));
    }

    [Property(Arbitrary = [typeof(Trees)])]
    public async Task An_unknown_anywhere_makes_the_whole_unknown(Tree tree)
    {
        var value = new Dictionary<string, object> { ["known"] = Output.CreateSecret(tree.Value), ["unknown"] = OutputUtilities.CreateUnknown(tree.Value) };
        Assert.Equal((null, false, true), await Wired.RoundTripAsync(value));
    }

    [Property(Arbitrary = [typeof(Trees)])]
    public async Task Inputs_are_sent_like_what_they_hold(Tree tree)
    {
        var plain = await Wired.SerializeAsync(
            new Dictionary<string, object> { ["map"] = new Dictionary<string, object> { ["k"] = tree.Value }, ["list"] = new[] { tree.Value } });
        var inputs = await Wired.SerializeAsync(new Dictionary<string, object>
        {
            ["map"] = new InputMap<object> { ["k"] = tree.Value },
            ["list"] = new InputList<object> { (Input<object>)Output.Create(tree.Value) },
        });
        Assert.Equal(plain, inputs);
    }

    private static bool Same(object? sent, object? received)
        => (sent, received) switch
        {
            (int number, double other) => number == other,
            (List<object> list, ImmutableArray<object?> others) => list.Count == others.Length && list.Zip(others).All(pair => Same(pair.First, pair.Second)),
            (Dictionary<string, object> map, ImmutableDictionary<string, object?> others) =>
                map.Count == others.Count && map.All(entry => Same(entry.Value, others[entry.Key])),
            _ => Equals(sent, received),
        };

    /// <summary>A value of the kinds that a program may pass.</summary>
    public sealed record Tree(object Value);

    public static class Trees
    {
        public static Arbitrary<Tree> Tree() => Sized(3).Select(value => new Tree(value)).ToArbitrary();

        private static Gen<object> Sized(int depth)
        {
            var leaf = Gen.OneOf(
                ArbMap.Default.GeneratorFor<NonNull<string>>().Where(text => IsPlain(text.Get)).Select(text => (object)text.Get),
                ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => (object)number.Get),
                ArbMap.Default.GeneratorFor<int>().Select(number => (object)number),
                ArbMap.Default.GeneratorFor<bool>().Select(flag => (object)flag));
            if (depth == 0)
            {
                return leaf;
            }

            var inner = Sized(depth - 1);
            var key = ArbMap.Default.GeneratorFor<NonEmptyString>().Where(text => IsPlain(text.Get) && !text.Get.StartsWith("__", StringComparison.Ordinal));
            var list = inner.ListOf(3).Select(items => (object)items.ToList());
            var map = key.Zip(inner).ListOf(3).Select(entries => (object)entries
                .DistinctBy(entry => entry.Item1.Get)
                .ToDictionary(entry => entry.Item1.Get, entry => entry.Item2));
            return Gen.OneOf(leaf, list, map);
        }

        // Half a surrogate pair is no text, and protobuf would send another character for it.
        private static bool IsPlain(string text) => !text.Any(char.IsSurrogate);
    }
}
