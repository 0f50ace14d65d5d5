using Grpc.Core;
using Grpc.Net.Client;

namespace AgentAssist.Client.Calls;

/// <summary>
/// Owns the connections. After a silence a new channel takes over, because a stream opened on the old one would go
/// the same dead way; the old one lives on for calls under way until the next takes its place.
/// </summary>
internal sealed class ChannelSource : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly AgentAssistClientOptions _options;
    private GrpcChannel _current;
    private GrpcChannel? _retired;
    private bool _disposed;

    public ChannelSource(AgentAssistClientOptions options)
    {
        _options = options;
        _current = Open();
        Headers = [];
        if (options.AccessToken is { Length: > 0 } token)
        {
            Headers.Add("authorization", "Bearer " + token);
        }
    }

    /// <summary>What every call carries.</summary>
    public Metadata Headers { get; }

    /// <summary>The channel to call on now; also the mark to give back to <see cref="Renew"/>.</summary>
    public GrpcChannel Current
    {
        get
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                return _current;
            }
        }
    }

    public CallInvoker Invoker => Current.CreateCallInvoker();

    /// <summary>Opens a new channel unless somebody else has already replaced <paramref name="dead"/>.</summary>
    public void Renew(GrpcChannel dead)
    {
        GrpcChannel? last = null;
        lock (_gate)
        {
            if (!_disposed && ReferenceEquals(dead, _current))
            {
                last = _retired;
                _retired = _current;
                _current = Open();
            }
        }

        last?.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return ValueTask.CompletedTask;
            }

            _disposed = true;
        }

        _retired?.Dispose();
        _current.Dispose();
        return ValueTask.CompletedTask;
    }

    private GrpcChannel Open() => GrpcChannel.ForAddress(_options.Address, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = _options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = _options.KeepAlivePeriod,
            KeepAlivePingTimeout = _options.KeepAlivePeriod,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        },
        DisposeHttpClient = true,
        ServiceConfig = Hedging.Of(_options.HedgingDelay),

        // gRPC's own pauses between connection attempts would come on top of ours.
        InitialReconnectBackoff = _options.BackoffBase,
        MaxReconnectBackoff = _options.BackoffMax,
    });
}
