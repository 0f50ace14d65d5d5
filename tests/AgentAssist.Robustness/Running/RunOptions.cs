using AgentAssist.Robustness.Cluster;

namespace AgentAssist.Robustness.Running;

/// <summary>What a run is made of; the seed decides the rest.</summary>
internal sealed record RunOptions
{
    public required ClusterOptions Cluster { get; init; }

    public int Seed { get; init; } = 1;

    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many operations must have been acknowledged before the run ends, however long it takes a busy machine: at most ten times the duration.</summary>
    public int Acknowledged { get; init; }

    /// <summary>What the kinds of fault begin with; empty for all.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Kinds of fault that do not happen, by what they begin with.</summary>
    public IReadOnlyList<string> FaultsLeftOut { get; init; } = [];

    /// <summary>How long it is quiet between two faults, in seconds, least and most.</summary>
    public (double Least, double Most) Quiet { get; init; } = (0.3, 1.5);

    /// <summary>What goes on beside the recorded traffic for as long as it lasts; null for nothing.</summary>
    public Func<AssistCluster, CancellationToken, Task>? Beside { get; init; }

    /// <summary>How many agents lead conversations at a time.</summary>
    public int Agents { get; init; } = 4;

    /// <summary>What pauses are multiplied with: below 1 more traffic, above 1 less.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>How long watchers and floors may take to catch up when everything is mended.</summary>
    public TimeSpan TimeToCatchUp { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Lines that switch something on every node when the traffic begins; for tests of the suite itself.</summary>
    public IReadOnlyList<string> Switches { get; init; } = [];

    /// <summary>The command that does the same again.</summary>
    public string Command => string.Join(
        ' ',
        [
            "dotnet run --project tests/AgentAssist.Robustness -c Release -- run",
            $"--nodes {Cluster.Nodes} --seed {Seed} --duration {Duration.TotalSeconds:0}s --quiet {Quiet.Most:0.###}s",
            $"--store {(Cluster.Store == StoreKind.Sqlite ? "sqlite" : "postgres")}",
            $"--redis {(Cluster.Redis switch { RedisKind.None => "none", RedisKind.Single => "single", RedisKind.Sentinel => "sentinel", _ => "cluster" })}",
            .. Cluster.Genuine ? ["--genuine"] : Array.Empty<string>(),
            .. Faults.Count > 0 ? [$"--faults {string.Join(',', Faults)}"] : Array.Empty<string>(),
        ]);
}
