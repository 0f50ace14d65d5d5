using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Conversations;

public sealed class AddUtteranceTests
{
    private readonly CoreUnderTest _node = new();

    [Fact]
    public async Task AddUtterance_Customer_IsAnsweredWithThreeApproachesAndDenseRevisions()
    {
        await _node.StartAsync();

        var answer = await _node.SayAsync("You charged me twice for my order and nobody answers!");

        Assert.True(answer.Suggestions.Count >= 3);
        Assert.Equal(answer.Suggestions.Count, answer.Suggestions.Select(s => s.Approach).Distinct().Count());
        Assert.Equal("u2", answer.Utterance.UtteranceId);
        var events = await _node.EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Revision));
        Assert.Equal(events[^1].Revision, answer.Revision);
        Assert.All(answer.Suggestions, s => Assert.Equal("u2", s.AnswersUtteranceId));
    }

    [Fact]
    public async Task AddUtterance_SecondCustomerTurn_SupersedesTheFirstSuggestions()
    {
        await _node.StartAsync();
        var first = await _node.SayAsync("My parcel has not arrived.");

        var second = await _node.SayAsync("It was due on Monday.");

        var superseded = Assert.Single(await _node.EventsAsync(), e => e.SuggestionsSuperseded is not null);
        Assert.Equal(first.Suggestions.Select(s => s.SuggestionId), superseded.SuggestionsSuperseded.SuggestionIds);
        Assert.Equal(second.Utterance.UtteranceId, superseded.SuggestionsSuperseded.ByUtteranceId);
    }

    [Fact]
    public async Task AddUtterance_SecretInText_IsMaskedInAnswerLogAndBothViews()
    {
        await _node.StartAsync();

        var answer = await _node.SayAsync("my card is 4111 1111 1111 1111, mail me at blair@example.com");

        Assert.Equal("my card is [CARD], mail me at blair@example.com", answer.Utterance.Text);
        var stored = (await _node.EventsAsync()).Single(e => e.UtteranceAdded is not null).UtteranceAdded.Utterance;
        Assert.Equal(answer.Utterance, stored);
        var restricted = (await _node.EventsAsync(restricted: true)).Single(e => e.UtteranceAdded is not null);
        Assert.Equal("my card is [CARD], mail me at [EMAIL]", restricted.UtteranceAdded.Utterance.Text);
    }

    [Fact]
    public async Task AddUtterance_SameRequestIdAndBody_GivesFirstAnswerAndAppendsNothing()
    {
        await _node.StartAsync();
        var first = await _node.SayAsync("Where is my refund?", requestId: "same");
        var before = (await _node.EventsAsync()).Count;

        var second = await _node.SayAsync("Where is my refund?", requestId: "same");

        Assert.Equal(first, second);
        Assert.Equal(before, (await _node.EventsAsync()).Count);
    }

    [Fact]
    public async Task AddUtterance_RepeatedAfterCompletion_StillGivesFirstAnswer()
    {
        await _node.StartAsync();
        var first = await _node.SayAsync("Where is my refund?", requestId: "same");
        await CompleteAsync();

        Assert.Equal(first, await _node.SayAsync("Where is my refund?", requestId: "same"));
    }

    [Fact]
    public async Task AddUtterance_SameRequestIdOtherBody_IsRefusedAndChangesNothing()
    {
        await _node.StartAsync();
        await _node.SayAsync("Where is my refund?", requestId: "same");
        var before = (await _node.EventsAsync()).Count;

        Assert.Equal(ErrorReason.RequestIdReused, await CoreUnderTest.ReasonAsync(() => _node.SayAsync("Hello?", requestId: "same")));
        Assert.Equal(before, (await _node.EventsAsync()).Count);
    }

    [Theory]
    [InlineData("", Role.Customer, "r", ErrorReason.FieldRequired)]
    [InlineData(" \t\n", Role.Customer, "r", ErrorReason.FieldRequired)]
    [InlineData("hello", Role.Unspecified, "r", ErrorReason.FieldRequired)]
    [InlineData("hello", (Role)77, "r", ErrorReason.FieldInvalid)]
    [InlineData("hello", Role.Supervisor, "r", ErrorReason.RoleNotAllowed)]
    [InlineData("hello", Role.Customer, "", ErrorReason.RequestIdInvalid)]
    [InlineData("hello", Role.Customer, "two words", ErrorReason.RequestIdInvalid)]
    [InlineData("hello", Role.Customer, "ünï", ErrorReason.RequestIdInvalid)]
    public async Task AddUtterance_BadInput_IsRefusedAndChangesNothing(string text, Role role, string requestId, ErrorReason reason)
    {
        await _node.StartAsync();

        Assert.Equal(reason, await CoreUnderTest.ReasonAsync(() => _node.SayAsync(text, role, requestId: requestId)));
        Assert.Single(await _node.EventsAsync());
    }

    [Fact]
    public async Task AddUtterance_TextOverTheLimit_NamesLimitAndLength()
    {
        await _node.StartAsync();

        var refused = await Assert.ThrowsAsync<AssistException>(() => _node.SayAsync(new string('a', 8_001)));

        Assert.Equal(ErrorReason.TextTooLong, refused.Reason);
        Assert.Equal("text", refused.Field);
        Assert.Equal("8000", refused.Metadata["limit"]);
        Assert.Equal("8001", refused.Metadata["length"]);
        await _node.SayAsync(new string('a', 8_000));
    }

    [Fact]
    public async Task AddUtterance_UnknownConversation_IsNotFound()
    {
        Assert.Equal(ErrorReason.ConversationNotFound, await CoreUnderTest.ReasonAsync(() => _node.SayAsync("hello")));
    }

    [Fact]
    public async Task AddUtterance_CompletedConversation_IsRefused()
    {
        await _node.StartAsync();
        await CompleteAsync();

        Assert.Equal(ErrorReason.ConversationCompleted, await CoreUnderTest.ReasonAsync(() => _node.SayAsync("hello")));
    }

    [Fact]
    public async Task AddUtterance_TwoNodesOnOneConversation_AgreeThroughTheLog()
    {
        var other = new CoreUnderTest(otherNode: _node);
        await _node.StartAsync();
        await _node.SayAsync("My parcel has not arrived.");
        await other.SayAsync("It was due on Monday.");

        var answer = await _node.SayAsync("Hello?");

        var events = await _node.EventsAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Revision));
        Assert.Equal(events[^1].Revision, answer.Revision);
        Assert.Equal(3, events.Count(e => e.UtteranceAdded is not null));
        Assert.Equal(2, events.Count(e => e.SuggestionsSuperseded is not null));
    }

    [Fact]
    public async Task AddUtterance_ManyAtOnceOnTwoNodes_EachIsAddedOnce()
    {
        var other = new CoreUnderTest(otherNode: _node);
        await _node.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            Task.Run(() => (i % 2 == 0 ? _node : other).SayAsync($"Line {i}", Role.HumanAgent))));

        var events = await _node.EventsAsync();
        Assert.Equal(Enumerable.Range(1, 41).Select(i => (long)i), events.Select(e => e.Revision));
        Assert.Equal(
            Enumerable.Range(0, 40).Select(i => $"Line {i}").Order(),
            events.Skip(1).Select(e => e.UtteranceAdded.Utterance.Text).Order());
    }

    [Fact]
    public async Task AddUtterance_CompletedOnAnotherNode_IsRefusedHere()
    {
        var other = new CoreUnderTest(otherNode: _node);
        await _node.StartAsync();
        await _node.SayAsync("hello");
        await other.Core.Commands.CompleteAsync(
            CoreUnderTest.Caller,
            new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = "resolved" },
            CoreUnderTest.Token);

        Assert.Equal(ErrorReason.ConversationCompleted, await CoreUnderTest.ReasonAsync(() => _node.SayAsync("hello?")));
    }

    [Fact]
    public async Task AddUtterance_ShownAndSentSentences_AreNotSuggestedAgain()
    {
        await _node.StartAsync();
        var spent = new HashSet<string>();
        foreach (var line in new[] { "I was charged twice!", "Still charged twice.", "Twice! I was charged twice!", "Well? I was charged twice." })
        {
            var answer = await _node.SayAsync(line);
            foreach (var sentence in answer.Suggestions.SelectMany(s => s.Sentences))
            {
                Assert.DoesNotContain(Core.Suggestions.Sentence.Normalize(sentence.Text), spent);
            }

            spent.UnionWith(answer.Suggestions[0].Sentences.Select(s => Core.Suggestions.Sentence.Normalize(s.Text)));
            await _node.SayAsync(answer.Suggestions[1].Text, Role.HumanAgent);
            spent.UnionWith(answer.Suggestions[1].Sentences.Select(s => Core.Suggestions.Sentence.Normalize(s.Text)));
        }
    }

    private Task CompleteAsync() => _node.Core.Commands.CompleteAsync(
        CoreUnderTest.Caller,
        new CompleteConversationRequest { ConversationId = "c1", RequestId = "done", Disposition = "resolved" },
        CoreUnderTest.Token);
}
