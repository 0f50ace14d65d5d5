using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Learned;

public sealed class LearnedSuggestionTests
{
    private readonly CoreUnderTest _node = new();

    [Fact]
    public async Task AddUtterance_TeamAsksNext_LeadsWithItsQuestionBehindAnAcknowledgement()
    {
        await Dialogues.ImportAsync(_node.Core, Dialogues.Dealer(12));
        await _node.StartAsync();
        await _node.SayAsync("I want to sell my car");
        await _node.SayAsync("Which model do you drive?", Role.HumanAgent);

        var answer = await _node.SayAsync("It is a small estate");

        var learned = answer.Suggestions[0];
        Assert.Equal(SuggestionSource.Learned, learned.Source);
        Assert.Contains("estate", learned.Sentences[0].Text, StringComparison.Ordinal);
        Assert.Equal([Move.Acknowledge, Move.Clarify], learned.Moves);
        Assert.Equal("What is the mileage, and was it serviced?", learned.Sentences[1].Text);
        Assert.Equal("Your team's words", learned.Approach);
        Assert.Equal("Said by your agents in 12 conversations like this.", learned.Rationale);
        Assert.DoesNotContain(answer.Suggestions.Skip(1), s => s.Source == SuggestionSource.Learned);
        Assert.InRange(answer.Suggestions.Count, 3, 4);
        Assert.Equal(answer.Suggestions.Count, answer.Suggestions.Select(s => s.SuggestionId).Distinct().Count());
        Assert.Equal(answer.Suggestions.OrderByDescending(s => s.Score).Select(s => s.Score), answer.Suggestions.Select(s => s.Score));
    }

    [Fact]
    public async Task AddUtterance_TeamAsksNothing_OffersItsWordsBehindTheFirst()
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of(
            $"t{i}", "C I want to sell my car", "A Thank you for thinking of us with your car.")));
        await _node.StartAsync();

        var answer = await _node.SayAsync("I want to sell my car");

        var learned = Assert.Single(answer.Suggestions, s => s.Source == SuggestionSource.Learned);
        Assert.Equal("Thank you for thinking of us with your car.", learned.Text);
        Assert.NotEqual(SuggestionSource.Learned, answer.Suggestions[0].Source);
        Assert.InRange(answer.Suggestions.Count, 3, 4);
    }

    [Theory]
    [InlineData("Alright, what mileage has it got?", "What mileage has it got?")]
    [InlineData("Great! What mileage has it got?", "What mileage has it got?")]
    [InlineData("Please tell me the mileage.", "Please tell me the mileage.")]
    [InlineData("So what mileage has it got?", "What mileage has it got?")]
    public async Task AddUtterance_TeamsQuestion_IsAskedWithoutWordsThatTheAcknowledgementHas(string said, string asked)
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of($"t{i}", "C I want to sell my car", $"A {said}")));
        await _node.StartAsync();

        var first = (await _node.SayAsync("I want to sell my car")).Suggestions[0];

        Assert.Equal([Move.Acknowledge, Move.Clarify], first.Moves);
        Assert.EndsWith(" " + asked, first.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Could I have your name, please?", "I want to sell my car, my name is Ada")]
    [InlineData("Is it a diesel, a petrol or an electric one?", "I want to sell my car, a diesel")]
    [InlineData("How many people will be coming?", "I want to sell my car and come by with six people")]
    [InlineData("When would you like to come?", "I want to sell my car and come by on the 2nd")]
    [InlineData("Where are you coming from?", "I want to sell my car, I'm coming from Leeds")]
    [InlineData("Which model do you drive?", "I don't need to sell my car any more")]
    [InlineData("Have you sold a car with us before?", "I want to sell my car, I sold one with you last year")]
    [InlineData("Which model do you drive?", "I want to sell my car, that's none of your business")]
    [InlineData("Which model do you drive?", "I want to sell my car. Can you tell me if there is a fee?")]
    [InlineData("Which model do you drive?", "I want to sell my car, I don't have money for food this week")]
    [InlineData("Which model do you drive?", "I want to sell my car, somebody stole my money")]
    [InlineData("Is there anything else I can help you with?", "I want to sell my car")]
    [InlineData("Great, so how can I help you today?", "I want to sell my car")]
    [InlineData("What model is it and when was it built and have you serviced it?", "I want to sell my car")]
    public async Task AddUtterance_TeamAsksForWhatWasSaid_DoesNotLead(string asked, string said)
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of($"t{i}", "C I want to sell my car", $"A {asked}")));
        await _node.StartAsync();

        Assert.NotEqual(SuggestionSource.Learned, (await _node.SayAsync(said)).Suggestions[0].Source);
    }

    [Fact]
    public async Task AddUtterance_TeamAsksForWhatWasSaidOfAnEarlierMatter_Leads()
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of($"t{i}", "C I want to sell my car", "A When would you like to come?")));
        await _node.StartAsync();
        await _node.SayAsync("I want to have my tyres changed on the 2nd");
        await _node.SayAsync("That is in the diary now.", Role.HumanAgent);

        Assert.EndsWith("When would you like to come?", (await _node.SayAsync("I want to sell my car")).Suggestions[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Can you give me your PIN?")]
    [InlineData("What is your card number and the three digits on the back?")]
    [InlineData("I've refunded you in full, is that ok?")]
    [InlineData("Your booking is confirmed, anything else?")]
    [InlineData("Have you tried <b>restarting</b> it?")]
    public async Task AddUtterance_TeamAsksForASecretOrStatesInAQuestion_IsNotOffered(string asked)
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of($"t{i}", "C I want to sell my car", $"A {asked}")));
        await _node.StartAsync();

        Assert.DoesNotContain((await _node.SayAsync("I want to sell my car")).Suggestions, s => s.Source == SuggestionSource.Learned);
    }

    [Theory]
    [InlineData("Is it your blue car or your red car?", "I want to sell my car")]
    [InlineData("Is it the diesel or the petrol one?", "I want to sell my car, the diesel or the petrol one")]
    [InlineData("I'm sorry to hear that, which model is it?", "I want to sell my car")]
    public async Task AddUtterance_NothingChosenYet_LeadsWithTheTeamsQuestion(string asked, string said)
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of($"t{i}", "C I want to sell my car", $"A {asked}")));
        await _node.StartAsync();

        var first = (await _node.SayAsync(said)).Suggestions[0];

        Assert.Equal(SuggestionSource.Learned, first.Source);
        Assert.DoesNotContain("sorry", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddUtterance_TeamAsksForWhatIsMissing_NoOtherSuggestionAsksForItToo()
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, 12).Select(i => Dialogues.Of($"t{i}", "C I want to book a table", "A How many people will be coming?")));
        await _node.StartAsync();

        var answer = await _node.SayAsync("I want to book a table");

        Assert.Equal(SuggestionSource.Learned, answer.Suggestions[0].Source);
        Assert.DoesNotContain(answer.Suggestions, s => s.Approach == "Ask what is needed");
    }

    [Fact]
    public async Task AddUtterance_OneAgentAloneAsks_StandsBehindTheFirst()
    {
        var mine = Dialogues.Dealer(12).ToArray();
        Array.ForEach(mine, transcript => transcript.AgentId = "agent-7");
        await Dialogues.ImportAsync(_node.Core, mine);
        await _node.StartAsync();

        var answer = await _node.SayAsync("I want to sell my car");

        Assert.NotEqual(SuggestionSource.Learned, answer.Suggestions[0].Source);
        Assert.Contains(answer.Suggestions, s => s.Source == SuggestionSource.Learned);
    }

    // What they say most is a statement that nothing proves here; their question is then not what comes next.
    [Theory]
    [InlineData(4, 10, false)]
    [InlineData(10, 4, true)]
    public async Task AddUtterance_TeamWouldMoreLikelySaySomethingElse_DoesNotLeadWithItsQuestion(int asking, int stating, bool leads)
    {
        await Dialogues.ImportAsync(_node.Core, Enumerable.Range(0, asking + stating).Select(i => Dialogues.Of(
            $"t{i}", "C I want to sell my car", i < asking ? "A What mileage has it got?" : "A Your car was sold on Monday.")));
        await _node.StartAsync();

        Assert.Equal(leads, (await _node.SayAsync("I want to sell my car")).Suggestions[0].Source == SuggestionSource.Learned);
    }

    [Fact]
    public async Task AddUtterance_CustomerAsksSomething_IsNotAnsweredWithTheTeamsQuestion()
    {
        await Dialogues.ImportAsync(_node.Core, Dialogues.Dealer(12));
        await _node.StartAsync();
        await _node.SayAsync("I want to sell my car");
        await _node.SayAsync("Which model do you drive?", Role.HumanAgent);

        Assert.NotEqual(SuggestionSource.Learned, (await _node.SayAsync("How long does it take until I have the money?")).Suggestions[0].Source);
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
        Assert.Equal("Shall we say 4:15 pm?", learned.Sentences[^1].Text);
        Assert.Equal("u2", learned.Sentences[^1].Evidence.Single().Id);
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
