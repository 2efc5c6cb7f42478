using System.Security.Cryptography;
using System.Text;

namespace Preview.Reports.Html;

/// <summary>A style sheet or script that stands in the page.</summary>
/// <param name="Text">Its text.</param>
internal sealed record PageFile(string Text)
{
    public static PageFile Style { get; } = Read("page.css");

    public static PageFile Script { get; } = Read("page.js");

    /// <summary>By this the page's policy knows it; nothing else is applied or run.</summary>
    public string Hash => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static PageFile Read(string name)
    {
        using var text = new StreamReader(typeof(PageFile).Assembly.GetManifestResourceStream(name)!);
        // The same bytes, however git wrote the file.
        return new PageFile("\n" + text.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
