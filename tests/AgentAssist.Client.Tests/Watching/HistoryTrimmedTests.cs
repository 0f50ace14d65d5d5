using AgentAssist.Core.Conversations;
using AgentAssist.Storage;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Client.Tests.Watching;

/// <summary>A server that finds a conversation of last month in its file and keeps a day.</summary>
public sealed class HistoryTrimmedTests : IDisposable
{
    private const int Events = 1_400;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agentassist-trimmed-");

    // A watch that goes on after it should have ended fails here.
    private CancellationTokenSource Limit { get; } = new(TimeSpan.FromSeconds(40), TimeProvider.System);

    public void Dispose()
    {
        Limit.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Watch_TrimmedUnderASlowReader_EndsTypedWithoutAGapAndIsNotTriedAgain()
    {
        var path = Path.Combine(_folder.FullName, "record.db");
        await FillAsync(path);
        await using var server = await AssistServer.StartAsync(
            [$"AgentAssist:Storage:Path={path}", "AgentAssist:Assist:RetentionDays=1"], TestContext.Current.CancellationToken);
        await using var client = Talk.Client(new Uri(server.Address));
        var states = new List<ConnectionState>();
        var seen = new List<long>();

        var ended = await Assert.ThrowsAsync<AgentAssistException>(async () =>
        {
            await foreach (var frame in client.WatchConversationAsync("conv-1", 1, new WatchOptions { ConnectionChanged = states.Add }, Limit.Token))
            {
                seen.Add(frame.Revision);
                if (seen.Count == 1)
                {
                    await Eventually.TrueAsync(async () => (await client.GetConversationAsync("conv-1")).EarliestRevision > 1);
                }
            }
        });

        AssertTrimmed(ended);
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(i => (long)i), seen);
        Assert.InRange(seen.Count, 1, Events - 1);
        Assert.DoesNotContain(states, state => state.Phase == ConnectionPhase.Reconnecting);
        var again = Watcher.Start(client, "conv-1", seen[^1] + 1, Limit.Token);
        AssertTrimmed(await Assert.ThrowsAsync<AgentAssistException>(() => again.Ended));
        var snapshot = Watcher.Start(client, "conv-1", 0, Limit.Token);
        await snapshot.Ended;
        Assert.Equal(Events + 1, Assert.Single(snapshot.Frames).Snapshot.Conversation.EarliestRevision);
    }

    private static void AssertTrimmed(AgentAssistException ended)
    {
        Assert.Equal((StatusCode.OutOfRange, "HISTORY_TRIMMED"), (ended.StatusCode, ended.Reason));
        Assert.Equal($"{Events + 1}", ended.Metadata["earliest_revision"]);
        Assert.False(ended.MayBeTriedAgain);
    }

    // More than server, HTTP/2 window and reader hold between them: a page and 16 MB.
    private static async Task FillAsync(string path)
    {
        await using var services = new ServiceCollection().AddLogging().AddAgentAssistStorage(options => options.Path = path).BuildServiceProvider();
        var log = services.GetRequiredService<IConversationLog>();
        var lastMonth = TimeProvider.System.GetUtcNow().AddDays(-30);
        for (var head = 0; head < Events; head += 200)
        {
            var append = Sample.Append(Sample.Key(tenant: "default"), head, 200, at: lastMonth, says: new string('x', 40_000));
            append.Summary.State = head + 200 == Events ? ConversationState.Completed : ConversationState.Open;
            await log.AppendAsync(append, TestContext.Current.CancellationToken);
        }
    }
}
