namespace Pulumi;

/// <summary>A file, a text or a folder of them that a resource is given.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string property, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Signature = signature;
        Property = property;
        Value = value;
    }

    /// <summary>The mark that tells an asset from an archive on the wire.</summary>
    internal string Signature { get; }

    /// <summary>The property that <see cref="Value"/> is sent as: path, text, uri or assets.</summary>
    internal string Property { get; }

    internal object Value { get; }
}
