using System.ComponentModel.DataAnnotations;

namespace AgentAssist.Storage;

/// <summary>Where the system of record is kept, and its bounds. Section <c>AgentAssist:Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The SQLite file; its folder is created where it is missing. Not used with <see cref="Postgres"/>.</summary>
    /// <value><c>agentassist.db</c> in the working folder by default.</value>
    [Required]
    public string Path { get; set; } = "agentassist.db";

    /// <summary>A PostgreSQL connection string as Npgsql reads it. Empty keeps the record in the SQLite file.</summary>
    /// <value>Empty by default.</value>
    [PostgresConnectionString]
    public string Postgres { get; set; } = "";

    /// <summary>How long the answers to requests are remembered, 24 hours to 365 days. They may stay a little longer.</summary>
    /// <value>24 hours by default.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan RequestRetention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many writes may wait, 1 to 1,000,000; a further one is refused as OVERLOADED.</summary>
    /// <value>8,192 by default.</value>
    [Range(1, 1_000_000)]
    public int WriterQueueCapacity { get; set; } = 8_192;

    /// <summary>How many writes share one transaction and its wait for the disk, 1 to 4,096.</summary>
    /// <value>512 by default.</value>
    [Range(1, 4_096)]
    public int MaxGroupSize { get; set; } = 512;

    /// <summary>How many reads of the SQLite file run at a time, 1 to 256; further ones wait their turn.</summary>
    /// <value>8 by default.</value>
    [Range(1, 256)]
    public int MaxReaders { get; set; } = 8;

    /// <summary>
    /// How long a statement waits for another program that holds the SQLite file, or for PostgreSQL's answer, 1 second to
    /// 5 minutes; whole seconds.
    /// </summary>
    /// <value>5 seconds by default.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
