using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Engine.Tests.Charts;

/// <summary>A chart repository on the loopback, over HTTPS as the settings ask for.</summary>
internal sealed class ChartRepository : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Chart, string Version), byte[]> _archives = [];
    private readonly IReadOnlyDictionary<string, SmallChart> _charts;
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly WebApplication _server;

    private ChartRepository(IEnumerable<SmallChart> charts)
    {
        _charts = charts.ToDictionary(chart => chart.Name);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>The URL that the settings name as a chart's repository.</summary>
    public string Address => _server.Urls.Single();

    /// <summary>The certificate to trust when reading from it (SSL_CERT_FILE).</summary>
    public string Certificate => _certificate.ExportCertificatePem();

    public static async Task<ChartRepository> StartAsync(params IEnumerable<SmallChart> charts)
    {
        var repository = new ChartRepository(charts);
        await repository._server.StartAsync();
        return repository;
    }

    /// <summary>Has a chart in a version from now on.</summary>
    public void Add(string chart, string version) =>
        _archives.GetOrAdd((chart, version), key => (_charts.GetValueOrDefault(key.Chart) ?? new SmallChart(key.Chart, [])).Archive(key.Version));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    private Task AnswerAsync(HttpContext request)
    {
        var content = request.Request.Path == "/index.yaml"
            ? Encoding.UTF8.GetBytes(Index())
            : _archives.Where(one => request.Request.Path == $"/{File(one.Key)}").Select(one => one.Value).FirstOrDefault();
        request.Response.StatusCode = content is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return request.Response.Body.WriteAsync(content ?? []).AsTask();
    }

    private string Index() => "apiVersion: v1\nentries:\n" + string.Concat(_archives.Keys.GroupBy(key => key.Chart).Select(chart =>
        $"  {chart.Key}:\n"
            + string.Concat(chart.Select(key => $"  - {{ apiVersion: v2, name: {key.Chart}, version: {key.Version}, urls: [{File(key)}] }}\n"))));

    private static string File((string Chart, string Version) key) => $"{key.Chart}-{key.Version}.tgz";

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=charts of a test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }
}
