using Grpc.Core;
using Grpc.Net.Client;

namespace AgentAssist.Robustness.Traffic;

/// <summary>Where a call goes: one node, or the balancer before them.</summary>
internal sealed class Target : IDisposable
{
    private readonly GrpcChannel _channel;

    public Target(string name, Uri address)
    {
        Name = name;
        Address = address;
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(1),
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(1),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(1),
                KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            },
            DisposeHttpClient = true,
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(50),
            MaxReconnectBackoff = TimeSpan.FromMilliseconds(500),
        });
        Invoker = _channel.CreateCallInvoker();
    }

    public string Name { get; }

    public Uri Address { get; }

    public CallInvoker Invoker { get; }

    public void Dispose() => _channel.Dispose();
}
