using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;

namespace AgentAssist.Client.Tests.Watching;

/// <summary>A watch through a wire that breaks.</summary>
public sealed class WatchResumeTests(SharedServer shared)
{
    [Fact]
    public async Task Watch_CutAgainAndAgainWhileUtterancesFlow_SeesEveryEventOnceInOrder()
    {
        const int Cuts = 12;
        var server = await shared.GetAsync();
        await using var proxy = TcpProxy.Start(server.Address);
        await using var direct = Talk.Client(new Uri(server.Address));
        await using var client = Talk.Client(proxy.Address);
        var conversation = await Talk.StartAsync(direct);
        var watcher = Watcher.Start(client, conversation.ConversationId, startRevision: 1);
        await Eventually.TrueAsync(() => watcher.Revisions.Count > 0);

        var said = 0;
        for (var cut = 1; cut <= Cuts; cut++)
        {
            var last = 0L;
            for (var i = 0; i < 5; i++)
            {
                var role = said % 2 == 0 ? Role.Customer : Role.HumanAgent;
                last = (await direct.AddUtteranceAsync(Talk.Says(conversation.ConversationId, $"Line {said++}.", role))).Revision;

                // The wire breaks in the midst of a burst, wherever the frames are then.
                if (i == cut % 5)
                {
                    proxy.Cut();
                }
            }

            // The last event may arrive before the break is noticed, and the next cut must find a stream to break.
            await Eventually.TrueAsync(() => watcher.Revisions is [.., var seen] && seen >= last && Breaks() >= cut && IsConnected());
        }

        await Talk.CompleteAsync(direct, conversation.ConversationId);
        await watcher.Ended.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        var head = (await direct.GetConversationAsync(conversation.ConversationId)).Revision;
        Assert.Equal(Enumerable.Range(1, (int)head).Select(r => (long)r), watcher.Revisions);

        bool IsConnected() => watcher.States[^1].Phase == ConnectionPhase.Connected;
        int Breaks() => watcher.States.Count(s => s.Phase == ConnectionPhase.Reconnecting);
    }

    [Fact]
    public async Task Watch_CutAfterSnapshot_GoesOnAfterIt()
    {
        var server = await shared.GetAsync();
        await using var proxy = TcpProxy.Start(server.Address);
        await using var direct = Talk.Client(new Uri(server.Address));
        await using var client = Talk.Client(proxy.Address);
        var conversation = await Talk.StartAsync(direct);
        var first = await direct.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "Hello, how can I help?"));
        var watcher = Watcher.Start(client, conversation.ConversationId, startRevision: 0);
        await Eventually.TrueAsync(() => watcher.Frames.Count > 0);

        proxy.Cut();
        var second = await direct.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "My bill is wrong.", Role.Customer));
        await Talk.CompleteAsync(direct, conversation.ConversationId);
        await watcher.Ended.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        Assert.Single(watcher.Frames, f => f.FrameCase == WatchConversationResponse.FrameOneofCase.Snapshot);
        Assert.Equal(first.Revision, watcher.Frames[0].Snapshot.Conversation.Revision);
        Assert.Equal(Enumerable.Range((int)first.Revision + 1, (int)(second.Revision - first.Revision) + 1).Select(r => (long)r), watcher.Revisions);
    }

    [Fact]
    public async Task Watch_NothingHeardForTooLong_ConnectsAnew()
    {
        var server = await shared.GetAsync();
        await using var proxy = TcpProxy.Start(server.Address);
        await using var direct = Talk.Client(new Uri(server.Address));
        await using var client = Talk.Client(proxy.Address, silence: TimeSpan.FromSeconds(2.5));
        var conversation = await Talk.StartAsync(direct);
        var watcher = Watcher.Start(client, conversation.ConversationId, startRevision: 1);
        await Eventually.TrueAsync(() => watcher.Revisions.Count == 1);

        // A network that died without a word: nothing is closed, nothing arrives.
        proxy.HoldAnswers();
        var connections = proxy.Accepted;
        await direct.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "Are you still there?", Role.Customer));
        await Eventually.TrueAsync(() => watcher.States.Any(s => s.Failure?.Reason == AgentAssistException.SilenceReason));
        await Eventually.TrueAsync(() => proxy.Accepted > connections);
        proxy.Resume();

        await Talk.CompleteAsync(direct, conversation.ConversationId);
        await watcher.Ended.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        var head = (await direct.GetConversationAsync(conversation.ConversationId)).Revision;
        Assert.Equal(Enumerable.Range(1, (int)head).Select(r => (long)r), watcher.Revisions);
    }

    [Fact]
    public async Task Watch_QuietConversation_CheckpointsKeepItAlive()
    {
        var server = await shared.GetAsync();
        await using var client = Talk.Client(new Uri(server.Address), silence: TimeSpan.FromSeconds(3));
        var conversation = await Talk.StartAsync(client);
        using var enough = new CancellationTokenSource();
        var watcher = Watcher.Start(client, conversation.ConversationId, startRevision: 0, enough.Token);

        // Four checkpoints take longer than the silence that would have ended the watch.
        await Eventually.TrueAsync(() =>
            watcher.Frames.Count(f => f.FrameCase == WatchConversationResponse.FrameOneofCase.Checkpoint) >= 4);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watcher.Ended);
        Assert.DoesNotContain(watcher.States, s => s.Phase == ConnectionPhase.Reconnecting);
    }

    [Fact]
    public async Task Watch_ServerStopsAndReturns_ResumesByItself()
    {
        await using var server = await AssistServer.StartAsync();
        await using var client = Talk.Client(new Uri(server.Address));
        var conversation = await Talk.StartAsync(client);
        var watcher = Watcher.Start(client, conversation.ConversationId, startRevision: 1);
        await Eventually.TrueAsync(() => watcher.Revisions.Count == 1);

        await server.StopAsync();
        await Eventually.TrueAsync(() => watcher.States.Any(s => s.Phase == ConnectionPhase.Reconnecting));
        await server.RestartAsync();
        await client.AddUtteranceAsync(Talk.Says(conversation.ConversationId, "I am back.", Role.Customer));
        await Talk.CompleteAsync(client, conversation.ConversationId);
        await watcher.Ended.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        var head = (await client.GetConversationAsync(conversation.ConversationId)).Revision;
        Assert.Equal(Enumerable.Range(1, (int)head).Select(r => (long)r), watcher.Revisions);
        Assert.Equal(ConnectionPhase.Connecting, watcher.States[0].Phase);
        Assert.Equal(ConnectionPhase.Connected, watcher.States[^1].Phase);
    }

    [Fact]
    public async Task WatchFloor_Cut_BeginsWithANewSnapshot()
    {
        var server = await shared.GetAsync();
        await using var proxy = TcpProxy.Start(server.Address);
        await using var client = Talk.Client(proxy.Address);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var snapshots = 0;
        await foreach (var frame in client.WatchFloorAsync(cancellationToken: enough.Token))
        {
            snapshots += frame.FrameCase == WatchFloorResponse.FrameOneofCase.Snapshot ? 1 : 0;
            if (snapshots == 2)
            {
                break;
            }

            proxy.Cut();
        }

        Assert.Equal(2, snapshots);
    }
}
