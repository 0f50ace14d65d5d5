using Grpc.Core;
using Grpc.Net.Client;

namespace AgentAssist.Client.Calls;

/// <summary>
/// Owns the connections. After a silence, or where a node drains, a new channel takes over, because a stream opened on the
/// old one would go the same dead way; the old one lives on until everything that runs on it has ended, which may be well
/// though one stream was not.
/// </summary>
internal sealed class ChannelSource : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Func<ChannelBase> _open;
    private readonly List<Shared> _channels;
    private Shared _current;
    private bool _disposed;

    /// <param name="open">Opens a channel to the server; it may lead to another node each time.</param>
    public ChannelSource(AgentAssistClientOptions options, Func<ChannelBase> open)
    {
        _open = open;
        _current = new Shared(open());
        _channels = [_current];
        Headers = [];
        if (options.AccessToken is { Length: > 0 } token)
        {
            Headers.Add("authorization", "Bearer " + token);
        }
    }

    /// <summary>What every call carries.</summary>
    public Metadata Headers { get; }

    /// <summary>Takes the channel to call on now, for one call or stream; disposing the result gives it back.</summary>
    public Use Take()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _current.Users++;
            return new Use(this, _current);
        }
    }

    /// <summary>Opens a new channel unless somebody else has already replaced the one in <paramref name="use"/>.</summary>
    public void Renew(Use use)
    {
        lock (_gate)
        {
            if (!_disposed && ReferenceEquals(use.Shared, _current))
            {
                _current = new Shared(_open());
                _channels.Add(_current);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        foreach (var shared in _channels)
        {
            shared.Dispose();
        }

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

    private void GiveBack(Shared shared)
    {
        lock (_gate)
        {
            if (--shared.Users > 0 || _disposed || ReferenceEquals(shared, _current))
            {
                return;
            }

            _channels.Remove(shared);
        }

        shared.Dispose();
    }

    /// <summary>A channel, and how many use it.</summary>
    internal sealed class Shared(ChannelBase channel) : IDisposable
    {
        public ChannelBase Channel => channel;

        public int Users { get; set; }

        public void Dispose() => (channel as IDisposable)?.Dispose();
    }

    /// <summary>The right to a channel that stays open until this is disposed.</summary>
    internal sealed class Use(ChannelSource source, Shared shared) : IDisposable
    {
        private int _disposed;

        public Shared Shared => shared;

        public CallInvoker Invoker => shared.Channel.CreateCallInvoker();

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                source.GiveBack(shared);
            }
        }
    }
}
