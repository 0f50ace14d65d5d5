using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Rewriting;

public sealed partial class SuggestionRewordingTests
{
    private const string Problem = "You charged me twice for my order and nobody answers!";

    [Fact]
    public async Task Reword_GoodAnswer_TakesThePlaceOfTheBestSuggestionAsALaterEvent()
    {
        await using var node = await new RewordingNode().RunAsync();
        await node.Node.StartAsync();

        var answer = await node.Node.SayAsync(Problem);
        var reworded = await node.UntilRewordedAsync();

        var planned = answer.Suggestions[0];
        Assert.Equal(planned.SuggestionId, reworded.ReplacedSuggestionId);
        Assert.Equal((SuggestionSource.Model, planned.SuggestionId + "-model"), (reworded.Suggestion.Source, reworded.Suggestion.SuggestionId));
        Assert.Equal(string.Join(' ', planned.Sentences.Select(s => ScriptedRewriter.Reworded(s.Text))), reworded.Suggestion.Text);
        Assert.Equal(planned.Moves, reworded.Suggestion.Moves);
        var events = await node.Node.EventsAsync();
        Assert.Equal(answer.Revision + 1, events[^1].Revision);
        Assert.Equal(Caller.SystemPrincipal, events[^1].Principal);
        Assert.Empty(node.Missing);
    }

    [Fact]
    public async Task Reword_GoodAnswer_IsInTheSnapshotInTheSamePlaceAsInTheEvents()
    {
        await using var node = await new RewordingNode().RunAsync();
        await node.Node.StartAsync();
        var answer = await node.Node.SayAsync(Problem);
        var reworded = await node.UntilRewordedAsync();

        var snapshot = (await FirstFrameAsync(node)).Snapshot;

        Assert.Equal(reworded.Suggestion, snapshot.Suggestions.Suggestions[0]);
        Assert.Equal(answer.Suggestions.Skip(1), snapshot.Suggestions.Suggestions.Skip(1));
    }

    [Fact]
    public async Task Reword_FactualSentence_KeepsItsEvidence()
    {
        await using var node = await new RewordingNode().RunAsync();
        await node.Node.StartAsync();

        var answer = await node.Node.SayAsync(Problem);
        var reworded = await node.UntilRewordedAsync();

        var proven = answer.Suggestions[0].Sentences.Where(s => s.Evidence.Count > 0).Select(s => s.Move).Distinct();
        Assert.All(proven, move => Assert.Contains(reworded.Suggestion.Sentences, s => s.Move == move && s.Evidence.Count > 0));
    }

    [Fact]
    public async Task Reword_LinesAsTheyCome_AreShownEachOnceItPassed()
    {
        await using var node = await new RewordingNode().RunAsync();
        node.Model.Answer = steps => ScriptedRewriter.Well(steps).Single().Select(c => c.ToString());
        await node.Node.StartAsync();

        var answer = await node.Node.SayAsync(Problem);
        var reworded = await node.UntilRewordedAsync();

        var shown = node.Shown.Select(s => s.Rewording).ToArray();
        Assert.Equal(answer.Suggestions[0].Sentences.Count, shown.Length);
        Assert.All(shown, s => Assert.Equal(answer.Suggestions[0].SuggestionId, s.SuggestionId));
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.StartsWith(pair.First.Text, pair.Second.Text, StringComparison.Ordinal));
        Assert.Equal(reworded.Suggestion.Text, shown[^1].Text);
    }

    [Fact]
    public async Task Reword_NumberedLines_LoseTheirNumbers()
    {
        await using var node = await new RewordingNode().RunAsync();
        node.Model.Answer = steps => steps.Select((step, i) => $"{i + 1}. {ScriptedRewriter.Reworded(step)}\r\n\n");
        await node.Node.StartAsync();

        await node.Node.SayAsync(Problem);
        var reworded = await node.UntilRewordedAsync();

        Assert.DoesNotContain("1.", reworded.Suggestion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddUtterance_ModelThatHangs_IsAnsweredAndLaterTurnsToo()
    {
        await using var node = await new RewordingNode(new RewritingOptions { MaxConcurrency = 1, QueueCapacity = 1 }).RunAsync();
        node.Model.Gate = new TaskCompletionSource();
        await node.Node.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await node.Node.SayAsync($"{Problem} This is message {i}.")).Suggestions.Count >= 3);
        }

        await node.StopAsync();
        Assert.Empty(await node.RewordedAsync());
    }

    [Fact]
    public async Task Reword_NewerCustomerTurn_GivesTheOlderRequestUpAndRewordsTheNewer()
    {
        await using var node = await new RewordingNode().RunAsync();
        node.Model.Gate = new TaskCompletionSource();
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem);
        await Eventually.TrueAsync(() => node.Model.Requests.Count == 1);

        var second = await node.Node.SayAsync("And the parcel has not arrived either.");
        await Eventually.TrueAsync(() => node.Model.Cancelled == 1);
        node.Model.Gate.SetResult();

        Assert.Equal(second.Suggestions[0].SuggestionId, (await node.UntilRewordedAsync()).ReplacedSuggestionId);
        Assert.Empty(node.Missing);
    }

    [Fact]
    public async Task Reword_AgentAnsweredMeanwhile_AppendsNothing()
    {
        await using var node = await new RewordingNode().RunAsync();
        node.Model.Gate = new TaskCompletionSource();
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem);
        await Eventually.TrueAsync(() => node.Model.Requests.Count == 1);

        await node.Node.SayAsync("I'm looking at both charges now.", Role.HumanAgent);
        await Eventually.TrueAsync(() => node.Model.Cancelled == 1);

        await node.StopAsync();
        Assert.Empty(await node.RewordedAsync());
        Assert.Empty(node.Missing);
    }

    [Theory]
    [InlineData(AnswerOutcome.Sent, 1)]
    [InlineData(AnswerOutcome.Dismissed, 0)]
    public async Task Reword_SuggestionTakenOrTurnedDownMeanwhile_AppendsNothing(AnswerOutcome outcome, int of)
    {
        await using var node = await new RewordingNode().RunAsync();
        node.Model.Gate = new TaskCompletionSource();
        await node.Node.StartAsync();
        var answer = await node.Node.SayAsync(Problem);
        await RecordAsync(node, answer.Suggestions[of].SuggestionId, outcome);
        node.Model.Gate.SetResult();

        await Eventually.TrueAsync(() => node.Shown.Count(s => s.Rewording is not null) >= answer.Suggestions[0].Sentences.Count);
        await node.StopAsync();
        Assert.Empty(await node.RewordedAsync());
    }

    [Fact]
    public async Task Reword_OtherNodeAnsweredMeanwhile_AppendsNothing()
    {
        await using var node = await new RewordingNode().RunAsync();
        var other = new CoreUnderTest(otherNode: node.Node);
        node.Model.Gate = new TaskCompletionSource();
        await node.Node.StartAsync();
        var answer = await node.Node.SayAsync(Problem);
        await Eventually.TrueAsync(() => node.Model.Requests.Count == 1);

        await other.SayAsync("I'm looking at both charges now.", Role.HumanAgent);
        node.Model.Gate.SetResult();

        await Eventually.TrueAsync(() => node.Shown.Count(s => s.Rewording is not null) >= answer.Suggestions[0].Sentences.Count);
        await node.StopAsync();
        Assert.Empty(await node.RewordedAsync());
    }

    [Fact]
    public async Task Follow_EventOfAnotherNode_GivesTheRequestUp()
    {
        await using var node = await new RewordingNode().RunAsync();
        var other = new CoreUnderTest(otherNode: node.Node);
        using var stop = new CancellationTokenSource();
        var tail = node.Node.Core.Tail.RunAsync(stop.Token);
        node.Model.Gate = new TaskCompletionSource();
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem);
        await Eventually.TrueAsync(() => node.Model.Requests.Count == 1);

        await other.SayAsync("I'm looking at both charges now.", Role.HumanAgent);
        await Eventually.TrueAsync(() =>
        {
            node.Node.Time.Advance(TimeSpan.FromMilliseconds(node.Node.Options.LogPollMilliseconds));
            return node.Model.Cancelled == 1;
        });

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tail);
    }

    [Fact]
    public async Task Reword_TenantThatIsNotNamed_SendsNothing()
    {
        await using var node = await new RewordingNode(new RewritingOptions { Tenants = System.Collections.Frozen.FrozenSet.Create("other") }).RunAsync();
        await node.Node.StartAsync();

        await node.Node.SayAsync(Problem);

        await node.StopAsync();
        Assert.Empty(node.Model.Requests);
        Assert.Empty(node.Shown);
    }

    [Fact]
    public async Task Reword_RepeatedRequest_BeginsNothingAgain()
    {
        await using var node = await new RewordingNode().RunAsync();
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem, requestId: "same");
        await node.UntilRewordedAsync();

        await node.Node.SayAsync(Problem, requestId: "same");

        await node.StopAsync();
        Assert.Single(node.Model.Requests);
        Assert.Single(await node.RewordedAsync());
    }

    [Fact]
    public async Task Reword_LanguageThatIsNotUnderstood_SendsNothing()
    {
        await using var node = await new RewordingNode().RunAsync();
        await node.Node.StartAsync();

        await node.Node.SayAsync("Ich warte seit drei Wochen auf meine Rückerstattung und niemand antwortet mir.");

        await node.StopAsync();
        Assert.Empty(node.Model.Requests);
    }

    [Fact]
    public async Task RecordAnswer_EitherWording_IsRecordedAndBothLapseTogether()
    {
        await using var node = await new RewordingNode().RunAsync();
        await node.Node.StartAsync();
        var answer = await node.Node.SayAsync(Problem);
        var reworded = await node.UntilRewordedAsync();

        await RecordAsync(node, reworded.ReplacedSuggestionId, AnswerOutcome.Shown);
        await RecordAsync(node, reworded.Suggestion.SuggestionId, AnswerOutcome.Sent);
        await node.Node.SayAsync("And the parcel has not arrived either.");

        var superseded = (await node.Node.EventsAsync()).Single(e => e.SuggestionsSuperseded is not null).SuggestionsSuperseded;
        Assert.Equal(
            answer.Suggestions.Select(s => s.SuggestionId).Append(reworded.Suggestion.SuggestionId).Order(StringComparer.Ordinal),
            superseded.SuggestionIds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reword_ServerThatStops_LeavesNothingRunning()
    {
        await using var node = await new RewordingNode().RunAsync();
        node.Model.Gate = new TaskCompletionSource();
        await node.Node.StartAsync();
        await node.Node.SayAsync(Problem);
        await Eventually.TrueAsync(() => node.Model.Requests.Count == 1);

        await node.StopAsync();

        Assert.Equal(1, node.Model.Cancelled);
    }

    [Fact]
    public async Task NoModel_Turn_StartsNothingAndSaysNothing()
    {
        var node = new CoreUnderTest();
        await node.StartAsync();

        var answer = await node.SayAsync(Problem);

        Assert.Null(node.Core.Rewording);
        Assert.Equal(answer.Revision, (await node.EventsAsync())[^1].Revision);
        Assert.Equal(0, node.Time.ActiveTimers);
    }

    private static Task<AnswerRecord> RecordAsync(RewordingNode node, string suggestionId, AnswerOutcome outcome) =>
        node.Node.Core.Commands.RecordAnswerAsync(
            CoreUnderTest.Caller,
            new RecordAnswerRequest { ConversationId = "c1", RequestId = node.Node.NextRequestId(), SuggestionId = suggestionId, Outcome = outcome },
            CoreUnderTest.Token);

    private static async Task<WatchConversationResponse> FirstFrameAsync(RewordingNode node)
    {
        await foreach (var frame in node.Node.Core.Watcher.WatchAsync(RewordingNode.Key, 0, false, CancellationToken.None, CoreUnderTest.Token))
        {
            return frame.Decode();
        }

        throw new InvalidOperationException("A watch begins with a snapshot.");
    }
}
