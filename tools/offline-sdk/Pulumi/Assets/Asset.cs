using Pulumi.Serialization;

namespace Pulumi;

/// <summary>One file or text.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string property, object value)
        : base(Wire.AssetSignature, property, value)
    {
    }
}

/// <summary>A file on this machine.</summary>
/// <param name="path">Its path, absolute or from the program's folder.</param>
public sealed class FileAsset(string path) : Asset(Wire.PathProperty, path);

/// <summary>A text.</summary>
/// <param name="text">The text.</param>
public sealed class StringAsset(string text) : Asset(Wire.TextProperty, text);

/// <summary>A file that the provider downloads.</summary>
/// <param name="uri">Its address: file, http or https, or whatever else the provider knows.</param>
public sealed class RemoteAsset(string uri) : Asset(Wire.UriProperty, uri);
