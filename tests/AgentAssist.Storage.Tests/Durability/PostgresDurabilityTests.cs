using AgentAssist.Core;
using AgentAssist.Storage.Tests.Postgres;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;

namespace AgentAssist.Storage.Tests.Durability;

public sealed class PostgresDurabilityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppendAsync_ServerAndProcessKilled_EveryAcknowledgedWriteIsKeptWhole()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancel);
        await using var writer = CrashWriter.Start("postgres", server.ConnectionString, "run");
        for (var kill = 1; kill <= 2; kill++)
        {
            var before = writer.Count;
            await writer.WaitForAcknowledgedAsync(before + 100);
            await server.KillAsync();
            await server.RestartAsync(Cancel);
        }

        await writer.WaitForAcknowledgedAsync(writer.Count + 100);
        await writer.KillAsync();

        await using var records = new PostgresRecords(server.ConnectionString);
        var reopened = records.Start();
        await writer.AssertKeptAsync(reopened, reopened);
    }

    [Fact]
    public async Task Calls_ServerAway_AreUnavailableAndWorkOnceItIsBack()
    {
        await using var server = await PostgresServer.StartAsync(new() { Fsync = false }, Cancel);
        await server.KillAsync();
        await using var records = new PostgresRecords(server.ConnectionString);
        var record = records.Start();

        var write = await Assert.ThrowsAsync<AssistException>(() => record.AppendAsync(Sample.Append(Sample.Key(), 0), Cancel));
        var read = await Assert.ThrowsAsync<AssistException>(() => record.GetAsync(Sample.Key(), Cancel));
        Assert.All([write, read], refused => Assert.Equal(ErrorReason.StorageUnavailable, refused.Reason));

        await server.RestartAsync(Cancel);
        await Eventually.SucceedsAsync(() => record.AppendAsync(Sample.Append(Sample.Key(), 0), Cancel));
        Assert.NotNull(await record.GetAsync(Sample.Key(), Cancel));
    }
}
