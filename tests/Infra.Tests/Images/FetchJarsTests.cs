using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;

namespace Infra.Tests.Images;

/// <summary>The script that fetches the image's jars, against a repository on this machine that has some of them.</summary>
public sealed class FetchJarsTests : IDisposable
{
    private static readonly byte[] Jar = "a jar"u8.ToArray();

    private static readonly string Sha1 = Hash(SHA1.HashData(Jar));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fetch-jars-");

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_with_line_address_and_status()
    {
        using var maven = new Maven(new() { ["/a/a.jar"] = Jar, ["/a/a.jar.sha1"] = [.. $"{Sha1}\n".Select(c => (byte)c)] });
        var (exitCode, _, error) = await RunAsync(
            maven,
            $"# A comment.\n\npublished a/a.jar\npublished a/b.jar\nsha1:{new string('0', 40)} a/a.jar\n",
            _folder.FullName);
        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"jars.txt:4: {maven.Address}/a/b.jar: HTTP 404 Not Found\njars.txt:5: a/a.jar: sha1 is {Sha1}, but {new string('0', 40)} is expected\n", error);
        Assert.Equal(Jar, await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "a.jar"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_jar_without_the_checksum_that_is_published_beside_it_is_refused()
    {
        using var maven = new Maven(new() { ["/a/a.jar"] = Jar });
        var (exitCode, _, error) = await RunAsync(maven, "published a/a.jar\n", _folder.FullName);
        Assert.Equal((1, $"jars.txt:1: {maven.Address}/a/a.jar.sha1: HTTP 404 Not Found\n"), (exitCode, error));
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "a.jar")));
    }

    /// <summary>The workflow checks every jar of the list with a HEAD request.</summary>
    [Fact]
    public async Task Jars_are_asked_for_without_being_fetched()
    {
        using var maven = new Maven(new() { ["/a/a.jar"] = Jar });
        Assert.Equal((0, "", ""), await RunAsync(maven, "published a/a.jar\n", "--check"));
        Assert.Equal((1, "", $"jars.txt:1: {maven.Address}/a/b.jar: HTTP 404 Not Found\n"), await RunAsync(maven, "published a/b.jar\n", "--check"));
        Assert.Equal(["HEAD /a/a.jar", "HEAD /a/b.jar"], maven.Asked);
    }

    [Fact]
    public async Task The_list_is_pinned_by_what_is_there()
    {
        using var maven = new Maven(new() { ["/a/a.jar"] = Jar, ["/a/a.jar.sha1"] = [.. Sha1.Select(c => (byte)c)] });
        Assert.Equal((0, $"sha256:{Hash(SHA256.HashData(Jar))} a/a.jar\n", ""), await RunAsync(maven, $"sha1:{Sha1} a/a.jar\n", "--pin"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(Maven maven, string list, string target)
    {
        var file = Path.Combine(_folder.FullName, "jars.txt");
        await File.WriteAllTextAsync(file, list);
        var script = Path.Combine(AppContext.BaseDirectory, "images", "spark", "fetch-jars.py");
        using var python = Process.Start(new ProcessStartInfo("python3", [script, file, target])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MAVEN"] = maven.Address, ["no_proxy"] = "*" },
        })!;
        var (output, error) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        return (python.ExitCode, await output, await error);
    }

    private static string Hash(byte[] hash) => Convert.ToHexStringLower(hash);

    /// <summary>A repository of jars.</summary>
    private sealed class Maven : IDisposable
    {
        private readonly HttpListener _listener = new();

        private readonly Dictionary<string, byte[]> _files;

        public Maven(Dictionary<string, byte[]> files)
        {
            _files = files;
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            free.Stop();
            _listener.Prefixes.Add($"{Address}/");
            _listener.Start();
            _ = AnswerAsync();
        }

        public string Address { get; }

        public List<string> Asked { get; } = [];

        public void Dispose() => _listener.Close();

        private async Task AnswerAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                var path = context.Request.Url!.AbsolutePath;
                Asked.Add($"{context.Request.HttpMethod} {path}");
                if (!_files.TryGetValue(path, out var content))
                {
                    context.Response.StatusCode = 404;
                }
                else if (context.Request.HttpMethod != "HEAD")
                {
                    await context.Response.OutputStream.WriteAsync(content);
                }

                context.Response.Close();
            }
        }
    }
}
