using System.Collections.Concurrent;
using AgentAssist.Core.Conversations;
using Xunit;

namespace AgentAssist.Testing.Contracts;

/// <summary>Many writers at once, and readers of the whole log beside them.</summary>
public abstract partial class ConversationLogContract
{
    private const int Writers = 64;

    [Fact]
    public async Task AppendAsync_ManyWritersOnOneConversation_EachWinsOnceAndRevisionsAreDense()
    {
        const int Each = 4;
        await Together(writer => AppendRepeatedlyAsync(Sample.Key(), Each, $"writer-{writer}"));

        var events = await Log.ReadAsync(Sample.Key(), 1, 1000, Cancel);

        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(i => (long)i), events.Select(stored => stored.Revision));
        Assert.Equal(Writers * Each, (await Log.GetAsync(Sample.Key(), Cancel))!.Revision);
        Assert.Equal(Writers * Each, events.Select(Sample.Content).Distinct().Count());
    }

    [Fact]
    public async Task AppendAsync_ManyWritersOnManyConversations_NobodyDisturbsAnybody()
    {
        const int Each = 8;
        await Together(async writer =>
        {
            for (var head = 0; head < Each; head++)
            {
                var outcome = await Log.AppendAsync(Sample.Append(Sample.Key($"conv-{writer}"), head), Cancel);
                Assert.IsType<AppendOutcome.Appended>(outcome);
            }
        });

        for (var writer = 0; writer < Writers; writer++)
        {
            Assert.Equal(Each, (await Log.ReadAsync(Sample.Key($"conv-{writer}"), 1, 100, Cancel)).Count);
        }
    }

    [Fact]
    public async Task ReadAfterAsync_WhileManyWrite_SeesEachEventOnceInOrderOfItsConversation()
    {
        const int Each = 6;
        var cursor = await Log.TailAsync(Cancel);
        var seen = new ConcurrentQueue<StoredEvent>();
        var reading = Task.Run(
            async () =>
            {
                while (seen.Count < Writers * Each)
                {
                    var page = await Log.ReadAfterAsync(cursor, 50, Cancel);
                    Assert.True(page.Events.Count <= 50);
                    cursor = page.Next;
                    foreach (var stored in page.Events)
                    {
                        seen.Enqueue(stored);
                    }
                }
            },
            Cancel);

        await Together(writer => AppendRepeatedlyAsync(Sample.Key($"conv-{writer % 8}"), Each, $"writer-{writer}"));
        await reading.WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        Assert.Equal(8, seen.Select(stored => stored.Key).Distinct().Count());
        foreach (var conversation in seen.GroupBy(stored => stored.Key))
        {
            Assert.Equal(
                Enumerable.Range(1, Writers / 8 * Each).Select(i => (long)i), conversation.Select(stored => stored.Revision));
        }

        Assert.Empty((await Log.ReadAfterAsync(cursor, 50, Cancel)).Events);
    }

    [Fact]
    public async Task ReadAfterAsync_FromTheDefaultCursor_SeesEverythingOfEveryTenant()
    {
        await Log.AppendAsync(Sample.Append(Sample.Key("a"), 0, count: 2), Cancel);
        await Log.AppendAsync(Sample.Append(Sample.Key("b", "tenant-b"), 0), Cancel);

        LogPage page = null!;
        await Eventually.TrueAsync(async () => (page = await Log.ReadAfterAsync(default, 100, Cancel)).Events.Count == 3);

        Assert.Equal(
            [(Sample.Key("a"), 1L), (Sample.Key("a"), 2L), (Sample.Key("b", "tenant-b"), 1L)],
            page.Events.Select(stored => (stored.Key, stored.Revision)));
    }

    [Fact]
    public async Task ReadAfterAsync_NothingNew_KeepsTheCursorUsable()
    {
        var cursor = (await Log.ReadAfterAsync(await Log.TailAsync(Cancel), 10, Cancel)).Next;
        await Log.AppendAsync(Sample.Append(Sample.Key(), 0), Cancel);

        await Eventually.TrueAsync(async () => (await Log.ReadAfterAsync(cursor, 10, Cancel)).Events.Count == 1);
    }

    private static Task Together(Func<int, Task> write) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => write(writer), Cancel)));

    private async Task AppendRepeatedlyAsync(ConversationKey key, int times, string says)
    {
        var head = 0L;
        for (var written = 0; written < times;)
        {
            switch (await Log.AppendAsync(Sample.Append(key, head, says: $"{says}-{written}"), Cancel))
            {
                case AppendOutcome.Appended:
                    head++;
                    written++;
                    break;
                case AppendOutcome.HeadMoved moved:
                    head = moved.Head;
                    break;
                default:
                    Assert.Fail("An append without a request is never repeated.");
                    break;
            }
        }
    }
}
