using AgentAssist.Core.Customers.Responding;
using AgentAssist.Testing.Contracts;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>What a customer said leads to something; the next contact offers to tell them, until they were told.</summary>
public sealed class ReportBackTests
{
    private const string Action = "We now send one invoice a month.";

    private readonly CoreUnderTest _node = new();

    [Theory]
    [InlineData("Hello, I have a question about my contract.")]
    [InlineData("hi")]
    [InlineData("This is ridiculous, I was charged twice and nobody answers me!")]
    [InlineData("Thank you so much, that was really kind of you!")]
    public async Task Suggest_ActedOnAndNotTold_OneSuggestionReportsBack(string text)
    {
        var feedback = await ActedAsync(Action);
        await _node.StartAsync("c1", customerId: "cust-1");

        var suggestions = (await _node.SayAsync(text)).Suggestions;

        var sentence = ReportIn(suggestions);
        Assert.Contains("we now send one invoice a month.", sentence.Text, StringComparison.Ordinal);
        Assert.Equal((EvidenceKind.Feedback, feedback), (sentence.Evidence[0].Kind, sentence.Evidence[0].Id));
        Assert.True(suggestions.Count >= 3);
        Assert.DoesNotContain(Move.ReportBack, suggestions[0].Moves);
    }

    [Fact]
    public async Task RecordAnswer_SuggestionIsUsed_CustomerCountsAsTold()
    {
        await ActedAsync(Action);
        await _node.StartAsync("c1", customerId: "cust-1");
        var offered = (await _node.SayAsync("Hello, I have a question about my contract.")).Suggestions;
        var report = offered.Single(suggestion => suggestion.Moves.Contains(Move.ReportBack));
        Assert.Null((await FeedbackAsync()).ReportTime);

        await _node.Core.Commands.RecordAnswerAsync(
            CoreUnderTest.Caller,
            new RecordAnswerRequest { ConversationId = "c1", SuggestionId = report.SuggestionId, Outcome = AnswerOutcome.Sent, RequestId = "used" },
            CoreUnderTest.Token);

        Assert.NotNull(await ReportTimeAsync());
        await AssertSilentAsync();
    }

    [Theory]
    [InlineData("Good news: we now send one invoice a month!", true)]
    [InlineData("I will look at your contract.", false)]
    public async Task AddUtterance_OurSideSaysWhatWasDone_CustomerCountsAsTold(string text, bool isTold)
    {
        await ActedAsync(Action);
        await _node.StartAsync("c1", customerId: "cust-1");
        await _node.SayAsync("Hello, I have a question about my contract.");

        await _node.SayAsync(text, Role.HumanAgent);

        Assert.Equal(isTold, await ReportTimeAsync() is not null);
    }

    [Fact]
    public async Task AddUtterance_ActionOfOneWordStandsInAnotherSentence_CustomerDoesNotCountAsTold()
    {
        await ActedAsync("Done.");
        await _node.StartAsync("c1", customerId: "cust-1");

        await _node.SayAsync("I'm done with the form.", Role.HumanAgent);

        Assert.Null(await ReportTimeAsync());
    }

    [Fact]
    public async Task Suggest_NothingWasDoneYet_NothingIsReported()
    {
        await FeedbackGivenAsync();
        await AssertSilentAsync();
    }

    [Fact]
    public async Task Suggest_MoreWasDoneThanASentenceHolds_OffersToTellOfIt()
    {
        await ActedAsync("We rebuilt the invoice page. It now shows every line with its period, and you can dispute a line with one tap.");
        await _node.StartAsync("c1", customerId: "cust-1");

        var sentence = ReportIn((await _node.SayAsync("Hello, I have a question about my contract.")).Suggestions);

        Assert.Contains("tell you", sentence.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("We now send one invoice a month.", "we now send one invoice a month")]
    [InlineData("Saturday appointments!", "Saturday appointments")]
    [InlineData("KLM refunds go out within a week", "KLM refunds go out within a week")]
    [InlineData("We changed it. And more.", null)]
    [InlineData("Did we change it?", null)]
    public void Clause_Action_FollowsAColon(string action, string? expected) => Assert.Equal(expected, FeedbackWords.Clause(action));

    private static SuggestionSentence ReportIn(IEnumerable<Suggestion> suggestions) => Assert.Single(
        suggestions.SelectMany(suggestion => suggestion.Sentences), sentence => sentence.Move == Move.ReportBack);

    private async Task AssertSilentAsync()
    {
        await _node.StartAsync("c2", customerId: "cust-1");
        var answer = await _node.SayAsync("Hello, I have a question about my contract.", conversationId: "c2");
        Assert.DoesNotContain(answer.Suggestions, suggestion => suggestion.Moves.Contains(Move.ReportBack));
    }

    private async Task<string> ActedAsync(string action)
    {
        var id = await FeedbackGivenAsync();
        await _node.Core.CustomerFeedback.ActAsync(
            CoreUnderTest.Caller, new RecordFeedbackActionRequest { FeedbackIds = { id }, Action = action, RequestId = "act" }, CoreUnderTest.Token);
        return id;
    }

    private async Task<string> FeedbackGivenAsync()
    {
        await _node.Core.Customers.UpsertAsync(
            CoreUnderTest.Caller, new UpsertCustomerRequest { Profile = Sample.Profile(), RequestId = "profile" }, CoreUnderTest.Token);
        var given = await _node.Core.CustomerFeedback.RecordAsync(
            CoreUnderTest.Caller,
            new RecordFeedbackRequest { Feedback = new Feedback { CustomerId = "cust-1", Text = "Two invoices a month are confusing." }, RequestId = "feedback" },
            CoreUnderTest.Token);
        return given.FeedbackId;
    }

    private async Task<Feedback> FeedbackAsync() =>
        Assert.Single(await _node.Record.ListFeedbackAsync(new(CoreUnderTest.Caller.Tenant, "cust-1"), "", 10, CoreUnderTest.Token));

    private async Task<Google.Protobuf.WellKnownTypes.Timestamp?> ReportTimeAsync() => (await FeedbackAsync()).ReportTime;
}
