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

    /// <summary>How long a snapshot, and the memory of an invalidation, is kept before jitter, 1 minute to 7 days.</summary>
    /// <value>30 minutes by default.</value>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan HistoryTtl { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>By what part of itself a time to live may be shorter, 0 to 0.5, so that entries written together do not lapse together.</summary>
    /// <value>0.1 by default.</value>
    [Range(0.0, 0.5)]
    public double HistoryTtlJitter { get; set; } = 0.1;

    /// <summary>The largest cached snapshot in bytes, 4,096 to 16,777,216; a larger one loses its oldest interactions.</summary>
    /// <value>262,144 by default.</value>
    [Range(4_096, 16_777_216)]
    public int HistoryMaxBytes { get; set; } = 262_144;

    /// <summary>How long a call to the cache may take, 1 millisecond to 10 seconds; the caller goes on without it then.</summary>
    /// <value>50 milliseconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromMilliseconds(50);
}
