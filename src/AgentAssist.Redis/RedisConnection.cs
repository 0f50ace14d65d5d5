using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentAssist.Redis;

/// <summary>
/// The connection that cache and feed share: made when it is first needed, whether Redis is there or not, and kept alive from then
/// on. While Redis is away calls fail at once instead of queueing.
/// </summary>
/// <param name="connect">Makes a connection; the driver does where it is left out.</param>
internal sealed class RedisConnection(
    RedisOptions options,
    TimeProvider timeProvider,
    ILogger<RedisConnection> logger,
    Func<ConfigurationOptions, Task<IConnectionMultiplexer>>? connect = null) : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Func<ConfigurationOptions, Task<IConnectionMultiplexer>> _connect =
        connect ?? (async configuration => await ConnectionMultiplexer.ConnectAsync(configuration));

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private Task<IConnectionMultiplexer>? _connecting;

    /// <summary>A connection of either kind was lost. Called on a thread of the pool.</summary>
    public event EventHandler? Lost;

    /// <summary>Whether the node shuts down: what fails from here on fails for good.</summary>
    public bool IsClosing => _closing.IsCancellationRequested;

    /// <summary>Whether there is a connection and it reaches Redis.</summary>
    public bool IsConnected
    {
        get
        {
            lock (_gate)
            {
                return _connecting is { IsCompletedSuccessfully: true, Result.IsConnected: true };
            }
        }
    }

    /// <summary>Returns the connection, which may not have reached Redis yet. Callers bound their wait.</summary>
    public Task<IConnectionMultiplexer> GetAsync()
    {
        lock (_gate)
        {
            return _connecting ??= Task.Run(ConnectAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task<IConnectionMultiplexer>? connecting;
        lock (_gate)
        {
            connecting = _connecting ??= Task.FromException<IConnectionMultiplexer>(new ObjectDisposedException(nameof(RedisConnection)));
        }

        await _closing.CancelAsync();
        try
        {
            await (await connecting).DisposeAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // It was never made.
        }
    }

    private async Task<IConnectionMultiplexer> ConnectAsync()
    {
        while (true)
        {
            try
            {
                var connection = await _connect(Configure());
                connection.ConnectionFailed += (_, failed) =>
                {
                    RedisLog.Away(logger, failed.ConnectionType.ToString(), failed.FailureType.ToString());
                    Lost?.Invoke(this, EventArgs.Empty);
                };
                connection.ConnectionRestored += (_, restored) => RedisLog.Back(logger, restored.ConnectionType.ToString());
                RedisLog.Connected(logger);
                return connection;
            }
            catch (Exception exception) when (!_closing.IsCancellationRequested)
            {
                // Whatever it is, such as an issuer's file that is being replaced: a connection given up here would be given up for ever.
                RedisLog.ConnectFailed(logger, exception);
                await Task.Delay(RetryDelay, timeProvider, _closing.Token);
            }
        }
    }

    private ConfigurationOptions Configure()
    {
        var configuration = ConfigurationOptions.Parse(options.Configuration);
        configuration.ClientName ??= "agentassist";
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new ExponentialRetry(100, 5_000);

        // How long a call may take is ours to say: the driver gives up at 5 seconds of its own accord.
        configuration.AsyncTimeout = Math.Max(configuration.AsyncTimeout, 2 * (int)options.CallTimeout.TotalMilliseconds);

        // Both are for masters that neither Sentinel nor a Cluster leads, and need rights to a key and a channel that are not ours.
        configuration.TieBreaker = "";
        configuration.ConfigurationChannel = "";
        if (options.TrustedIssuerPath.Length > 0)
        {
            configuration.TrustIssuer(options.TrustedIssuerPath);
        }

        return configuration;
    }
}
