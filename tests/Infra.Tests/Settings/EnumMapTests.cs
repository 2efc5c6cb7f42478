using Infra.Settings;

namespace Infra.Tests.Settings;

public class EnumMapTests
{
    private static readonly EnumMap<StorageTier, string> Some = [new(StorageTier.Shared, "c"), new(StorageTier.Standard, "a")];

    [Fact]
    public void Entries_are_in_the_order_of_the_members_however_they_were_given()
    {
        Assert.Equal([new(StorageTier.Standard, "a"), new(StorageTier.Shared, "c")], Some);
        Assert.Equal([StorageTier.Standard, StorageTier.Shared], Some.Keys);
        Assert.Equal(["a", "c"], Some.Values);
        Assert.Equal(2, Some.Count);
    }

    [Fact]
    public void A_member_has_its_value()
    {
        Assert.Equal("c", Some[StorageTier.Shared]);
        Assert.True(Some.TryGetValue(StorageTier.Standard, out var value));
        Assert.Equal("a", value);
    }

    [Fact]
    public void A_member_that_is_not_there_has_none()
    {
        Assert.False(Some.TryGetValue(StorageTier.Fast, out _));
        Assert.Throws<KeyNotFoundException>(() => Some[StorageTier.Fast]);
    }

    [Fact]
    public void A_member_that_is_there_twice_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => EnumMap.Create<StorageTier, int>([new(StorageTier.Shared, 1), new(StorageTier.Fast, 2), new(StorageTier.Shared, 3)]));

    [Fact]
    public void Other_values_keep_their_members() => Assert.Equal(
        [new(StorageTier.Standard, "Standard a"), new(StorageTier.Shared, "Shared c")],
        Some.Map((tier, value) => $"{tier} {value}"));

    [Fact]
    public void A_map_is_made_from_members() => Assert.Equal(
        [new(StorageTier.Fast, 4), new(StorageTier.Scratch, 7)],
        EnumMap.Of([StorageTier.Scratch, StorageTier.Fast], tier => tier.ToString().Length));
}
