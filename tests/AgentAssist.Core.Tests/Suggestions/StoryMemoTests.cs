using AgentAssist.Core.Suggestions.Records;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class StoryMemoTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 24, 14, 5, 0, TimeSpan.Zero);

    private static readonly SpokenStyle Style = new("en-US", "America/Denver", Now);

    private readonly CustomerContext _context = new()
    {
        Interactions =
        {
            Record("i1", "CONTACT", "Customer asked about the move.", 1),
            Record("i2", "CONTACT", "Customer asked again.", 3),
        },
        Findings = { new Finding { FindingId = "f1", Rule = "r", State = FindingState.Open, Confidence = 0.9, ForCustomer = "we were wrong on March 3", Between = { "i1", "i2" } } },
    };

    [Fact]
    public void Of_SameRecords_AreToldOnce() => Assert.Same(StoryMemo.Of(_context, Style), StoryMemo.Of(_context, new SpokenStyle("en", "America/Denver", Now.AddHours(1))));

    [Fact]
    public void Of_AnotherRecord_IsTold() => ToldAnew(() => _context.Interactions.Add(Record("i3", "INVOICE", "Second invoice.", 5)));

    [Fact]
    public void Of_RecordWithOtherWords_IsTold() => ToldAnew(() => _context.Interactions[0].Summary = "[REDACTED]");

    [Fact]
    public void Of_RecordInAnothersPlace_IsTold() => ToldAnew(() => _context.Interactions[1] = Record("i4", "REFUND", "Refund issued.", 4));

    [Fact]
    public void Of_SettledFinding_IsToldNoMore()
    {
        Assert.Contains(StoryMemo.Of(_context, Style).Stories, told => told.Story.Text.StartsWith("we were wrong", StringComparison.Ordinal));

        _context.Findings[0].State = FindingState.Resolved;
        Assert.DoesNotContain(StoryMemo.Of(_context, Style).Stories, told => told.Story.Text.StartsWith("we were wrong", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_FindingTakenAway_IsTold() => ToldAnew(() => _context.Findings.Clear());

    [Theory]
    [InlineData("en-GB", "America/Denver", 0)]
    [InlineData("en-US", "Asia/Tokyo", 0)]
    [InlineData("en-US", null, 0)]
    [InlineData("en-US", "America/Denver", 1)]
    public void Of_AnotherWayToSayDays_IsTold(string language, string? zone, int days)
    {
        var told = StoryMemo.Of(_context, Style);

        Assert.NotSame(told, StoryMemo.Of(_context, new SpokenStyle(language, zone, Now.AddDays(days))));
    }

    // Money that we paid, a debit that is only announced, and what a parcel became since.
    [Theory]
    [InlineData("PAYMENT_ISSUED", "Payment of 90.00 USD to Harlan Collision.", "received your payment")]
    [InlineData("DIRECT_DEBIT_ANNOUNCED", "Next payment of 34.00 USD scheduled for 2026-05-11.", "charge of")]
    [InlineData("COMPENSATION_DUE", "Missed appointment payment of 40.00 USD due within 10 working days.", "missed the visit")]
    [InlineData("REMINDER_SENT", "Reminder text sent.", "sent out")]
    [InlineData("BILLING_FLAG", "Auto-renewal still on although the subscription is cancelled.", "ended")]
    public void Of_RecordOfSomethingElse_TellsNoSuchStory(string kind, string summary, string not)
    {
        var record = Record("x1", kind, summary, 5);
        record.Facts["amount"] = "90.00 USD";

        Assert.DoesNotContain(StoryMemo.Of(new CustomerContext { Interactions = { record } }, Style).Stories, told => told.Story.Text.Contains(not, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INVOICE", "Invoice for internet service.", true)]
    [InlineData("FINAL_BILL", "Final bill: credit of 163.75 USD.", false)]
    public void Of_BillAfterTheEnd_IsOurFaultUnlessItIsTheLast(string kind, string summary, bool fault)
    {
        CustomerContext context = new() { Interactions = { Record("e1", "ACCOUNT_CLOSED", "Internet service closed.", 2), Record("b1", kind, summary, 12) } };

        Assert.Equal(fault, StoryMemo.Of(context, Style).Stories.Any(told => told.Story.Condition == "record:billed-after-end"));
    }

    [Fact]
    public void Of_ChargeForAnotherOrder_IsNoFaultOfOurs()
    {
        var other = Record("c2", "CARD_CHARGED", "Card charged 40.00 USD for order ORD-2.", 5);
        other.Reference = "ORD-2";

        Assert.DoesNotContain(StoryMemo.Of(new CustomerContext { Interactions = { Record("c1", "ORDER_CANCELLED", "Order cancelled.", 1), other } }, Style).Stories, told => told.Story.OurFault);
    }

    [Fact]
    public void Of_ParcelThatWasLostSince_IsNotOnItsWay()
    {
        CustomerContext context = new() { Interactions = { Record("d1", "PARCEL_DISPATCHED", "Handed to the carrier.", 3) } };
        Assert.Contains(StoryMemo.Of(context, Style).Stories, told => told.Story.Condition == "record:shipped");

        context.Interactions.Add(Record("d2", "TRACE_RESULT", "Depot searched, parcel not found, treated as lost.", 10));
        Assert.DoesNotContain(StoryMemo.Of(context, Style).Stories, told => told.Story.Condition == "record:shipped");
    }

    private void ToldAnew(Action change)
    {
        var told = StoryMemo.Of(_context, Style);
        change();
        Assert.NotSame(told, StoryMemo.Of(_context, Style));
        Assert.Equal(_context.Interactions.Count, StoryMemo.Of(_context, Style).Records.Count);
    }

    private static Interaction Record(string id, string kind, string summary, int day) => new()
    {
        InteractionId = id,
        Kind = kind,
        Summary = summary,
        Reference = "SVC-1",
        OccurredAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, day, 9, 0, 0, TimeSpan.Zero)),
    };
}
