using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;

namespace Pulumi;

/// <summary>One connection per address, for the whole life of the process.</summary>
internal static class GrpcChannels
{
    // gRPC's own limit of 4 MB is too small for a cluster's worth of YAML.
    private const int MaxMessageSize = 400 * 1024 * 1024;

    private static readonly ConcurrentDictionary<string, Lazy<CallInvoker>> Invokers = new();

    public static CallInvoker To(string address)
        => Invokers.GetOrAdd(address, key => new(() => Connect(key))).Value;

    private static CallInvoker Connect(string address)
        => GrpcChannel.ForAddress($"http://{address}", new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MaxMessageSize,
            MaxSendMessageSize = MaxMessageSize,
            Credentials = ChannelCredentials.Insecure,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,

                // The engine is on this machine and speaks gRPC: no proxy is asked for or looked up, and nothing that a browser
                // needs is asked at each call.
                UseProxy = false,
                AllowAutoRedirect = false,
                UseCookies = false,
                ActivityHeadersPropagator = null,
            },
        }).CreateCallInvoker();
}
