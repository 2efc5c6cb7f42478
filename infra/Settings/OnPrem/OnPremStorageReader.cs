using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Settings.Reading;

namespace Infra.Settings.OnPrem;

/// <summary>Reads what is behind each storage tier, and holds it against the promise that every volume is encrypted.</summary>
internal static partial class OnPremStorageReader
{
    private static readonly ScalarFormat<string> Policy = ScalarFormats.Text("the name of a vSphere storage policy", 80);

    private static readonly ScalarFormat<string> CephName = ScalarFormats.Matching("a name as Ceph has it", CephNamePattern());

    public static OnPremStorageSettings Read(MapReader map)
    {
        var driver = map.Required("driver", ScalarFormats.OneOf<BlockDriver>());
        var shared = map.Required("shared", ScalarFormats.OneOf<SharedDriver>());
        var unencrypted = map.Scalars("unencrypted", [], ScalarFormats.OneOf<StorageTier>()).ToImmutableSortedSet();
        var snapshots = map.Optional("snapshots", false, ScalarFormats.Boolean);
        if (!map.Valid)
        {
            // What else must be there depends on these.
            return new OnPremStorageSettings(driver, shared, unencrypted, snapshots, [], null, null);
        }

        var settings = new OnPremStorageSettings(
            driver,
            shared,
            unencrypted,
            snapshots,
            Vsphere(map, driver, shared),
            Rook(map, driver, shared, unencrypted),
            shared == SharedDriver.Nfs ? Nfs(map.Map("nfs")) : null);
        Unused(map, "vsphere", settings.Policies.Count == 0, driver, shared);
        Unused(map, "rookCeph", settings.Rook is null, driver, shared);
        Unused(map, "nfs", settings.Nfs is null, driver, shared);
        map.RejectUnknownKeys();
        CheckEncryption(settings, map);
        if (snapshots && driver == BlockDriver.Local)
        {
            map.Error("snapshots", "is true, but storage.driver is local, which makes none. Write false, or vsphere or rookCeph as driver.");
        }

        return settings;
    }

    private static EnumMap<StorageTier, string> Vsphere(MapReader map, BlockDriver driver, SharedDriver shared)
    {
        var tiers = new List<StorageTier>();
        if (driver == BlockDriver.Vsphere)
        {
            tiers.AddRange(OnPremStorageSettings.BlockTiers);
        }

        if (shared == SharedDriver.VsphereFile)
        {
            tiers.Add(StorageTier.Shared);
        }

        if (tiers.Count == 0)
        {
            return [];
        }

        var vsphere = map.Map("vsphere");
        var policies = ByTier(vsphere.Map("policies"), tiers, Policy);
        vsphere.RejectUnknownKeys();
        return policies;
    }

    private static RookSettings? Rook(MapReader map, BlockDriver driver, SharedDriver shared, ImmutableSortedSet<StorageTier> unencrypted)
    {
        var (block, file) = (driver == BlockDriver.RookCeph, shared == SharedDriver.Cephfs);
        if (!block && !file)
        {
            return null;
        }

        var rook = map.Map("rookCeph");
        var files = file ? rook.Map("fileSystem") : null;
        var settings = new RookSettings(
            rook.Optional("namespace", "rook-ceph", ScalarFormats.Name(36)),
            block ? ByTier(rook.Map("pools"), OnPremStorageSettings.BlockTiers, CephName) : [],
            files?.Required("name", CephName),
            files?.Required("pool", CephName),
            rook.Has("kmsId") ? rook.Required("kmsId", CephName) : null);
        files?.RejectUnknownKeys();
        rook.RejectUnknownKeys();

        StorageTier[] kept = [.. block ? OnPremStorageSettings.BlockTiers : [], .. file ? new[] { StorageTier.Shared } : []];
        var encrypted = kept.Where(tier => !unencrypted.Contains(tier)).ToList();
        if (encrypted.Count > 0 && !rook.Has("kmsId"))
        {
            rook.Error("kmsId", $"is missing: the id of a key store in Ceph CSI's configuration is expected, because Ceph encrypts {List(encrypted)}. Add it, or name the tiers in storage.unencrypted.");
        }

        return settings;
    }

    private static NfsSettings Nfs(MapReader map)
    {
        var settings = new NfsSettings(
            map.Required("server", ScalarFormats.Matching("a server's name or address", ServerPattern())),
            map.Required("share", ScalarFormats.Matching("an exported folder such as /exports/spark", SharePattern())));
        map.RejectUnknownKeys();
        return settings;
    }

    private static EnumMap<StorageTier, string> ByTier(MapReader map, IEnumerable<StorageTier> tiers, ScalarFormat<string> format)
    {
        var values = EnumMap.Of(tiers, tier => map.Required(ScalarFormats.Spelling(tier), format));
        map.RejectUnknownKeys();
        return values;
    }

    private static void Unused(MapReader map, string key, bool isUnused, BlockDriver driver, SharedDriver shared)
    {
        if (map.Has(key) && isUnused)
        {
            map.Error(key, $"is there, but no tier uses it: storage.driver is {ScalarFormats.Spelling(driver)} and storage.shared is {ScalarFormats.Spelling(shared)}. Remove it, or change one of them.");
        }
    }

    private static void CheckEncryption(OnPremStorageSettings settings, MapReader map)
    {
        var block = OnPremStorageSettings.BlockTiers.Where(settings.Encrypts).ToList();
        if (settings.Driver == BlockDriver.Local && block.Count > 0)
        {
            map.Error("driver", $"is local, which cannot encrypt, but {List(block)} must be unless the settings say otherwise. Write vsphere or rookCeph, or name the tiers in storage.unencrypted.");
        }

        if (settings.Shared != SharedDriver.Cephfs && settings.Encrypts(StorageTier.Shared))
        {
            map.Error("shared", $"is {ScalarFormats.Spelling(settings.Shared)}, which cannot encrypt, but shared must be unless the settings say otherwise. Write cephfs, or name shared in storage.unencrypted.");
        }
    }

    private static string List(IEnumerable<StorageTier> tiers) => string.Join(", ", tiers.Select(ScalarFormats.Spelling));

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,126}[A-Za-z0-9])?\z")]
    private static partial Regex CephNamePattern();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?\z")]
    private static partial Regex ServerPattern();

    [GeneratedRegex(@"^/[A-Za-z0-9._/-]*\z")]
    private static partial Regex SharePattern();
}
