using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Learned;

public sealed class LearnedSuggestionTests
{
    private readonly CoreUnderTest _node = new();

    [Fact]
    public async Task AddUtterance_SituationThatTheTeamKnows_OffersItsWordsBehindTheFirst()
    {
        await Dialogues.ImportAsync(_node.Core, Dialogues.Dealer(12));
        await _node.StartAsync();
        await _node.SayAsync("I want to sell my car");
        await _node.SayAsync("Which model do you drive?", Role.HumanAgent);

        var answer = await _node.SayAsync("It is a small estate");

        var learned = Assert.Single(answer.Suggestions, s => s.Source == SuggestionSource.Learned);
        Assert.Equal("What is the mileage, and was it serviced?", learned.Text);
        Assert.Equal("Your team's words", learned.Approach);
        Assert.Equal("Said by your agents in 12 conversations like this.", learned.Rationale);
        Assert.NotEqual(SuggestionSource.Learned, answer.Suggestions[0].Source);
        Assert.InRange(answer.Suggestions.Count, 3, 4);
        Assert.Equal(answer.Suggestions.Count, answer.Suggestions.Select(s => s.SuggestionId).Distinct().Count());
        Assert.Equal(answer.Suggestions.OrderByDescending(s => s.Score).Select(s => s.Score), answer.Suggestions.Select(s => s.Score));
    }

    [Fact]
    public async Task AddUtterance_ReplyAlreadyGiven_IsNotOfferedAgain()
    {
        await Dialogues.ImportAsync(_node.Core, Dialogues.Dealer(12));
        await _node.StartAsync();
        await _node.SayAsync("I want to sell my car");
        await _node.SayAsync("Which model do you drive?", Role.HumanAgent);
        await _node.SayAsync("It is a small estate");
        await _node.SayAsync("What is the mileage, and was it serviced?", Role.HumanAgent);

        var answer = await _node.SayAsync("Sorry, what did you ask me?");

        Assert.DoesNotContain(answer.Suggestions, s => s.Text.Contains("mileage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AddUtterance_StatementThatNothingProves_IsNotOffered()
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of(
            $"t{i}", "C Can you look into my claim", "A Your claim was approved and the money is on its way.")));
        await _node.StartAsync();

        var answer = await _node.SayAsync("Can you look into my claim");

        Assert.Contains(await Dialogues.ListAsync(_node.Core), reply => reply.Text.Contains("approved", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Suggestions, s => s.Source == SuggestionSource.Learned);
    }

    [Fact]
    public async Task AddUtterance_ValueThatTheCustomerDidNotSay_IsNotInvented()
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of(
            $"t{i}", "C I would like to come by", $"A Shall we say {i % 9 + 1}:30 pm?")));
        await _node.StartAsync();
        await _node.StartAsync("c2");

        var without = await _node.SayAsync("I would like to come by");
        var with = await _node.SayAsync("I would like to come by at 4:15 pm", conversationId: "c2");

        Assert.DoesNotContain(without.Suggestions, s => s.Source == SuggestionSource.Learned);
        var learned = Assert.Single(with.Suggestions, s => s.Source == SuggestionSource.Learned);
        Assert.Equal("Shall we say 4:15 pm?", learned.Text);
        Assert.Equal("u2", Assert.Single(learned.Sentences).Evidence.Single().Id);
    }

    [Theory]
    [InlineData("My mother died and I want to sell her car")]
    [InlineData("You idiots, I want to sell my car")]
    public async Task AddUtterance_MomentThatNeedsItsOwnWords_OffersNoneOfTheTeams(string text)
    {
        await Dialogues.ImportAsync(_node.Core, Dialogues.Dealer(12));
        await _node.StartAsync();

        Assert.DoesNotContain((await _node.SayAsync(text)).Suggestions, s => s.Source == SuggestionSource.Learned);
    }

    [Fact]
    public async Task AddUtterance_OtherTenantLearned_IsNotHeard()
    {
        await _node.Core.LearnedReplies.ImportAsync(
            CoreUnderTest.Caller with { Tenant = "other" },
            Dialogues.Dealer(12).Select(t => new ImportTranscriptsRequest { Transcript = t }).ToAsyncEnumerable(),
            CoreUnderTest.Token);
        await _node.StartAsync();

        Assert.DoesNotContain((await _node.SayAsync("I want to sell my car")).Suggestions, s => s.Source == SuggestionSource.Learned);
    }

    [Fact]
    public async Task Delete_Reply_IsOfferedAndLearnedNoMore()
    {
        await Dialogues.ImportAsync(_node.Core, Dialogues.Dealer(6));
        var reply = Assert.Single(await Dialogues.ListAsync(_node.Core), r => r.Text.StartsWith("Which model", StringComparison.Ordinal));
        Assert.Equal((6, 6), (reply.ConversationCount, reply.AgentCount));

        await _node.Core.LearnedReplies.DeleteAsync(
            CoreUnderTest.Caller, new DeleteLearnedReplyRequest { ReplyId = reply.ReplyId }, CoreUnderTest.Token);
        await Dialogues.ImportAsync(_node.Core, Dialogues.Dealer(12));

        Assert.DoesNotContain(await Dialogues.ListAsync(_node.Core), r => r.ReplyId == reply.ReplyId);
        await _node.StartAsync();
        Assert.DoesNotContain((await _node.SayAsync("I want to sell my car")).Suggestions, s => s.Text.Contains("Which model", StringComparison.Ordinal));
    }
}
