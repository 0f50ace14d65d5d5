using AgentAssist.Core.Customers;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.Deployments;

/// <summary>A primary and a replica that nobody promotes: what the replica missed is never taken for fresh.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private static readonly CustomerKey Key = new("tenant-a", "customer-1");

    private RedisServer _primary = null!;
    private RedisServer _replica = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _primary = await RedisServer.StartAsync(cancellationToken: Cancel);
        _replica = await RedisServer.StartAsync(
            new RedisServerOptions { Arguments = ["--replicaof", RedisServer.Host, $"{_primary.Port}"] }, cancellationToken: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _replica.DisposeAsync();
        await _primary.DisposeAsync();
    }

    [Fact]
    public async Task Get_PrimaryLostAndReplicaBehind_AnswersNothingRatherThanOldNews()
    {
        await using var node = new RedisNode($"{_primary.Endpoint},{_replica.Endpoint}", RedisNode.NewDeployment(), o => o.CallTimeout = TimeSpan.FromMilliseconds(200));
        await Eventually.SucceedsAsync(() => HistoryCacheContract.FillAsync(node.Cache, Key, HistoryCacheContract.History(1)));
        await Eventually.TrueAsync(async () => await _primary.CliAsync(["wait", "1", "1000"], Cancel) is var acknowledged && acknowledged.Trim() == "1");

        // Another node tells the primary of a newer version; the replica hears nothing of it, and the primary dies.
        await _replica.PauseAsync();
        await _primary.CliAsync(["client", "kill", "type", "replica"], Cancel);
        await using (var other = new RedisNode(_primary.Configuration, node.Deployment))
        {
            await other.Cache.InvalidateAsync(Key, 2, Cancel);
        }

        await _primary.KillAsync();
        await _replica.ResumeAsync();

        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<HistoryCacheException>(async () => await node.Cache.GetAsync(Key, Cancel));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }
    }
}
