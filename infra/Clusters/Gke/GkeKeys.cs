using Infra.Contract;
using Pulumi;
using Pulumi.Gcp.Kms;

namespace Infra.Clusters.Gke;

/// <summary>The keys: one for the cluster's secrets, one for everything that holds data.</summary>
internal sealed class GkeKeys : ComponentResource
{
    private readonly GkeContext _context;

    public GkeKeys(string name, GkeKeysArgs args, ComponentResourceOptions? options = null)
        : base("spark-platform:gke:Keys", name, args, options)
    {
        _context = args.Context;
        var ring = CreateRing();
        Cluster = CreateKey(ring, "cluster");
        Data = CreateKey(ring, "data");

        // To encrypt and to decrypt are reads of the key.
        GkeAuditLogs.TurnOn(_context, "keys", "cloudkms.googleapis.com", this, "DATA_READ");
        Volumes = Allow(Data, "volumes", _context.Project.ComputeAgent, this);
        RegisterOutputs();
    }

    /// <summary>Encrypts Kubernetes secrets.</summary>
    public CryptoKey Cluster { get; }

    /// <summary>Encrypts the nodes' disks, volumes, shared files, the bucket and the registry.</summary>
    public CryptoKey Data { get; }

    /// <summary>Without it, no node gets a disk and no claim a volume.</summary>
    public CryptoKeyIAMMember Volumes { get; }

    /// <summary>Lets one of Google's service agents use a key. A resource that the agent encrypts with it has to wait for this grant.</summary>
    /// <param name="key">The key.</param>
    /// <param name="purpose">Ends the grant's name, for example "volumes".</param>
    /// <param name="agent">The account's address.</param>
    /// <param name="parent">The component that needs it.</param>
    /// <param name="after">What makes the account, where it does not exist yet.</param>
    /// <returns>The grant.</returns>
    public CryptoKeyIAMMember Allow(CryptoKey key, string purpose, string agent, ComponentResource parent, params IEnumerable<Resource> after)
    {
        return new CryptoKeyIAMMember(
            $"{_context.Name}-{purpose}-key",
            new CryptoKeyIAMMemberArgs { CryptoKeyId = key.Id, Role = "roles/cloudkms.cryptoKeyEncrypterDecrypter", Member = $"serviceAccount:{agent}" },
            ChildOptions.Of(parent, after));
    }

    /// <summary>Google never deletes key rings or keys, only the versions of a key, so each name can be used once.</summary>
    private KeyRing CreateRing() => new(
        $"{_context.Name}-keys",
        new KeyRingArgs { Name = _context.KeyRing, Location = _context.Project.Region },
        ChildOptions.Of(this));

    private CryptoKey CreateKey(KeyRing ring, string purpose) => new(
        $"{_context.Name}-{purpose}",
        new CryptoKeyArgs
        {
            Name = $"{_context.Name}-{purpose}",
            KeyRing = ring.Id,
            Purpose = "ENCRYPT_DECRYPT",

            // Every 90 days a new version encrypts; the old ones go on decrypting.
            RotationPeriod = "7776000s",
            DestroyScheduledDuration = "2592000s",
            Labels = _context.Labels(),
        },

        // Without its key, what it encrypts is lost for good.
        new CustomResourceOptions { Parent = this, Protect = _context.Settings.Cluster.DeletionProtection });
}

/// <summary>The inputs of <see cref="GkeKeys"/>.</summary>
internal sealed class GkeKeysArgs : ResourceArgs
{
    public required GkeContext Context { get; init; }

    [Input("keyRing")]
    public Input<string> KeyRing => Context.KeyRing;
}
