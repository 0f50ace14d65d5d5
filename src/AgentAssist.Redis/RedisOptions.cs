using System.ComponentModel.DataAnnotations;

namespace AgentAssist.Redis;

/// <summary>Where Redis is, and how much it may be relied on. Section <c>AgentAssist:Redis</c>.</summary>
public sealed class RedisOptions
{
    /// <summary>
    /// Servers and settings as StackExchange.Redis reads them, for example <c>redis-1:6379,redis-2:6379,ssl=true</c>;
    /// several nodes of a Redis Cluster find the others. Empty keeps cache and feed in this process.
    /// </summary>
    /// <value>Empty by default.</value>
    [RedisConfiguration]
    public string Configuration { get; set; } = "";

    /// <summary>A PEM file with the issuer of Redis's certificate, where the system does not trust it. Empty trusts as the system does.</summary>
    /// <value>Empty by default.</value>
    public string TrustedIssuerPath { get; set; } = "";

    /// <summary>What every key and channel begins with: 1 to 64 letters, digits, dots, dashes and underscores.</summary>
    /// <value><c>agentassist</c> by default.</value>
    [Required]
    [RegularExpression("^[A-Za-z0-9._-]{1,64}$")]
    public string KeyPrefix { get; set; } = "agentassist";

    /// <summary>Whether conversations use sharded channels, which a Redis Cluster of version 7 spreads over its nodes; the same on every node.</summary>
    /// <value>False by default: any version, one server or cluster.</value>
    public bool ShardedChannels { get; set; }

    /// <summary>How long a snapshot is fresh, and the memory of an invalidation is kept, before jitter, 1 minute to 7 days.</summary>
    /// <value>30 minutes by default.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan HistoryTtl { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long a snapshot is kept before jitter, 0 to 30 days. Once it is no longer fresh it is only used while the system of
    /// record cannot be read, and is marked stale then. No more than <see cref="HistoryTtl"/> turns that off.
    /// </summary>
    /// <value>24 hours by default.</value>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan StaleTtl { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long it is remembered that the system of record does not know a customer, before jitter, 1 second to 10 minutes.</summary>
    /// <value>30 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan NegativeTtl { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>By what part of itself a time to live may be shorter, 0 to 0.5, so that entries written together do not lapse together.</summary>
    /// <value>0.1 by default.</value>
    [Range(0.0, 0.5)]
    public double HistoryTtlJitter { get; set; } = 0.1;

    /// <summary>The largest cached snapshot in bytes, 4,096 to 16,777,216; a larger one loses its oldest interactions.</summary>
    /// <value>262,144 by default.</value>
    [Range(4_096, 16_777_216)]
    public int HistoryMaxBytes { get; set; } = 262_144;

    /// <summary>
    /// How many bytes of snapshots the cache in this process holds where <see cref="Configuration"/> is empty, 1,048,576 to
    /// 68,719,476,736; the least recently used go first.
    /// </summary>
    /// <value>67,108,864 (64 MiB) by default.</value>
    [Range(1_048_576L, 68_719_476_736L)]
    public long MemoryMaxBytes { get; set; } = 67_108_864;

    /// <summary>How long a call to the cache may take, 1 millisecond to 10 seconds; the caller goes on without it then.</summary>
    /// <value>50 milliseconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// What part of the calls to the cache must fail within <see cref="BreakerWindow"/> for it to be left alone, 0.05 to 1. One
    /// lame shard of three should not cost the other two.
    /// </summary>
    /// <value>0.5 by default.</value>
    [Range(0.05, 1.0)]
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>How many calls there must be within <see cref="BreakerWindow"/> before their failures count, 2 to 10,000.</summary>
    /// <value>3 by default.</value>
    [Range(2, 10_000)]
    public int BreakerMinimumCalls { get; set; } = 3;

    /// <summary>Over what time failures are counted, 500 milliseconds to 1 minute.</summary>
    /// <value>1 second by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:01:00")]
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the cache is left alone before one call tries it again, 500 milliseconds to 1 minute.</summary>
    /// <value>1 second by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:01:00")]
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many customers' invalidations a node remembers while Redis is away, 100 to 10,000,000, some 200 bytes each. Where more
    /// come, the node takes everything cached before for stale, for as long as <see cref="HistoryTtl"/>.
    /// </summary>
    /// <value>100,000 by default.</value>
    [Range(100, 10_000_000)]
    public int PendingInvalidations { get; set; } = 100_000;
}
