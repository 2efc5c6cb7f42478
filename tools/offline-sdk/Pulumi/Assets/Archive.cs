using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Several assets under their names.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string property, object value)
        : base(Wire.ArchiveSignature, property, value)
    {
    }
}

/// <summary>An archive that the program puts together.</summary>
/// <param name="assets">The assets and archives in it, by name.</param>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive(Wire.AssetsProperty, assets.ToImmutableDictionary());

/// <summary>A folder, or a .tar, .tar.gz or .zip file, on this machine.</summary>
/// <param name="path">Its path, absolute or from the program's folder.</param>
public sealed class FileArchive(string path) : Archive(Wire.PathProperty, path);

/// <summary>An archive that the provider downloads.</summary>
/// <param name="uri">Its address: file, http or https, or whatever else the provider knows.</param>
public sealed class RemoteArchive(string uri) : Archive(Wire.UriProperty, uri);
