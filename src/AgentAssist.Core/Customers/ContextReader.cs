using System.Collections.Concurrent;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Customers;

/// <summary>
/// Reads what an agent needs to know about a customer: from the cache where it has a snapshot, else from the system of
/// record, once however many ask at the same time. A cache that is away costs speed and nothing else.
/// </summary>
public sealed class ContextReader(ICustomerStore store, IHistoryCache cache, AssistOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<CustomerKey, Lazy<Task<CustomerHistory?>>> _fills = new();

    /// <summary>Reads the context of a customer.</summary>
    /// <param name="minVersion">The least version that the answer must reflect; 0 for any.</param>
    /// <returns>The context, null when nothing is known of the customer; and what could not be used on the way.</returns>
    /// <exception cref="AssistException">VERSION_NOT_REACHED when even the system of record is behind minVersion.</exception>
    public async Task<(CustomerContext? Context, Degradation? Degradation)> ReadAsync(
        CustomerKey key, long minVersion, CancellationToken cancellationToken)
    {
        Degradation? degradation = null;
        try
        {
            var cached = await cache.GetAsync(key, cancellationToken);
            if (cached is not null && cached.Version >= minVersion)
            {
                return (Draw(key, cached, ContextSource.Cache), null);
            }
        }
        catch (HistoryCacheException e)
        {
            degradation = Degraded(e);
        }

        // A reader who wants its own write must not share a read that may have begun before it.
        var history = minVersion > 0
            ? await store.ReadAsync(key, options.RecentInteractions, cancellationToken)
            : await FillOnceAsync(key).WaitAsync(cancellationToken);
        if ((history?.Version ?? 0) < minVersion)
        {
            throw new AssistException(
                ErrorReason.VersionNotReached,
                $"The customer's records are at version {history?.Version ?? 0}, below min_version {minVersion}.",
                "min_version");
        }

        if (history is not null && degradation is null)
        {
            degradation = await TryFillAsync(key, history, cancellationToken);
        }

        return (history is null ? null : Draw(key, history, ContextSource.Store), degradation);
    }

    /// <summary>Says that the customer's records have changed. Never fails for a cache that is away.</summary>
    public async Task InvalidateAsync(CustomerKey key, long version)
    {
        try
        {
            await cache.InvalidateAsync(key, version, CancellationToken.None);
        }
        catch (HistoryCacheException)
        {
            // The snapshot's time to live bounds how long the older one may still be served.
        }
    }

    /// <summary>Draws a context from a snapshot, as of <paramref name="now"/>.</summary>
    public static CustomerContext Draw(CustomerHistory history, string customerId, DateTimeOffset now)
    {
        var context = new CustomerContext
        {
            Profile = history.Profile ?? new CustomerProfile { CustomerId = customerId },
            Version = history.Version,
            InteractionCount = history.InteractionCount,
            Truncated = history.InteractionCount > history.Interactions.Count,
        };
        context.Interactions.Add(history.Interactions);
        context.Effort.Add(EffortCounter.Count(history.Interactions, now));
        var lastContact = history.Interactions.FirstOrDefault(EffortCounter.IsCustomerContact);
        if (lastContact is not null)
        {
            context.LastContactTime = lastContact.OccurredAt;
            var since = now - lastContact.OccurredAt.ToDateTimeOffset();
            context.SinceLastContactDuration = Duration.FromTimeSpan(since < TimeSpan.Zero ? TimeSpan.Zero : since);
        }

        return context;
    }

    private CustomerContext Draw(CustomerKey key, CustomerHistory history, ContextSource source)
    {
        var context = Draw(history, key.CustomerId, time.GetUtcNow());
        context.Source = source;
        return context;
    }

    private Task<CustomerHistory?> FillOnceAsync(CustomerKey key)
    {
        return _fills.GetOrAdd(key, k => new Lazy<Task<CustomerHistory?>>(() => FillAsync(k))).Value;
    }

    private async Task<CustomerHistory?> FillAsync(CustomerKey key)
    {
        try
        {
            return await store.ReadAsync(key, options.RecentInteractions, CancellationToken.None);
        }
        finally
        {
            _fills.TryRemove(key, out _);
        }
    }

    private async Task<Degradation?> TryFillAsync(CustomerKey key, CustomerHistory history, CancellationToken cancellationToken)
    {
        try
        {
            await cache.SetAsync(key, history, cancellationToken);
            return null;
        }
        catch (HistoryCacheException e)
        {
            return Degraded(e);
        }
    }

    private static Degradation Degraded(HistoryCacheException e) => new()
    {
        Feature = Feature.HistoryCache,
        Reason = e.TimedOut ? DegradationReason.Timeout : DegradationReason.Unavailable,
    };
}
