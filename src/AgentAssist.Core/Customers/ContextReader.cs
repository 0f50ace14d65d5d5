using System.Collections.Concurrent;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>
/// Reads what an agent needs to know about a customer: from the cache where it has a fresh snapshot, else from the system of
/// record, once however many ask at the same time. A cache that is away costs speed and nothing else; a system of record that
/// is away is stood in for by an older snapshot, marked stale.
/// </summary>
public sealed class ContextReader
{
    // What is cached of merges may be old and lead in a circle; the record never does.
    private const int MaxCachedMoves = 4;

    private readonly IHistoryCache _cache;
    private readonly TimeProvider _time;
    private readonly HistoryReader _history;
    private readonly TimeSpan _goodwillPeriod;
    private readonly BoundedReads _reads;
    private readonly ContextDrawer _drawer;
    private readonly ConcurrentDictionary<CustomerKey, Lazy<Task<Filled>>> _fills = new();

    /// <summary>Reads by the words, the rules and the policy that ship.</summary>
    public ContextReader(ICustomerStore store, IHistoryCache cache, AssistOptions options, TimeProvider time)
        : this(store, cache, options, time, HistoryReader.Default, GoodwillPolicy.Default.Period)
    {
    }

    /// <param name="goodwillPeriod">How far back gestures of goodwill are shown.</param>
    internal ContextReader(
        ICustomerStore store, IHistoryCache cache, AssistOptions options, TimeProvider time, HistoryReader history, TimeSpan goodwillPeriod)
    {
        (_cache, _time, _history, _goodwillPeriod) = (cache, time, history, goodwillPeriod);
        _reads = new BoundedReads(store, options, time);
        _drawer = new ContextDrawer(history);
    }

    /// <summary>Reads the context of a customer.</summary>
    /// <param name="minVersion">The least version that the answer must reflect; 0 for any.</param>
    /// <param name="customerIsHere">Whether the customer is in contact now, so that an overdue promise has become a broken one.</param>
    /// <returns>The context, null when nothing is known of the customer; and what could not be used on the way.</returns>
    /// <exception cref="AssistException">
    /// VERSION_NOT_REACHED when even the system of record is behind minVersion. STORAGE_UNAVAILABLE and OVERLOADED when it
    /// cannot be read and no snapshot of minVersion or newer can stand in.
    /// </exception>
    public Task<(CustomerContext? Context, Degradation? Degradation)> ReadAsync(
        CustomerKey key, long minVersion, bool customerIsHere, CancellationToken cancellationToken) =>
        ReadAsync(key, minVersion, customerIsHere, moves: 0, cancellationToken);

    /// <summary>Reads the context of a customer who is not in contact now.</summary>
    /// <exception cref="AssistException">As above.</exception>
    public Task<(CustomerContext? Context, Degradation? Degradation)> ReadAsync(
        CustomerKey key, long minVersion, CancellationToken cancellationToken) =>
        ReadAsync(key, minVersion, customerIsHere: false, cancellationToken);

    /// <summary>
    /// Reads the context for a customer's turn, which must not fail for it: where the records cannot be read, the context is null and the
    /// degradation says why.
    /// </summary>
    public async Task<(CustomerContext? Context, Degradation? Degradation)> ReadForTurnAsync(
        CustomerKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(key, minVersion: 0, customerIsHere: true, cancellationToken);
        }
        catch (AssistException e) when (IsUnreadable(e))
        {
            return (null, Degraded(e));
        }
    }

    /// <summary>Completes a context that a caller brought along: what it leaves open is read from the interactions in it.</summary>
    internal CustomerContext Complete(CustomerContext given, DateTimeOffset now, bool customerIsHere) =>
        _drawer.Complete(given, now, customerIsHere);

    /// <summary>The records of a context in the order in which they happened, with what they mean.</summary>
    internal Timeline TimelineOf(CustomerContext context, DateTimeOffset now) => _history.Read(context.Interactions, context.Profile, now);

    /// <summary>Says that the customer's records have changed, perhaps to a version that is not known. Never fails for a cache that is away.</summary>
    public ValueTask InvalidateAsync(CustomerKey key, long version) => _cache.InvalidateAsync(key, version, CancellationToken.None);

    // Follows a customer who was merged into another.
    private async Task<(CustomerContext? Context, Degradation? Degradation)> ReadAsync(
        CustomerKey key, long minVersion, bool customerIsHere, int moves, CancellationToken cancellationToken)
    {
        var (cached, cacheDegradation) = await LookUpAsync(key, cancellationToken);
        var snapshot = cached as CachedHistory.Snapshot;
        if (snapshot is { IsFresh: true, History.MergedInto: { Length: > 0 } into } && moves < MaxCachedMoves)
        {
            return await ReadAsync(key with { CustomerId = into }, minVersion, customerIsHere, moves + 1, cancellationToken);
        }

        if (snapshot?.History.Version < minVersion || snapshot?.History.MergedInto.Length > 0)
        {
            snapshot = null;
        }

        if (snapshot is { IsFresh: true })
        {
            return (Draw(key, snapshot.History, ContextSource.Cache, customerIsHere), null);
        }

        if (cached is CachedHistory.Absent && minVersion == 0)
        {
            return (null, null);
        }

        try
        {
            // A reader who wants its own write must not share a read that may have begun before it.
            var fill = minVersion > 0 ? FillAsync(key, cacheDegradation) : FillOnceAsync(key, cacheDegradation);
            var (history, degradation) = await fill.WaitAsync(cancellationToken);
            if (history is { MergedInto.Length: > 0 })
            {
                return await ReadAsync(key with { CustomerId = history.MergedInto }, minVersion, customerIsHere, moves + 1, cancellationToken);
            }

            ThrowIfBehind(history, minVersion);
            return (history is null ? null : Draw(key, history, ContextSource.Store, customerIsHere), degradation);
        }
        catch (AssistException e) when (snapshot is not null && IsUnreadable(e))
        {
            var stale = Draw(key, snapshot.History, ContextSource.Cache, customerIsHere);
            stale.Stale = true;
            return (stale, Degraded(e));
        }
    }

    private CustomerContext Draw(CustomerKey key, CustomerHistory history, ContextSource source, bool customerIsHere)
    {
        var now = _time.GetUtcNow();
        var context = _drawer.Draw(key, history, now, customerIsHere);
        context.Source = source;
        foreach (var past in context.Gestures.Where(gesture => now - gesture.DecideTime.ToDateTimeOffset() >= _goodwillPeriod).ToArray())
        {
            context.Gestures.Remove(past);
        }

        return context;
    }

    private async Task<(CachedHistory Cached, Degradation? Degradation)> LookUpAsync(
        CustomerKey key, CancellationToken cancellationToken)
    {
        try
        {
            return (await _cache.GetAsync(key, cancellationToken), null);
        }
        catch (HistoryCacheException e)
        {
            return (CachedHistory.Miss.Instance, Degraded(e));
        }
    }

    private Task<Filled> FillOnceAsync(CustomerKey key, Degradation? cacheDegradation) =>
        _fills.GetOrAdd(key, k => new Lazy<Task<Filled>>(() => FillAndForgetAsync(k, cacheDegradation))).Value;

    private async Task<Filled> FillAndForgetAsync(CustomerKey key, Degradation? cacheDegradation)
    {
        try
        {
            return await FillAsync(key, cacheDegradation);
        }
        finally
        {
            _fills.TryRemove(key, out _);
        }
    }

    // Goes on to its end when those who wait have gone. Whoever found the cache away does not wait for it again.
    private async Task<Filled> FillAsync(CustomerKey key, Degradation? cacheDegradation)
    {
        if (cacheDegradation is not null)
        {
            return new Filled(await _reads.ReadAsync(key), cacheDegradation);
        }

        FillTicket ticket;
        try
        {
            ticket = await _cache.BeginFillAsync(key, CancellationToken.None);
        }
        catch (HistoryCacheException e)
        {
            return new Filled(await _reads.ReadAsync(key), Degraded(e));
        }

        var history = await _reads.ReadAsync(key);
        try
        {
            await _cache.FillAsync(key, ticket, history, CancellationToken.None);
            return new Filled(history, null);
        }
        catch (HistoryCacheException e)
        {
            return new Filled(history, Degraded(e));
        }
    }

    private static void ThrowIfBehind(CustomerHistory? history, long minVersion)
    {
        if ((history?.Version ?? 0) < minVersion)
        {
            throw new AssistException(
                ErrorReason.VersionNotReached,
                $"The customer's records are at version {history?.Version ?? 0}, below min_version {minVersion}.",
                "min_version");
        }
    }

    private static bool IsUnreadable(AssistException e) => e.Reason is ErrorReason.StorageUnavailable or ErrorReason.Overloaded;

    private static Degradation Degraded(HistoryCacheException e) => new()
    {
        Feature = Feature.HistoryCache,
        Reason = e.Fault == HistoryCacheFault.TimedOut ? DegradationReason.Timeout : DegradationReason.Unavailable,
    };

    private static Degradation Degraded(AssistException e) => new()
    {
        Feature = Feature.CustomerContext,
        Reason = e.InnerException is TimeoutException ? DegradationReason.Timeout : DegradationReason.Unavailable,
    };

    private readonly record struct Filled(CustomerHistory? History, Degradation? Degradation);
}
