namespace AgentAssist.Robustness.Tests.Running;

/// <summary>Short runs with fixed seeds. Longer ones: dotnet run --project tests/AgentAssist.Robustness -c Release -- run.</summary>
public sealed class PromiseTests
{
    [Fact]
    public Task OneNode_WhileThingsBreak_KeepsItsPromises() => Runs.AssertKeepsItsPromisesAsync(new()
    {
        Cluster = Runs.OneNode,
        Seed = 11,
        Duration = TimeSpan.FromSeconds(15),
    });

    [Fact]
    public Task GenuineServer_KilledAndCutOff_KeepsItsPromises() => Runs.AssertKeepsItsPromisesAsync(new()
    {
        Cluster = Runs.OneNode with { Genuine = true },
        Seed = 12,
        Duration = TimeSpan.FromSeconds(8),
        Faults = ["node-kill", "link-client-cut"],
    });

    [Fact]
    public Task ThreeNodes_WhileThingsBreak_KeepTheirPromises() => Runs.AssertKeepsItsPromisesAsync(new()
    {
        Cluster = Runs.Nodes(3),
        Seed = 13,
        Duration = TimeSpan.FromSeconds(30),
        Faults = ["node-kill", "redis-", "postgres-terminate", "postgres-immediate", "link-client", "link-redis", "commit-", "feed-drops"],
    });
}
