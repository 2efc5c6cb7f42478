using System.Net;
using System.Text.Json.Nodes;

namespace Live.Tests.Cluster;

/// <summary>The API server's answer to a request: an object, or a status with a message.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Body)
{
    public bool NotFound => Status == HttpStatusCode.NotFound;

    public bool Accepted => (int)Status is >= 200 and < 300;

    public string Message => $"{(int)Status}: {(string?)Body?["message"] ?? Status.ToString()}";
}
