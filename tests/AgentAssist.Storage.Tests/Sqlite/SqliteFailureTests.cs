using System.Data.Common;
using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Storage.Databases;
using AgentAssist.Storage.Databases.Sqlite;
using AgentAssist.Testing.Contracts;
using AgentAssist.V1;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AgentAssist.Storage.Tests.Sqlite;

public sealed class SqliteFailureTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task AppendAsync_DiskFull_FailsAsUnavailableWritesNothingAndGoesOnWhenThereIsRoom()
    {
        var maxPages = 1_000_000_000;
        var log = _file.Start(database => database.WriterOpened = writer => writer.Execute($"PRAGMA max_page_count = {maxPages}"));
        await log.AppendAsync(Sample.Append(Sample.Key(), 0), default);
        maxPages = 1;
        await ReopenWriterAsync(log);

        var failed = await Assert.ThrowsAsync<AssistException>(
            () => log.AppendAsync(Sample.Append(Sample.Key(), 1, says: new string('x', 100_000)), default));
        Assert.Equal(ErrorReason.StorageUnavailable, failed.Reason);
        Assert.IsAssignableFrom<DbException>(failed.InnerException);
        Assert.Single(await log.ReadAsync(Sample.Key(), 1, 10, default));

        maxPages = 1_000_000_000;
        Assert.IsType<AppendOutcome.Appended>(
            await log.AppendAsync(Sample.Append(Sample.Key(), 1, says: new string('x', 100_000)), default));
    }

    [Fact]
    public async Task AppendAsync_BrokenConnectionCannotEvenBeClosed_WritesOnAnother()
    {
        var broken = false;
        var log = _file.Start(database => database.WriterOpened = writer => writer.Disposed += (_, _) =>
        {
            if (broken)
            {
                throw new FormatException("Nobody foresaw this.");
            }
        });
        await log.AppendAsync(Sample.Append(Sample.Key(), 0), default);
        broken = true;
        await ReopenWriterAsync(log).WaitAsync(TimeSpan.FromSeconds(20));
        broken = false;

        Assert.IsType<AppendOutcome.Appended>(await log.AppendAsync(Sample.Append(Sample.Key(), 1), default).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData(10, true, TransactionFate.Unknown)]
    [InlineData(10, false, TransactionFate.RolledBack)]
    [InlineData(13, true, TransactionFate.RolledBack)]
    [InlineData(5, true, TransactionFate.RolledBack)]
    public async Task SettleAsync_CommitFailed_IsUnknownOnlyWhereTheFileFailed(int code, bool committing, object fate)
    {
        await using var database = new SqliteDatabase(_file.Options);

        Assert.Equal(fate, await database.SettleAsync(default, committing, new SqliteException("The file.", code)));
    }

    [Fact]
    public async Task AppendAsync_OneOfAGroupCannotBeAnswered_OnlyThatOneFails()
    {
        var log = _file.Start();
        var faulty = new RequestRecord(new("tenant-a", "M", "r-1"), Sample.Hash("b"), _ => throw new InvalidOperationException("Faulty."));

        var good = Enumerable.Range(0, 20).Select(i => log.AppendAsync(Sample.Append(Sample.Key($"c-{i}"), 0), default)).ToList();
        var bad = log.AppendAsync(Sample.Append(Sample.Key("bad"), 0, request: faulty), default);
        good.AddRange(Enumerable.Range(20, 20).Select(i => log.AppendAsync(Sample.Append(Sample.Key($"c-{i}"), 0), default)));

        await Assert.ThrowsAsync<AssistException>(() => bad);
        Assert.All(await Task.WhenAll(good), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        Assert.Null(await log.GetAsync(Sample.Key("bad"), default));
    }

    [Fact]
    public async Task AppendAsync_QueueFull_IsOverloadedWithADelayAndWhatWaitsIsWritten()
    {
        _file.Options.WriterQueueCapacity = 4;
        _file.Options.MaxGroupSize = 2;
        await using var blocker = await new SqliteDatabase(_file.Options).OpenWriterAsync(default);
        var log = _file.Start();
        await log.OpenAsync(default);
        blocker.Execute("BEGIN IMMEDIATE");

        var waiting = new List<Task<AppendOutcome>>();
        AssistException? refused = null;
        for (var i = 0; refused is null && i < 100; i++)
        {
            try
            {
                waiting.Add(log.AppendAsync(Sample.Append(Sample.Key($"c-{i}"), 0), default));
            }
            catch (AssistException exception)
            {
                refused = exception;
            }
        }

        blocker.Execute("ROLLBACK");

        Assert.Equal(ErrorReason.Overloaded, refused?.Reason);
        Assert.True(refused?.RetryDelay > TimeSpan.Zero);
        Assert.InRange(waiting.Count, 4, 6);
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
    }

    [Fact]
    public async Task AppendAsync_CancelledWhileItWaits_IsNeverWritten()
    {
        await using var blocker = await new SqliteDatabase(_file.Options).OpenWriterAsync(default);
        var log = _file.Start();
        await log.OpenAsync(default);
        blocker.Execute("BEGIN IMMEDIATE");
        using var cancel = new CancellationTokenSource();
        var first = log.AppendAsync(Sample.Append(Sample.Key("first"), 0), default);
        var appends = Enumerable.Range(0, 10).Select(i => log.AppendAsync(Sample.Append(Sample.Key($"c-{i}"), 0), cancel.Token)).ToArray();

        await cancel.CancelAsync();
        blocker.Execute("ROLLBACK");

        Assert.IsType<AppendOutcome.Appended>(await first);
        for (var i = 0; i < appends.Length; i++)
        {
            // A write that had started before stands; one that says it was cancelled was not written.
            var written = false;
            try
            {
                written = await appends[i] is AppendOutcome.Appended;
            }
            catch (OperationCanceledException)
            {
            }

            Assert.Equal(written, await log.GetAsync(Sample.Key($"c-{i}"), default) is not null);
        }
    }

    [Fact]
    public async Task DisposeAsync_WritesWaiting_FinishesThemAndRefusesFurther()
    {
        var log = _file.Start();
        var appends = Enumerable.Range(0, 500).Select(i => log.AppendAsync(Sample.Append(Sample.Key($"c-{i}"), 0), default)).ToArray();

        await log.DisposeAsync();

        Assert.All(await Task.WhenAll(appends), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        var refused = await Assert.ThrowsAsync<AssistException>(() => log.AppendAsync(Sample.Append(Sample.Key("late"), 0), default));
        Assert.Equal(ErrorReason.ShuttingDown, refused.Reason);
        var reopened = _file.Start();
        Assert.Equal(500, (await reopened.ReadAfterAsync(default, 1000, default)).Events.Count);
    }

    [Fact]
    public async Task Calls_FileCannotBeOpened_AreUnavailable()
    {
        Directory.CreateDirectory(_file.Options.Path);
        var log = _file.Start();

        var read = await Assert.ThrowsAsync<AssistException>(() => log.GetAsync(Sample.Key(), default));
        var write = await Assert.ThrowsAsync<AssistException>(() => log.AppendAsync(Sample.Append(Sample.Key(), 0), default));
        var probe = await Assert.ThrowsAsync<AssistException>(() => log.CheckAsync(default));

        Assert.All([read, write, probe], exception => Assert.Equal(ErrorReason.StorageUnavailable, exception.Reason));
    }

    [Fact]
    public async Task Start_TwoStoresOnOneFile_AgreeThroughTheFile()
    {
        IConversationLog[] nodes = [_file.Start(), _file.Start()];

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            for (var (head, written) = (0L, 0); written < 5;)
            {
                var outcome = await nodes[i % 2].AppendAsync(Sample.Append(Sample.Key(), head, says: $"w{i}-{written}"), default);
                (head, written) = outcome is AppendOutcome.HeadMoved moved ? (moved.Head, written) : (head + 1, written + 1);
            }
        })));

        var events = await nodes[0].ReadAsync(Sample.Key(), 1, 1000, default);
        Assert.Equal(Enumerable.Range(1, 80).Select(i => (long)i), events.Select(stored => stored.Revision));
    }

    // A failed write closes the writer's connection; the next one opens another, with the limit of now.
    private static async Task ReopenWriterAsync(SqlSystemOfRecord log)
    {
        var faulty = new RequestRecord(new("tenant-a", "M", "reopen"), Sample.Hash("b"), _ => throw new InvalidOperationException("Reopen."));
        await Assert.ThrowsAsync<AssistException>(() => log.AppendAsync(Sample.Append(Sample.Key("none"), 0, request: faulty), default));
    }
}
