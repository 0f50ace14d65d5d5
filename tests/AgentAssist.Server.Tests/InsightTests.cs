using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>What happened, in numbers, over the wire; and what answers teach a running server.</summary>
public sealed class InsightTests : IAsyncLifetime
{
    private const string Complaint = "You charged me twice for the same invoice and I am furious!";

    private AssistServer _server = null!;

    private InsightService.InsightServiceClient Insight => new(_server.Channel);

    public async ValueTask InitializeAsync() => _server = await AssistServer.StartAsync(["AgentAssist:Assist:RankingRefreshSeconds=1"]);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task GetSuggestionStats_AfterAnswers_CountsThemByDayAcrossARestart()
    {
        var (conversation, offer) = await OfferAsync();
        await AnswerAsync(conversation, offer[0], AnswerOutcome.Shown);
        await AnswerAsync(conversation, offer[0], AnswerOutcome.Sent);
        await AnswerAsync(conversation, offer[1], AnswerOutcome.Dismissed);

        await _server.RestartAsync(TestContext.Current.CancellationToken);

        var expected = new[]
        {
            (offer[0].Approach, AnswerOutcome.Shown, 1L), (offer[0].Approach, AnswerOutcome.Sent, 1L), (offer[1].Approach, AnswerOutcome.Dismissed, 1L),
        };
        var all = await Insight.GetSuggestionStatsAsync(new GetSuggestionStatsRequest());
        Assert.Equal(expected.Order(), all.Stats.Select(stat => (stat.Approach, stat.Outcome, stat.Count)).Order());
        var past = await Insight.GetSuggestionStatsAsync(new GetSuggestionStatsRequest { EndTime = At(2020), StartTime = At(2019) });
        Assert.Empty(past.Stats);
        Assert.Equal((At(2019), At(2020)), (past.StartTime, past.EndTime));
    }

    [Fact]
    public async Task GetSuggestionStats_EndNotAfterStart_IsRefused() =>
        Assert.Equal((StatusCode.InvalidArgument, "FIELD_INVALID", "end_time"), await Calls.RefusedAsync(() =>
            Insight.GetSuggestionStatsAsync(new GetSuggestionStatsRequest { StartTime = At(2020), EndTime = At(2020) }).ResponseAsync));

    [Fact]
    public async Task GetFloorStats_OpenWaitingAndAlerting_AreCountedByQueue()
    {
        var queue = Calls.NewId("q");
        var open = await _server.StartConversationAsync(queue: queue);
        var completed = await _server.StartConversationAsync(queue: queue);
        await _server.StartConversationAsync(queue: Calls.NewId("other"));
        await _server.Assist().CompleteConversationAsync(new CompleteConversationRequest
        {
            ConversationId = completed,
            RequestId = Calls.NewId(),
            Disposition = "SOLVED",
        });
        var alerts = (await _server.Assist().AddUtteranceAsync(Calls.Utterance(open, "I will see you in court! My lawyer knows everything."))).Alerts;
        Assert.NotEmpty(alerts);

        var request = new GetFloorStatsRequest { Queues = { queue } };
        await Eventually.TrueAsync(async () =>
            await Insight.GetFloorStatsAsync(request) is { OpenCount: 1, WaitingCount: 0, AlertCount: var raised } && raised == alerts.Count);
        Assert.True((await Insight.GetFloorStatsAsync(new GetFloorStatsRequest())).OpenCount >= 2);
    }

    [Fact]
    public async Task RecordAnswer_ManyForOneApproach_MovesItToTheTopOfLaterConversations()
    {
        var liked = (await OfferAsync()).Offer[1].Approach;
        for (var i = 0; i < 150; i++)
        {
            var (conversation, offer) = await OfferAsync();
            if (offer.SingleOrDefault(suggestion => suggestion.Approach == liked) is { } suggestion)
            {
                await AnswerAsync(conversation, suggestion, AnswerOutcome.Sent);
            }
        }

        await Eventually.TrueAsync(async () => (await OfferAsync()).Offer[0].Approach == liked);
    }

    private async Task<(string Conversation, IReadOnlyList<Suggestion> Offer)> OfferAsync()
    {
        var conversation = await _server.StartConversationAsync();
        return (conversation, (await _server.Assist().AddUtteranceAsync(Calls.Utterance(conversation, Complaint))).Suggestions);
    }

    private async Task AnswerAsync(string conversation, Suggestion suggestion, AnswerOutcome outcome) =>
        await _server.Assist().RecordAnswerAsync(new RecordAnswerRequest
        {
            ConversationId = conversation,
            SuggestionId = suggestion.SuggestionId,
            RequestId = Calls.NewId(),
            Outcome = outcome,
        });

    private static Timestamp At(int year) => Timestamp.FromDateTime(new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc));
}
