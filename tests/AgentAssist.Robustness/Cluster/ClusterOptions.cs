namespace AgentAssist.Robustness.Cluster;

/// <summary>The system of record.</summary>
internal enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>How Redis is set up.</summary>
internal enum RedisKind
{
    None,
    Single,

    /// <summary>A master and its replica, watched by three sentinels: its loss is a failover.</summary>
    Sentinel,

    /// <summary>Three masters, each with a replica that takes over.</summary>
    Cluster,
}

/// <summary>Which servers a run starts.</summary>
internal sealed record ClusterOptions
{
    public int Nodes { get; init; } = 1;

    public StoreKind Store { get; init; }

    public RedisKind Redis { get; init; }

    /// <summary>Whether the nodes are the genuine program, whose ports cannot fail on demand.</summary>
    public bool Genuine { get; init; }

    /// <summary>What is broken on purpose on every node, for tests of the suite itself, such as "sabotage lose-refill 1".</summary>
    public IReadOnlyList<string> Sabotage { get; init; } = [];

    /// <summary>Further settings of every node.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
