using System.Collections.Concurrent;
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
    public async Task AppendAsync_ServerKilledAgainAndAgain_EveryAnswerIsTrue()
    {
        await using var server = await PostgresServer.StartAsync(cancellationToken: Cancel);
        await using var records = new PostgresRecords(server.ConnectionString);
        var store = records.Start();
        await store.OpenAsync(Cancel);
        var answers = new ConcurrentDictionary<string, ErrorReason?>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var id = $"{writer}-{i}";
                answers[id] = await RefusalAsync(() => store.AppendAsync(Sample.Append(Sample.Key(id), 0, request: Sample.Request(id)), Cancel));
            }
        })).ToArray();
        var random = new Random(5);
        for (var kill = 1; kill <= 4; kill++)
        {
            var until = answers.Count(answer => answer.Value is null) + random.Next(200, 500);
            await Eventually.TrueAsync(() => answers.Count(answer => answer.Value is null) >= until);
            await server.KillAsync();
            await server.RestartAsync(Cancel);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);

        foreach (var (id, refusal) in answers.Where(answer => answer.Value is not ErrorReason.OutcomeUnknown))
        {
            Assert.True(refusal is null or ErrorReason.StorageUnavailable, $"{id}: {refusal}");
            Assert.Equal(refusal is null, await store.GetAsync(Sample.Key(id), Cancel) is not null);
        }
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

    private static async Task<ErrorReason?> RefusalAsync(Func<Task> write)
    {
        try
        {
            await write();
            return null;
        }
        catch (AssistException refused)
        {
            return refused.Reason;
        }
    }
}
