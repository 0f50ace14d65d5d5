using System.Globalization;
using AgentAssist.Core.Customers;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentAssist.Redis.History;

/// <summary>
/// The history cache that nodes share: one value per customer. Scripts decide where the value is, so that of two nodes
/// that write at once the newer snapshot stays, in whatever order they arrive.
/// </summary>
/// <remarks>
/// How old an answer may be: a node never serves what it knows to be outdated. Another node may, for what is left of
/// <see cref="RedisOptions.HistoryTtl"/>, where the node that wrote was cut off from Redis or died before it could tell, or where
/// a failover lost what it told and it did not notice. Whoever passes min_version is never answered with less.
/// </remarks>
internal sealed class RedisHistoryCache : IHistoryCache, IAsyncDisposable
{
    /// <summary>Longer than any read of the system of record may take (AssistOptions.CustomerReadMilliseconds).</summary>
    private static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(30);

    // By default a client reads from a replica while the primary is away. It may have missed the last invalidations, and nothing in what it
    // holds tells; without the cache an answer is slower, from a replica it could be old.
    private const CommandFlags CurrentOnly = CommandFlags.DemandMaster;

    // Guards what is random: jitter, and the numbers of tickets.
    private readonly Lock _gate = new();
    private readonly RedisConnection _connection;
    private readonly RedisKeys _keys;
    private readonly RedisOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly Random _random;
    private readonly ILogger<RedisHistoryCache> _logger;
    private readonly CacheCalls _calls;
    private readonly PendingInvalidations _pending;
    private readonly InvalidationSender _sender;

    public RedisHistoryCache(
        RedisConnection connection,
        RedisKeys keys,
        RedisOptions options,
        TimeProvider timeProvider,
        Random random,
        ILogger<RedisHistoryCache> logger)
    {
        (_connection, _keys, _options, _timeProvider, _random, _logger) = (connection, keys, options, timeProvider, random, logger);
        _calls = new CacheCalls(async () => (await connection.GetAsync()).GetDatabase(), options, timeProvider, logger);
        _pending = new PendingInvalidations(options.PendingInvalidations, options.HistoryTtl, timeProvider);
        _sender = new InvalidationSender(_pending, SendInvalidationAsync, timeProvider, logger);
        connection.Lost += OnLost;
    }

    /// <inheritdoc/>
    public async ValueTask<CachedHistory> GetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        using var value = await _calls.RunAsync(database => database.StringGetLeaseAsync(_keys.History(key), CurrentOnly), cancellationToken);
        if (value is null || SnapshotFormat.Decode(value.Span) is not { } stored)
        {
            return CachedHistory.Miss.Instance;
        }

        var outdated = _pending.IsOutdated(key, stored.History?.Version ?? 0, stored.FreshUntil);
        if (stored.History is { } history)
        {
            return new CachedHistory.Snapshot(history, !outdated && !(stored.FreshUntil <= _timeProvider.GetUtcNow()));
        }

        return outdated ? CachedHistory.Miss.Instance : CachedHistory.Absent.Instance;
    }

    /// <inheritdoc/>
    public async ValueTask<FillTicket> BeginFillAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        var number = NewTicketNumber();
        var standing = await _calls.RunAsync(
            database => database.ScriptEvaluateAsync(
                HistoryScripts.Begin, [_keys.Fill(key)], [number, (long)TicketLife.TotalMilliseconds], CurrentOnly),
            cancellationToken);
        return new FillTicket(long.TryParse((string?)standing, CultureInfo.InvariantCulture, out var shared) ? shared : number);
    }

    /// <inheritdoc/>
    public async ValueTask FillAsync(CustomerKey key, FillTicket ticket, CustomerHistory? history, CancellationToken cancellationToken)
    {
        var fresh = Jittered(history is null ? _options.NegativeTtl : _options.HistoryTtl);
        var kept = history is not null && _options.StaleTtl > fresh ? Max(Jittered(_options.StaleTtl), fresh) : fresh;
        var value = history is null
            ? SnapshotFormat.Absent
            : SnapshotFormat.Encode(history, _timeProvider.GetUtcNow() + fresh, _options.HistoryMaxBytes)
                ?? SnapshotFormat.Invalidation(history.Version);
        await _calls.RunAsync(
            database => database.ScriptEvaluateAsync(
                HistoryScripts.Fill,
                [_keys.History(key), _keys.Fill(key)],
                [ticket.Number, SnapshotFormat.Digits(history?.Version ?? 0), value, (long)kept.TotalMilliseconds],
                CurrentOnly),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_pending.Note(key, version) is { } distrustUntil)
        {
            HistoryLog.InvalidationsOverflowed(_logger, distrustUntil);
        }

        try
        {
            await SendInvalidationAsync(key, version, cancellationToken);
        }
        catch (Exception exception) when (exception is HistoryCacheException or OperationCanceledException)
        {
            _sender.Wake();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public async ValueTask ForgetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await _calls.RunAsync(
                database => database.ScriptEvaluateAsync(
                    HistoryScripts.Forget,
                    [_keys.History(key), _keys.Fill(key)],
                    [SnapshotFormat.Absent, (long)Jittered(_options.NegativeTtl).TotalMilliseconds],
                    CurrentOnly),
                cancellationToken);
            _pending.DeliverForgotten(key);
        }
        catch (HistoryCacheException)
        {
            await InvalidateAsync(key, IHistoryCache.UnknownVersion, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Lost -= OnLost;
        await _sender.DisposeAsync();
    }

    private async Task SendInvalidationAsync(CustomerKey key, long version, CancellationToken cancellationToken)
    {
        await _calls.RunAsync(
            database => database.ScriptEvaluateAsync(
                HistoryScripts.Invalidate,
                [_keys.History(key), _keys.Fill(key)],
                [SnapshotFormat.Digits(version), SnapshotFormat.Invalidation(version), (long)Jittered(_options.HistoryTtl).TotalMilliseconds],
                CurrentOnly),
            cancellationToken);
        _pending.Deliver(key, version);
    }

    private void OnLost(object? sender, EventArgs e)
    {
        if (_pending.RecallDelivered())
        {
            _sender.Wake();
        }
    }

    private TimeSpan Jittered(TimeSpan life)
    {
        lock (_gate)
        {
            return life * (1 - (_options.HistoryTtlJitter * _random.NextDouble()));
        }
    }

    private long NewTicketNumber()
    {
        lock (_gate)
        {
            return _random.NextInt64(1, long.MaxValue);
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
