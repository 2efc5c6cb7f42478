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
        var driver = map.Required(
            "driver", ScalarFormats.OneOf<BlockDriver>(),
            "The driver of `standard`, `fast` and `scratch`. `local`, for trials, keeps volumes in folders of a node.");
        var shared = map.Required("shared", ScalarFormats.OneOf<SharedDriver>(), "The driver of `shared`.");
        var unencrypted = map.Scalars(
            "unencrypted", [], ScalarFormats.OneOf<StorageTier>(),
            "The tiers that are not encrypted. `local`, `nfs` and `vsphereFile` cannot encrypt: their tiers must be named here, or are "
            + "refused. On Ceph, a tier named here is made without encryption; on vSphere, name the tiers whose policy has none.",
            "none").ToImmutableSortedSet();
        var snapshots = map.Optional(
            "snapshots", false, ScalarFormats.Boolean,
            "Whether the cluster has the [snapshot controller](storage.md#snapshots) and its kinds, so that volumes of `standard` and `fast` "
            + "have snapshots.");
        if (!map.Valid && !map.IsDescribing)
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
            map.MapIf("nfs", shared == SharedDriver.Nfs, "The NFS server behind `shared`.", Nfs, "required with `shared: nfs`"));
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

        return map.MapIf(
            "vsphere", tiers.Count > 0,
            "The tiers that vSphere keeps.", vsphere => Policies(vsphere, tiers), "required with `driver: vsphere` and `shared: vsphereFile`") ?? [];
    }

    private static EnumMap<StorageTier, string> Policies(MapReader vsphere, List<StorageTier> tiers)
    {
        const string description = "The vSphere storage policy of the tier. Take one that includes VM encryption.";
        var map = vsphere.Map("policies", "The storage policies.");
        foreach (var tier in map.IsDescribing ? [.. OnPremStorageSettings.BlockTiers, StorageTier.Shared] : Array.Empty<StorageTier>())
        {
            map.Optional<string?>(ScalarFormats.Spelling(tier), null, Policy!, description, "required where vSphere keeps the tier");
        }

        var policies = ByTier(map, map.IsDescribing ? [] : tiers, Policy, description);
        vsphere.RejectUnknownKeys();
        return policies;
    }

    private static RookSettings? Rook(MapReader map, BlockDriver driver, SharedDriver shared, ImmutableSortedSet<StorageTier> unencrypted)
    {
        var (block, file) = (driver == BlockDriver.RookCeph, shared == SharedDriver.Cephfs);
        return map.MapIf(
            "rookCeph", block || file, "The tiers that Rook's Ceph keeps.",
            rook => Rook(rook, block || rook.IsDescribing, file || rook.IsDescribing, unencrypted),
            "required with `driver: rookCeph` and `shared: cephfs`");
    }

    private static RookSettings Rook(MapReader rook, bool block, bool file, ImmutableSortedSet<StorageTier> unencrypted)
    {
        var files = rook.MapIf("fileSystem", file, "The Ceph file system behind `shared`.", Files, "required with `shared: cephfs`");
        var settings = new RookSettings(
            rook.Optional("namespace", "rook-ceph", ScalarFormats.Name(36), "The namespace of Rook's operator and Ceph cluster."),
            rook.MapIf(
                "pools", block, "The Ceph pools.", pools => ByTier(pools, OnPremStorageSettings.BlockTiers, CephName, "The Ceph pool of the tier."),
                "required with `driver: rookCeph`") ?? [],
            files?.Name,
            files?.Pool,
            rook.Optional<string?>(
                "kmsId", null, CephName!, "The entry of Ceph CSI's key stores (`encryptionKMSID`) that keeps the volumes' keys.",
                "required where Ceph keeps an encrypted tier"));
        rook.RejectUnknownKeys();

        StorageTier[] kept = [.. block ? OnPremStorageSettings.BlockTiers : [], .. file ? new[] { StorageTier.Shared } : []];
        var encrypted = kept.Where(tier => !unencrypted.Contains(tier)).ToList();
        if (encrypted.Count > 0 && !rook.Has("kmsId"))
        {
            rook.Error(
                "kmsId",
                $"is missing: the id of a key store in Ceph CSI's configuration is expected, because Ceph encrypts {List(encrypted)}. "
                + "Add it, or name the tiers in storage.unencrypted.");
        }

        return settings;
    }

    private static (string Name, string Pool)? Files(MapReader map)
    {
        var files = (map.Required("name", CephName, "The file system."), map.Required("pool", CephName, "Its data pool."));
        map.RejectUnknownKeys();
        return files;
    }

    private static NfsSettings Nfs(MapReader map)
    {
        var settings = new NfsSettings(
            map.Required("server", ScalarFormats.Matching("a server's name or address", ServerPattern()), "The NFS server."),
            map.Required(
                "share", ScalarFormats.Matching("an exported folder such as /exports/spark", SharePattern()),
                "The folder that it exports."));
        map.RejectUnknownKeys();
        return settings;
    }

    private static EnumMap<StorageTier, string> ByTier(MapReader map, IEnumerable<StorageTier> tiers, ScalarFormat<string> format, string description)
    {
        var values = EnumMap.Of(tiers, tier => map.Required(ScalarFormats.Spelling(tier), format, description));
        map.RejectUnknownKeys();
        return values;
    }

    private static void Unused(MapReader map, string key, bool isUnused, BlockDriver driver, SharedDriver shared)
    {
        if (map.Has(key) && isUnused)
        {
            map.Error(
                key,
                $"is there, but no tier uses it: storage.driver is {ScalarFormats.Spelling(driver)} and "
                + $"storage.shared is {ScalarFormats.Spelling(shared)}. Remove it, or change one of them.");
        }
    }

    private static void CheckEncryption(OnPremStorageSettings settings, MapReader map)
    {
        var block = OnPremStorageSettings.BlockTiers.Where(settings.Encrypts).ToList();
        if (settings.Driver == BlockDriver.Local && block.Count > 0)
        {
            map.Error(
                "driver",
                $"is local, which cannot encrypt, but {List(block)} must be unless the settings say otherwise. "
                + "Write vsphere or rookCeph, or name the tiers in storage.unencrypted.");
        }

        if (settings.Shared != SharedDriver.Cephfs && settings.Encrypts(StorageTier.Shared))
        {
            map.Error(
                "shared",
                $"is {ScalarFormats.Spelling(settings.Shared)}, which cannot encrypt, but shared must be unless the settings say otherwise. "
                + "Write cephfs, or name shared in storage.unencrypted.");
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
