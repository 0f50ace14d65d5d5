using AgentAssist.Core.Customers;
using StackExchange.Redis;

namespace AgentAssist.Redis.History;

/// <summary>
/// The history cache that nodes share: one value per customer. A script compares versions where the value is, so that of
/// two nodes that write at once the newer snapshot stays, in whatever order they arrive.
/// </summary>
/// <param name="jitter">Where the jitter of times to live comes from; used under a lock.</param>
internal sealed class RedisHistoryCache(
    RedisConnection connection, RedisKeys keys, RedisOptions options, TimeProvider timeProvider, Random jitter) : IHistoryCache
{
    // KEYS[1] the value, ARGV[1] the version's digits, ARGV[2] the new value, ARGV[3] its time to live in ms, ARGV[4] '1'
    // where an equal version stays. Versions are compared as numbers: exact up to 2^53.
    private const string PutUnlessNewer =
        """
        local known = redis.call('GETRANGE', KEYS[1], 0, 19)
        if string.len(known) == 20 and string.sub(known, 1, 1) == '1' then
          local version = tonumber(string.sub(known, 2))
          local offered = tonumber(ARGV[1])
          if version and (version > offered or (version == offered and ARGV[4] == '1')) then
            return 0
          end
        end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
        return 1
        """;

    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public async ValueTask<CustomerHistory?> GetAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        using var value = await BoundedAsync(database => database.StringGetLeaseAsync(keys.History(key)), cancellationToken);
        return value is null ? null : SnapshotFormat.Decode(value.Span);
    }

    /// <inheritdoc/>
    public async ValueTask SetAsync(CustomerKey key, CustomerHistory history, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (SnapshotFormat.Encode(history, options.HistoryMaxBytes) is { } snapshot)
        {
            await PutAsync(key, history.Version, snapshot, equalStays: false, cancellationToken);
        }
        else
        {
            await InvalidateAsync(key, history.Version, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask InvalidateAsync(CustomerKey key, long version, CancellationToken cancellationToken) =>
        await PutAsync(key, version, SnapshotFormat.Invalidation(version), equalStays: true, cancellationToken);

    private Task<RedisResult> PutAsync(CustomerKey key, long version, byte[] value, bool equalStays, CancellationToken cancellationToken) =>
        BoundedAsync(
            database => database.ScriptEvaluateAsync(
                PutUnlessNewer,
                [keys.History(key)],
                [SnapshotFormat.Digits(version), value, (long)TimeToLive().TotalMilliseconds, equalStays ? "1" : "0"]),
            cancellationToken);

    private async Task<T> BoundedAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await CallAsync().WaitAsync(options.CallTimeout, timeProvider, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new HistoryCacheException("Redis did not answer in time.", timedOut: true, exception);
        }
        catch (Exception exception) when (exception is RedisException or ObjectDisposedException)
        {
            throw new HistoryCacheException("Redis is away.", timedOut: false, exception);
        }

        async Task<T> CallAsync() => await call((await connection.GetAsync()).GetDatabase());
    }

    private TimeSpan TimeToLive()
    {
        lock (_gate)
        {
            return options.HistoryTtl * (1 - (options.HistoryTtlJitter * jitter.NextDouble()));
        }
    }
}
