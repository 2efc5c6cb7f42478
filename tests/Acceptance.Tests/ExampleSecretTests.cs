using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Acceptance.Tests;

/// <summary>
/// The engine prints "[secret]" wherever a text that it shows contains a secret. So no secret of an example may be part of a name in its plan.
/// The passphrases of the examples are in their files, for everybody to read.
/// </summary>
public sealed partial class ExampleSecretTests
{
    public static TheoryData<string, string, int> Examples() => new()
    {
        { "stacks/Pulumi.onprem.yaml", "example", 9 },
        { "stacks/examples/Pulumi.local.yaml", "laptop", 8 },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task No_secret_is_part_of_a_name(string file, string passphrase, int count)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));
        var secrets = Opened(text, passphrase);
        Assert.Equal(count, secrets.Count);
        var stack = Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..];
        using var project = new ProjectCopy().Write($"stacks/Pulumi.{stack}.yaml", text);

        var run = await PreviewProcess.RunInAsync(project.Folder, "plan", stack, "--json");

        var shown = Texts(JsonDocument.Parse(run.Output).RootElement).ToList();
        Assert.Contains("spark-history", shown);
        Assert.Empty(
            secrets.SelectMany(secret => shown.Where(name => name.Contains(secret, StringComparison.OrdinalIgnoreCase)).Select(name => $"{secret} in {name}"))
                .Distinct());
    }

    /// <summary>Decrypts as Pulumi's passphrase provider does: a key by PBKDF2, then AES-GCM with the tag at the end.</summary>
    private static List<string> Opened(string text, string passphrase)
    {
        var salt = Convert.FromBase64String(Salt().Match(text).Groups[1].Value);
        var key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, 1_000_000, HashAlgorithmName.SHA256, 32);
        using var cipher = new AesGcm(key, 16);
        return
        [
            .. Ciphertext().Matches(text).Select(match =>
            {
                var nonce = Convert.FromBase64String(match.Groups[1].Value);
                var sealedText = Convert.FromBase64String(match.Groups[2].Value);
                var opened = new byte[sealedText.Length - 16];
                cipher.Decrypt(nonce, sealedText.AsSpan(..^16), sealedText.AsSpan(^16..), opened);
                return Encoding.UTF8.GetString(opened);
            }),
        ];
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    [GeneratedRegex("(?m)^encryptionsalt: v1:([^:\\s]+):")]
    private static partial Regex Salt();

    [GeneratedRegex("secure: v1:([^:\\s]+):(\\S+)")]
    private static partial Regex Ciphertext();
}
