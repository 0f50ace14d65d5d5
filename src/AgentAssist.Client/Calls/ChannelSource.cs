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
    private readonly Func<ChannelBase> _open;
    private ChannelBase _current;
    private ChannelBase? _retired;
    private bool _disposed;

    /// <param name="open">Opens a channel to the server; it may lead to another node each time.</param>
    public ChannelSource(AgentAssistClientOptions options, Func<ChannelBase> open)
    {
        _open = open;
        _current = open();
        Headers = [];
        if (options.AccessToken is { Length: > 0 } token)
        {
            Headers.Add("authorization", "Bearer " + token);
        }
    }

    /// <summary>What every call carries.</summary>
    public Metadata Headers { get; }

    /// <summary>The channel to call on now; also the mark to give back to <see cref="Renew"/>.</summary>
    public ChannelBase Current
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
    public void Renew(ChannelBase dead)
    {
        ChannelBase? last = null;
        lock (_gate)
        {
            if (!_disposed && ReferenceEquals(dead, _current))
            {
                last = _retired;
                _retired = _current;
                _current = _open();
            }
        }

        (last as IDisposable)?.Dispose();
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

        (_retired as IDisposable)?.Dispose();
        (_current as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens a channel as the options say.</summary>
    public static ChannelBase Open(AgentAssistClientOptions options) => GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = options.KeepAlivePeriod,
            KeepAlivePingTimeout = options.KeepAlivePeriod,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        },
        DisposeHttpClient = true,
        ServiceConfig = Hedging.Of(options.HedgingDelay),

        // gRPC's own pauses between connection attempts would come on top of ours.
        InitialReconnectBackoff = options.BackoffBase,
        MaxReconnectBackoff = options.BackoffMax,
    });
}
