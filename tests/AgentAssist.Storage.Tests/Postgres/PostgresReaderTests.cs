using AgentAssist.Core;
using AgentAssist.Testing.Contracts;
using AgentAssist.V1;

namespace AgentAssist.Storage.Tests.Postgres;

/// <summary>Reads from a server that says nothing any more.</summary>
public sealed class PostgresReaderTests(SharedPostgres server) : IClassFixture<SharedPostgres>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_CancelledWhileTheServerIsSilent_ReturnsAtOnceAndSpoilsNoConnection()
    {
        await using var records = await server.CreateAsync();
        await using var proxy = records.StartProxy();
        var store = records.Start(proxy, TimeSpan.FromMinutes(5), maxPoolSize: 3);
        for (var i = 1; i <= 5; i++)
        {
            await store.AppendAsync(Sample.Append(Sample.Key($"c-{i}"), 0, count: i), Cancel);
        }

        proxy.HoldAnswers();
        using var giveUp = new CancellationTokenSource();
        var hanging = Enumerable.Range(1, 3).Select(i => store.ReadAsync(Sample.Key($"c-{i}"), 1, 10, giveUp.Token)).ToArray();
        await giveUp.CancelAsync();
        foreach (var read in hanging)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(TimeSpan.FromSeconds(2), Cancel));
        }

        proxy.Resume();
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal((i % 5) + 1, (await store.ReadAsync(Sample.Key($"c-{(i % 5) + 1}"), 1, 10, Cancel)).Count);
        }
    }

    [Fact]
    public async Task ReadAsync_ServerSilent_IsUnavailableWithinTheStatementTimeoutAndWorksAgainAfterwards()
    {
        await using var records = await server.CreateAsync();
        await using var proxy = records.StartProxy();
        var store = records.Start(proxy, TimeSpan.FromSeconds(1));
        await store.GetAsync(Sample.Key(), Cancel);

        proxy.HoldAnswers();
        var refused = await Assert.ThrowsAsync<AssistException>(
            () => store.GetAsync(Sample.Key(), Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel));
        proxy.Resume();

        Assert.Equal(ErrorReason.StorageUnavailable, refused.Reason);
        Assert.Null(await store.GetAsync(Sample.Key(), Cancel));
    }

    [Fact]
    public async Task ReadAsync_EveryConnectionBusy_IsOverloadedWithADelay()
    {
        await using var records = await server.CreateAsync();
        await using var proxy = records.StartProxy();
        var store = records.Start(proxy, TimeSpan.FromSeconds(1), maxPoolSize: 2);
        await store.GetAsync(Sample.Key(), Cancel);

        proxy.HoldAnswers();
        var reads = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
            (await Assert.ThrowsAsync<AssistException>(() => store.GetAsync(Sample.Key(), Cancel))) is var refused
                ? (refused.Reason, refused.RetryDelay)
                : default));
        proxy.Resume();

        Assert.Contains(reads, read => read.Reason == ErrorReason.Overloaded);
        Assert.All(reads, read => Assert.True(
            read is { Reason: ErrorReason.Overloaded or ErrorReason.StorageUnavailable, RetryDelay.Ticks: > 0 }));
    }
}
