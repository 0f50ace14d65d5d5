namespace AgentAssist.Core.Customers;

/// <summary>Bounds of <see cref="InMemoryHistoryCache"/>.</summary>
public sealed record InMemoryHistoryCacheOptions
{
    /// <summary>How many customers are held, 1 to 1,000,000; the least recently used goes first.</summary>
    /// <value>10,000 by default.</value>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>How many bytes of encoded snapshots are held, 1 or more; the least recently used goes first. A larger snapshot is not held.</summary>
    /// <value>67,108,864 (64 MiB) by default.</value>
    public long MaxBytes { get; init; } = 67_108_864;

    /// <summary>How long a snapshot is fresh, and an invalidation is remembered, before jitter.</summary>
    /// <value>10 minutes by default.</value>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a snapshot may stand in while the system of record cannot be read, before jitter; 0 for no longer than it is fresh.</summary>
    /// <value>24 hours by default.</value>
    public TimeSpan StaleTimeToLive { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long it is remembered that the system of record does not know a customer, before jitter.</summary>
    /// <value>30 seconds by default.</value>
    public TimeSpan NegativeTimeToLive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>By what part of itself a time to live may be shorter, 0 to 0.5, so that entries written together do not lapse together.</summary>
    /// <value>0.1 by default.</value>
    public double Jitter { get; init; } = 0.1;
}
