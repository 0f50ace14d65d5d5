using System.Globalization;
using AgentAssist.Testing.Servers;

namespace AgentAssist.Redis.Tests.Deployments;

public sealed class SentinelFailoverTests : FailoverContract
{
    private RedisSentinel? _sentinel;

    protected override async Task<RunningDeployment> StartAsync()
    {
        _sentinel = await RedisSentinel.StartAsync(cancellationToken: Cancel);
        return new(_sentinel.Configuration, _sentinel.Master, _sentinel.Replica, [_sentinel.Master, _sentinel.Replica]);
    }

    protected override Task<bool> IsOnMasterAsync(RedisServer master, string tag) => Task.FromResult(true);

    protected override ValueTask CloseAsync() => _sentinel?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class ClusterFailoverTests : FailoverContract
{
    private const int Masters = 3;
    private const int Slots = 16_384;

    private RedisCluster? _cluster;

    protected override async Task<RunningDeployment> StartAsync()
    {
        _cluster = await RedisCluster.StartAsync(replicas: true, Cancel);
        return new(_cluster.Configuration, _cluster.Nodes[0], _cluster.Nodes[Masters], _cluster.Nodes);
    }

    protected override async Task<bool> IsOnMasterAsync(RedisServer master, string tag)
    {
        var slot = int.Parse(await master.CliAsync(["cluster", "keyslot", tag], Cancel), CultureInfo.InvariantCulture);
        return slot < Slots / Masters;
    }

    protected override ValueTask CloseAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
