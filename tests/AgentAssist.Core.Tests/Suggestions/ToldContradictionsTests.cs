using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>A contradiction in the records is told to the customer it wronged, in the company's own voice and with its proof.</summary>
public sealed class ToldContradictionsTests
{
    private const string Complaint = "I paid that bill, and it's not fair that you keep asking for the payment.";
    private const string Marks = "anger .6, fairness .9, complaint .9, sentiment -.6";

    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    [Fact]
    public void Suggest_PaidAndAskedAgainTwice_TellsAllDaysWithTheirRecords()
    {
        var sentence = Suggest(Context()).SelectMany(suggestion => suggestion.Sentences)
            .First(s => s.Text.Contains("yet we asked you", StringComparison.Ordinal));

        Assert.Contains("your payment reached us on February 19, yet we asked you for it again on March 2 and 13", sentence.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["dun-1", "dun-2", "pay"], sentence.Evidence.Select(evidence => evidence.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Suggest_ContradictionWasSettled_IsNotTold()
    {
        var context = Context();
        foreach (var finding in context.Findings)
        {
            finding.State = FindingState.Resolved;
        }

        Assert.DoesNotContain(Suggest(context), suggestion => suggestion.Text.Contains("yet we asked you", StringComparison.Ordinal));
    }

    [Fact]
    public void Suggest_CustomerOnlyAsks_IsNotToldToBeRight()
    {
        var told = Suggest(Context(), "When will the payment be booked?", "");

        Assert.DoesNotContain(told, suggestion => suggestion.Text.Contains("You're right", StringComparison.Ordinal)
            || suggestion.Text.Contains("as you say", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Nobody called me, and I am still waiting for an answer.", true)]
    [InlineData("I sent the router back and nobody cares.", false)]
    public void Suggest_BrokenPromiseIsSpokenOfWithoutTheWord_IsOwned(string text, bool isOwned)
    {
        var context = Told.Context("en-US", "America/Denver", Record("sup", "2026-03-17T09:00:00Z", "CHAT", "CONTACT", "ORD-1", "Agent promised to call back by 2026-03-20."));
        context.Promises.Add(new Promise { PromiseId = "p1", MadeIn = "sup", What = "call back", Due = "2026-03-20", State = PromiseState.Broken });

        var first = Suggest(context, text, "anger .6, complaint .9, sentiment -.6")[0];

        Assert.Equal(isOwned, first.Sentences.SelectMany(s => s.Evidence).Any(evidence => evidence.Kind == EvidenceKind.Promise && evidence.Id == "p1"));
    }

    [Theory]
    [InlineData("SERVICE_CANCELLED", "Internet service cancelled at the end of the billing cycle.", "your internet service ended")]
    [InlineData("CANCELLATION", "Customer cancelled MB-11872 at the desk.", "the cancellation took effect")]
    [InlineData("MEMBERSHIP_ENDED", "Ended at the customer's request.", "your membership ended")]
    [InlineData("FLIGHT_CANCELLED", "Cancelled by the airline.", "your flight was cancelled")]
    [InlineData("ORDER_CANCELLED", "Order cancelled before dispatch.", "your order was cancelled")]
    public void Ending_Record_IsSaidAsOneWould(string kind, string summary, string expected) =>
        Assert.Equal(expected, RecordService.Ending(new Interaction { Kind = kind, Summary = summary }));

    private static IReadOnlyList<Suggestion> Suggest(CustomerContext context, string text = Complaint, string marks = Marks) =>
        Engine.Suggest(Request(text, marks, context)).Suggestions;

    private static CustomerContext Context()
    {
        var context = Told.Context(
            "en-US",
            "America/Denver",
            Record("dun-2", "2026-03-13T15:00:00Z", "EMAIL", "FINAL_DEMAND", "B-77", "Final demand: bill unpaid, pay now."),
            Record("dun-1", "2026-03-02T15:00:00Z", "EMAIL", "PAYMENT_REMINDER", "B-77", "Reminder: the bill is overdue, please pay."),
            Record("pay", "2026-02-19T15:00:00Z", "COUNTER", "PAYMENT_RECEIVED", "B-77", "Payment of the bill received in full."));
        var reader = HistoryReader.Default;
        context.Findings.Add(reader.FindContradictions(reader.Read(context.Interactions, context.Profile, Now)));
        Assert.Equal(2, context.Findings.Count);
        return context;
    }
}
