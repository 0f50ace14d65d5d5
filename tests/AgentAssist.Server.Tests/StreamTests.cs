using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

public sealed class StreamTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private AssistServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Watch_LiveConversation_DeliversEveryEventAndEndsWithOk()
    {
        var id = await _server.StartConversationAsync();
        using var watch = Watch(id, 1);
        await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, "You charged me twice!"));
        await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, "I am checking.", Role.HumanAgent));
        var wrapUp = await CompleteAsync(id);

        var frames = await watch.ResponseStream.ReadAllAsync().Where(f => f.Revision > 0).ToListAsync();

        Assert.Equal(Enumerable.Range(1, (int)wrapUp.Revision).Select(i => (long)i), frames.Select(f => f.Revision));
        Assert.All(frames, f => Assert.Equal(f.Revision, f.Event.Revision));
    }

    [Fact]
    public async Task Watch_IdleConversation_SendsCheckpoints()
    {
        var id = await _server.StartConversationAsync();
        using var watch = Watch(id, 1);

        var checkpoint = await watch.ResponseStream.ReadAllAsync().FirstAsync(f => f.Checkpoint is not null);

        Assert.Equal((0L, 1L), (checkpoint.Revision, checkpoint.Checkpoint.Revision));
    }

    [Fact]
    public async Task Watch_HundredWatchers_AllSeeTheSame()
    {
        var id = await _server.StartConversationAsync();
        var watches = Enumerable.Range(0, 100).Select(_ => Watch(id, 0)).ToArray();
        var reading = watches.Select(w => w.ResponseStream.ReadAllAsync().Where(f => f.Checkpoint is null).ToListAsync().AsTask()).ToArray();
        for (var i = 0; i < 20; i++)
        {
            await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, $"Line {i}", i % 2 == 0 ? Role.Customer : Role.HumanAgent));
        }

        var wrapUp = await CompleteAsync(id);

        foreach (var frames in await Task.WhenAll(reading))
        {
            var begin = (int)frames[0].Snapshot.Conversation.Revision;
            Assert.Equal(
                Enumerable.Range(begin + 1, (int)wrapUp.Revision - begin).Select(i => (long)i), frames.Skip(1).Select(f => f.Revision));
        }

        Array.ForEach(watches, w => w.Dispose());
    }

    [Fact]
    public async Task Converse_JoinThenSpeak_SeesItsOwnEventsAndEndsWhenItHasNothingMoreToAsk()
    {
        var id = await _server.StartConversationAsync();
        using var call = _server.Assist().Converse();
        await call.RequestStream.WriteAsync(new ConverseRequest { Join = new WatchConversationRequest { ConversationId = id } });
        await call.RequestStream.WriteAsync(new ConverseRequest { Utterance = Utterance("My parcel has not arrived.") });
        await call.RequestStream.WriteAsync(new ConverseRequest { Utterance = Utterance("   ") });
        await call.RequestStream.WriteAsync(new ConverseRequest { Draft = new ReviewDraftRequest { Text = "Calm down." } });
        await call.RequestStream.WriteAsync(new ConverseRequest { Utterance = Utterance("It was due on Monday.") });
        await call.RequestStream.CompleteAsync();

        var frames = await call.ResponseStream.ReadAllAsync().ToListAsync();

        var said = frames.SelectMany(f => f.Snapshot?.Utterances.Select(u => u.Utterance.Text) ?? [f.Event?.UtteranceAdded?.Utterance.Text ?? ""]);
        Assert.Equal(["My parcel has not arrived.", "It was due on Monday."], said.Where(text => text.Length > 0));
        var rejection = Assert.Single(frames, f => f.Ephemeral?.Rejection is not null).Ephemeral.Rejection;
        Assert.Equal((ErrorReason.FieldRequired, "text"), (rejection.Reason, rejection.Field));
        var review = Assert.Single(frames, f => f.DraftReview is not null).DraftReview;
        Assert.Contains(review.Findings, f => f.Guard == "calm-down");
    }

    [Fact]
    public async Task Converse_WithoutJoin_IsRefused()
    {
        using var call = _server.Assist().Converse();
        await call.RequestStream.WriteAsync(new ConverseRequest { Utterance = Utterance("hi") });

        Assert.Equal(
            (StatusCode.InvalidArgument, "FIELD_REQUIRED", "join"),
            await Calls.RefusedAsync(() => call.ResponseStream.MoveNext(CancellationToken.None)));
    }

    [Fact]
    public async Task Floor_WatchedWhileAConversationRuns_ShowsItAlertsAndWhispers()
    {
        var queue = Calls.NewId("queue");
        using var floor = _server.Supervision().WatchFloor(new WatchFloorRequest { Queues = { queue } });
        Assert.True(await floor.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Empty(floor.ResponseStream.Current.Snapshot.Entries);

        var id = await _server.StartConversationAsync(queue: queue);
        var answer = await _server.Assist().AddUtteranceAsync(Calls.Utterance(id, "I want to speak to your manager. Now."));

        var alert = (await floor.ResponseStream.ReadAllAsync().FirstAsync(f => f.Alert is not null)).Alert;
        Assert.Equal((id, AlertKind.WantsSupervisor), (alert.ConversationId, alert.Alert.Kind));
        Assert.Contains(answer.Alerts, a => a.AlertId == alert.Alert.AlertId);
        var cleared = await _server.Supervision().AcknowledgeAlertAsync(
            new AcknowledgeAlertRequest { ConversationId = id, AlertId = alert.Alert.AlertId, RequestId = Calls.NewId() });
        Assert.Equal("local", cleared.AcknowledgedBy);
        var whisper = await _server.Supervision().SendWhisperAsync(
            new SendWhisperRequest { ConversationId = id, RequestId = Calls.NewId(), Text = "I can take over." });
        using var watch = Watch(id, 0);
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(whisper, Assert.Single(watch.ResponseStream.Current.Snapshot.Whispers));
    }

    [Fact]
    public async Task Floor_CustomerWhoWaitsTooLong_IsAlertedByTheServerItself()
    {
        await using var server = await AssistServer.StartAsync(["AgentAssist:Assist:LiveWaitSeconds=5"]);
        using var floor = server.Supervision().WatchFloor(new WatchFloorRequest());
        var id = await server.StartConversationAsync();

        await server.Assist().AddUtteranceAsync(Calls.Utterance(id, "Hello?"));

        var raised = await floor.ResponseStream.ReadAllAsync().FirstAsync(f => f.Alert is not null);
        Assert.Equal((id, AlertKind.Waiting), (raised.Alert.ConversationId, raised.Alert.Alert.Kind));
    }

    private AsyncServerStreamingCall<WatchConversationResponse> Watch(string id, long startRevision) =>
        _server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = id, StartRevision = startRevision });

    private static AddUtteranceRequest Utterance(string text) => Calls.Utterance("", text);

    private async Task<WrapUp> CompleteAsync(string id) => await _server.Assist().CompleteConversationAsync(
        new CompleteConversationRequest { ConversationId = id, RequestId = Calls.NewId(), Disposition = "resolved" });
}
