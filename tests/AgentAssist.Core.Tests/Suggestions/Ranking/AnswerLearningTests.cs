using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Ranking;

/// <summary>From an answer to a suggestion to the order of later ones, through the whole core.</summary>
public sealed class AnswerLearningTests
{
    private const string Complaint = "You charged me twice for the same invoice and I am furious!";

    private readonly CoreUnderTest _node = new();

    [Fact]
    public async Task RecordAnswer_Sent_CountsTheWholeOfferOnce()
    {
        var offer = await OfferAsync();

        await AnswerAsync(offer[1], AnswerOutcome.Shown);
        await AnswerAsync(offer[1], AnswerOutcome.Sent);
        await AnswerAsync(offer[1], AnswerOutcome.Sent);
        await AnswerAsync(offer[0], AnswerOutcome.Sent);

        var counts = (await CountsAsync()).Choices;
        Assert.All(counts, count => Assert.Equal(1, count.Shown));
        Assert.Equal(
            offer.Select((suggestion, i) => (suggestion.Approach, i + 1, i == 1 ? 1_000L : 0L)),
            counts.OrderBy(count => count.Place).Select(count => (count.Approach, count.Place, count.Worth)));
        Assert.Single(counts.Select(count => (count.Situation, count.Agent)).Distinct());
    }

    [Fact]
    public async Task RecordAnswer_RequestSentTwice_CountsOnce()
    {
        var offer = await OfferAsync();
        var request = Request(offer[0], AnswerOutcome.Sent);

        var first = await _node.Core.Commands.RecordAnswerAsync(CoreUnderTest.Caller, request, CoreUnderTest.Token);
        Assert.Equal(first, await _node.Core.Commands.RecordAnswerAsync(CoreUnderTest.Caller, request, CoreUnderTest.Token));

        Assert.Equal(1, (await CountsAsync()).Choices.Single(count => count.Place == 1).Shown);
        Assert.Equal([(offer[0].Approach, AnswerOutcome.Sent, 1L)], await StatsAsync());
    }

    [Fact]
    public async Task RecordAnswer_Dismissed_CountsThatSuggestionAlone()
    {
        var offer = await OfferAsync();

        await AnswerAsync(offer[2], AnswerOutcome.Dismissed);

        var count = Assert.Single((await CountsAsync()).Choices);
        Assert.Equal((offer[2].Approach, 3, 1, 0), (count.Approach, count.Place, count.Shown, count.Worth));
        Assert.Empty((await CountsAsync()).Phrases);
    }

    [Fact]
    public async Task RecordAnswer_Edited_CountsWhatWasKeptAndWhichPhrasesWereStruck()
    {
        var offer = await OfferAsync();
        var sentences = offer[0].Sentences;

        await AnswerAsync(offer[0], AnswerOutcome.Edited, sentences[0].Text);

        var counts = await CountsAsync();
        Assert.InRange(counts.Choices.Single(count => count.Place == 1).Worth, 100, 900);
        Assert.Equal(
            sentences.Select((sentence, i) => (sentence.PhraseId, Struck: i == 0 ? 0L : 1L)).Order(),
            counts.Phrases.Select(count => (count.PhraseId, count.Struck)).Order());
    }

    [Fact]
    public async Task RecordAnswer_WordsOfTheAgent_AreNowhereInWhatIsLearned()
    {
        var offer = await OfferAsync();

        await AnswerAsync(offer[0], AnswerOutcome.Edited, "Zebra4711, dear Blair.");

        var counts = await CountsAsync();
        var text = string.Join(' ', counts.Choices) + string.Join(' ', counts.Phrases);
        Assert.DoesNotContain("Zebra4711", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("agent-1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordAnswer_OfferBeforeTheLastFew_IsRecordedAndTeachesNothing()
    {
        var old = await OfferAsync();
        for (var i = 0; i < 4; i++)
        {
            await _node.SayAsync($"And what about invoice number {i}?");
        }

        await AnswerAsync(old[0], AnswerOutcome.Sent);

        Assert.Empty((await CountsAsync()).Choices);
        Assert.Contains(await _node.EventsAsync(), e => e.AnswerRecorded?.SuggestionId == old[0].SuggestionId);
    }

    [Fact]
    public async Task AddUtterance_AfterManyAnswers_ShowsFirstWhatAgentsSend_OnEveryNode()
    {
        var second = (await OfferAsync())[1].Approach;
        var before = await FirstApproachesAsync(_node, "before");

        await TeachAsync(second, answers: 120);
        await _node.Core.Ranking.RefreshAsync(CoreUnderTest.Token);
        var after = await FirstApproachesAsync(_node, "after");
        var other = new CoreUnderTest(otherNode: _node);
        await FirstApproachesAsync(other, "other-early");
        await other.Core.Ranking.RefreshAsync(CoreUnderTest.Token);
        var there = await FirstApproachesAsync(other, "other");

        Assert.DoesNotContain(second, before);
        Assert.True(after.Count(approach => approach == second) >= 8, string.Join(", ", after));
        Assert.True(there.Count(approach => approach == second) >= 8, string.Join(", ", there));
    }

    [Fact]
    public void Suggest_SameRequestAndCounts_RanksTheSame()
    {
        var engine = new SuggestionEngine(ReplyLibrary.Default);
        var counts = GalleryCases.All
            .Select(example => engine.Suggest(example.Request))
            .Where(set => set.Situation.Length > 0)
            .SelectMany(set => set.Suggestions.Select((suggestion, i) =>
                new ChoiceCount(set.Situation, suggestion.Approach, i + 1, Agent: 1, Shown: 100, Worth: i == 1 ? 60_000 : 0)))
            .DistinctBy(count => (count.Situation, count.Approach, count.Place));
        var learned = LearnedRanking.Of(new RankingCounts([.. counts], []));

        var before = GalleryCases.All.Select(example => engine.Suggest(example.Request).Suggestions[0].Text).ToArray();
        var once = GalleryCases.All.Select(example => engine.Suggest(example.Request with { Ranking = learned }).Suggestions).ToArray();
        var again = GalleryCases.All.Select(example => engine.Suggest(example.Request with { Ranking = learned }).Suggestions).ToArray();

        Assert.Equal(once, again);
        Assert.True(once.Zip(before, (set, text) => set[0].Text != text).Count(changed => changed) >= 10);
    }

    [Fact]
    public async Task AddUtterance_CustomerAsksForAPerson_TheirWishComesFirstWhateverWasLearned()
    {
        await _node.StartAsync("person");
        var answer = await _node.SayAsync("I want to talk to a real person, please.", conversationId: "person");

        Assert.Equal("Bring in a person", answer.Suggestions[0].Approach);
        var offered = (await _node.EventsAsync("person")).Single(e => e.SuggestionsOffered is not null).SuggestionsOffered;
        Assert.Equal("", offered.Situation);
        await AnswerAsync(answer.Suggestions[1], AnswerOutcome.Sent, conversationId: "person");
        Assert.Empty((await CountsAsync()).Choices);
        Assert.Equal([(answer.Suggestions[1].Approach, AnswerOutcome.Sent, 1L)], await StatsAsync());
    }

    private async Task TeachAsync(string approach, int answers)
    {
        for (var i = 0; i < answers; i++)
        {
            await _node.Core.Ranking.RefreshAsync(CoreUnderTest.Token);
            var offer = await OfferAsync($"taught-{i}");
            if (offer.SingleOrDefault(suggestion => suggestion.Approach == approach) is { } liked)
            {
                await AnswerAsync(liked, AnswerOutcome.Sent, conversationId: $"taught-{i}");
            }
        }
    }

    private static async Task<List<string>> FirstApproachesAsync(CoreUnderTest node, string prefix)
    {
        var first = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            await node.StartAsync($"{prefix}-{i}");
            first.Add((await node.SayAsync(Complaint, conversationId: $"{prefix}-{i}")).Suggestions[0].Approach);
        }

        return first;
    }

    private async Task<IReadOnlyList<Suggestion>> OfferAsync(string conversationId = "c1")
    {
        await _node.StartAsync(conversationId);
        return (await _node.SayAsync(Complaint, conversationId: conversationId)).Suggestions;
    }

    private RecordAnswerRequest Request(Suggestion suggestion, AnswerOutcome outcome, string finalText = "", string conversationId = "c1") => new()
    {
        ConversationId = conversationId,
        SuggestionId = suggestion.SuggestionId,
        RequestId = _node.NextRequestId(),
        Outcome = outcome,
        FinalText = finalText,
    };

    private Task AnswerAsync(Suggestion suggestion, AnswerOutcome outcome, string finalText = "", string conversationId = "c1") =>
        _node.Core.Commands.RecordAnswerAsync(CoreUnderTest.Caller, Request(suggestion, outcome, finalText, conversationId), CoreUnderTest.Token);

    private Task<RankingCounts> CountsAsync() => _node.Record.ReadRankingAsync(CoreUnderTest.Caller.Tenant, CoreUnderTest.Token);

    private async Task<IEnumerable<(string Approach, AnswerOutcome Outcome, long Count)>> StatsAsync() =>
        (await _node.Core.Insight.GetSuggestionStatsAsync(CoreUnderTest.Caller, new GetSuggestionStatsRequest(), CoreUnderTest.Token)).Stats
            .Select(stat => (stat.Approach, stat.Outcome, stat.Count));
}
