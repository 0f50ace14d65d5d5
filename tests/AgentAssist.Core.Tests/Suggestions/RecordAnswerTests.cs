using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>What a record says is read out in its own words where the customer asks for it, and nothing is concluded from it.</summary>
public sealed class RecordAnswerTests
{
    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    private static readonly Interaction Booked = Record(
        "apt-1", "2026-03-02T10:00:00Z", "SYSTEM", "APPOINTMENT_BOOKED", "APT-1", "Physical therapy with Lena Marsh, 2026-03-30 at 14:30, Lakeview clinic. Second of six sessions.");

    private static readonly Interaction Deposit = Record(
        "dep-1", "2026-03-03T10:00:00Z", "SYSTEM", "DEPOSIT_TAKEN", "DEP-1", "Deposit of 50.00 USD taken, 236.00 USD to pay at the hotel.");

    [Theory]
    [InlineData("What time is my therapy session?", "March 30 at 8:30 a.m.", false)]
    [InlineData("What time is my therapy session?", "Physical therapy with Lena Marsh, March 30 at 2:30 p.m., Lakeview clinic.", true)]
    [InlineData("How much is left to pay at the hotel?", "Deposit of $50 taken, $236 to pay at the hotel.", true)]
    public void Suggest_Asked_ReadsOutTheLine(string text, string line, bool reads) =>
        Assert.Equal(reads, First(text, [Booked, Deposit]).Text.Contains(line, StringComparison.Ordinal));

    [Fact]
    public void Suggest_Line_CarriesItsRecordAndStandsBeforeTheChecker()
    {
        var request = Request("What time is my therapy session?", context: Context("en-US", "America/Denver", Booked, Deposit));
        var suggestion = Engine.Suggest(request).Suggestions[0];

        Assert.Contains(suggestion.Sentences, sentence => sentence.Move == Move.ShowRecord && sentence.Evidence.Any(evidence => evidence.Id == "apt-1"));
        Assert.Empty(new ReplyChecker(ReplyLibrary.Default).Review(suggestion.Text, CheckGround.Of(request)).Findings);
    }

    [Fact]
    public void Suggest_British_SaysDaysAndTimesAsTheyDo() => Assert.Contains(
        "30 March at 2:30 pm",
        Engine.Suggest(Request("What time is my therapy session?", context: Context("en-GB", "Europe/London", Booked))).Suggestions[0].Text,
        StringComparison.Ordinal);

    // What staff wrote for each other, and what speaks of the customer.
    [Theory]
    [InlineData("NOTE", "Therapy sessions: prone to cancel late, keep an eye on the account.")]
    [InlineData("AGENT_NOTES", "Therapy sessions are usually cancelled late here.")]
    [InlineData("CaseNote", "Therapy sessions are usually cancelled late here.")]
    [InlineData("TRANSFER_REVIEW", "Therapy session held, suspicious activity report filed.")]
    [InlineData("APPOINTMENT_BOOKED", "Therapy session booked, claimant exaggerating the back injury.")]
    [InlineData("APPOINTMENT_BOOKED", "Therapy session: spoke to husband about missed card payments.")]
    [InlineData("XQ_17", "Therapy session priority low.")]
    [InlineData("RISK_FLAG", "Therapy session paid by a card that is often declined.")]
    [InlineData("APPOINTMENT_BOOKED", "Customer was rude about the therapy session time.")]
    [InlineData("APPOINTMENT_BOOKED", "Agent suspects that the therapy session is not needed.")]
    [InlineData("CONTACT", "Therapy session time asked for and given.")]
    public void Suggest_WhatIsNotMeantForTheCustomer_IsNotReadOut(string kind, string summary) => Assert.All(
        Engine.Suggest(Request("What time is my therapy session?", context: Context("en-US", "America/Denver", Record("x-1", "2026-03-02T10:00:00Z", "SYSTEM", kind, "X-1", summary)))).Suggestions,
        suggestion => Assert.DoesNotContain("herapy session", suggestion.Text.Replace("your therapy session", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal));

    [Fact]
    public void Suggest_PlanThatWasMoved_IsNotReadOut()
    {
        var moved = Record("apt-2", "2026-03-20T10:00:00Z", "SYSTEM", "APPOINTMENT_RESCHEDULED", "APT-1", "Therapy session moved to 2026-04-02 at 09:00.");

        var text = First("What time is my therapy session?", [Booked, moved]).Text;
        Assert.DoesNotContain("March 30", text, StringComparison.Ordinal);
        Assert.Contains("April 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_PlanThatWasCalledOff_IsNotReadOut()
    {
        var off = Record("apt-2", "2026-03-20T10:00:00Z", "SYSTEM", "APPOINTMENT_CANCELLED", "APT-1", "Customer cancelled.");

        Assert.DoesNotContain("Lena Marsh", First("What time is my therapy session?", [Booked, off]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggest_NumberOfOneOrder_ReadsOutThatOne()
    {
        var one = Record("o-1", "2026-03-10T10:00:00Z", "SYSTEM", "ORDER_SHIPPED", "ORD-5521", "Order dispatched, delivery due 2026-03-30.");
        var other = Record("o-2", "2026-03-12T10:00:00Z", "SYSTEM", "ORDER_SHIPPED", "ORD-4410", "Order dispatched, delivery due 2026-04-02.");

        Assert.All(Engine.Suggest(Request("When will order 5521 arrive?", context: Context("en-US", "America/Denver", one, other))).Suggestions, suggestion => Assert.DoesNotContain("April 2", suggestion.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Suggest_DayThatWasDelayed_IsNotReadOut()
    {
        var shipped = Record("o-1", "2026-03-10T10:00:00Z", "SYSTEM", "ORDER_SHIPPED", "ORD-1", "Order shipped, delivery due 2026-03-26.");
        var late = Record("o-2", "2026-03-20T10:00:00Z", "SYSTEM", "DELIVERY_DELAYED", "ORD-1", "New delivery date 2026-03-30.");

        Assert.All(Engine.Suggest(Request("When will my order arrive?", context: Context("en-US", "America/Denver", shipped, late))).Suggestions, suggestion => Assert.DoesNotContain("March 26", suggestion.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Refund of 412,60 EUR sent.", "41,260")]
    [InlineData("Refund of 1.234,56 EUR sent.", "23,456")]
    [InlineData("Refund sent at 14:05 GMT.", "14:5")]
    [InlineData("Refund sent at 11:30 AM.", "a.m. AM")]
    [InlineData("Refund for flight 1482 LHR sent.", "1,482")]
    public void Suggest_FigureOfAnotherForm_IsNotMisread(string summary, string not) => Assert.All(
        Engine.Suggest(Request("Where is my refund?", context: Context("en-US", "America/Denver", Record("f-1", "2026-03-10T10:00:00Z", "SYSTEM", "REFUND_ISSUED", "RF-1", summary)))).Suggestions,
        suggestion => Assert.DoesNotContain(not, suggestion.Text, StringComparison.Ordinal));

    [Fact]
    public void Suggest_WhereIsIt_ReadsOutWhatIsKnownLast()
    {
        var failed = Record("ref-2", "2026-03-20T10:00:00Z", "SYSTEM", "REFUND_REJECTED", "RF-1", "Transfer returned by the bank: account closed.");
        var issued = Record("ref-1", "2026-03-11T10:00:00Z", "SYSTEM", "REFUND_ISSUED", "RF-1", "Refund of 412.60 USD sent to card ending 3306.");

        Assert.Contains("Transfer returned by the bank: account closed", First("Where is my refund of 412.60?", [issued, failed]).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Bot, Channel.Chat)]
    [InlineData(Role.HumanAgent, Channel.Social)]
    public void Suggest_BotOrInPublic_ReadsNothingOut(Role role, Channel channel) => Assert.All(
        Engine.Suggest(Request("What time is my therapy session?", context: Context("en-US", "America/Denver", Booked), channel: channel, role: role)).Suggestions,
        suggestion => Assert.DoesNotContain("Lena Marsh", suggestion.Text, StringComparison.Ordinal));

    [Fact]
    public void Suggest_TurnAboutSomethingElse_ReadsNothingOut() =>
        Assert.DoesNotContain("Marsh", First("Can I change my address?", [Booked, Deposit]).Text, StringComparison.Ordinal);

    [Fact]
    public void Suggest_OurSideHasSaidIt_IsNotReadOutAgain() => Assert.DoesNotContain(
        "Lakeview",
        First("And what time is my therapy session?", [Booked], Agent("You're booked for physical therapy with Lena Marsh at the Lakeview clinic, on March 30 at 2:30 p.m.")).Text,
        StringComparison.Ordinal);

    [Fact]
    public void Suggest_OurSideHasToldTheStory_IsNotToldAgain()
    {
        var order = Record("ord-1", "2026-03-16T10:00:00Z", "SYSTEM", "ORDER_SHIPPED", "ORD-1", "Order shipped.", ("expected_delivery", "2026-03-20"));

        Assert.Contains("sent out on March 16", Told(order, "I'm sorry to hear that."), StringComparison.Ordinal);
        Assert.DoesNotContain("sent out on March 16", Told(order, "It left our warehouse on March 16."), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DIRECT_DEBIT_ANNOUNCED", "Direct Debit to Wessex Council Tax, 188.00 USD, due 2026-04-24.", "I was charged 64 dollars twice at the garden centre", "188")]
    [InlineData("INVOICE", "Monthly invoice for the phone.", "I was charged 64 dollars twice at the garden centre", "the invoice of")]
    [InlineData("REMINDER_SENT", "Reminder text sent.", "Where is my order, has it been delivered?", "sent out")]
    [InlineData("COMPENSATION_DUE", "Missed appointment payment of 40.00 USD due within 10 working days.", "Nobody came to the appointment, the technician did not show", "missed the visit of")]
    public void Suggest_RecordOfSomethingElse_IsNotMistakenForIt(string kind, string summary, string text, string not) =>
        Assert.All(
            Engine.Suggest(Request(text, "complaint .8", Context("en-US", "America/Denver", Record("r-1", "2026-03-16T10:00:00Z", "SYSTEM", kind, "R-1", summary, ("amount", "188.00 USD"))))).Suggestions,
            suggestion => Assert.DoesNotContain(not, suggestion.Text, StringComparison.Ordinal));

    [Fact]
    public void Suggest_TwoThingsSent_SpeaksOfTheOneThatIsMeant() => Assert.Contains(
        Engine.Suggest(Request("I am still waiting on my new card, where is my card?", context: Context(
            "en-US",
            "America/Denver",
            Record("c-1", "2026-03-16T10:00:00Z", "SYSTEM", "CARD_SENT", "C-1", "Replacement card posted."),
            Record("c-2", "2026-03-17T10:00:00Z", "SYSTEM", "PIN_SENT", "C-1", "PIN posted separately.")))).Suggestions,
        suggestion => suggestion.Text.Contains("March 16", StringComparison.Ordinal) && !suggestion.Text.Contains("PIN", StringComparison.Ordinal));

    private static string Told(Interaction order, string said) => string.Join('\n', Engine.Suggest(Request(
        "So where is my order now?", "complaint .8", Context("en-US", "America/Denver", order), before: [Customer("My order has not arrived."), Agent(said)])).Suggestions.Select(suggestion => suggestion.Text));

    private static Suggestion First(string text, Interaction[] records, params PriorTurn[] before) =>
        Engine.Suggest(Request(text, context: Context("en-US", "America/Denver", records), before: before)).Suggestions[0];
}
