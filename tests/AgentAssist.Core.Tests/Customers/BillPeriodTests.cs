using System.Globalization;
using AgentAssist.Core.Customers.Contradictions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>For which time a bill is, and which address a record used.</summary>
public sealed class BillPeriodTests
{
    [Theory]
    [InlineData("Invoice for the period 2026-02-12 to 2026-03-11.", "2026-02-12 2026-03-11")]
    [InlineData("Invoice for internet service, period from 2026-02-12.", "2026-02-12 2026-03-11")]
    [InlineData("Bill 1 to 31 January.", "2026-01-01 2026-01-31")]
    [InlineData("Statement for February.", "2026-02-01 2026-02-28")]
    [InlineData("Invoice issued on 5 March.", "")]
    [InlineData("Invoice.", "")]
    public void Of_Summary_IsThePeriodThatItNames(string summary, string expected) => Assert.Equal(expected, Say(BillPeriod.Of(Bill(summary))));

    [Fact]
    public void Of_Facts_CountBeforeTheSummary() =>
        Assert.Equal("2026-02-12 2026-03-11", Say(BillPeriod.Of(Bill("Statement for January.", ("period_start", "2026-02-12"), ("period_end", "2026-03-11")))));

    [Theory]
    [InlineData("INVOICE", "Final invoice, usage up to 2026-02-11.", true)]
    [InlineData("FINAL_BILL", "Bill sent.", true)]
    [InlineData("INVOICE", "Second invoice for internet service.", false)]
    public void IsClosing_WordsOfKindOrSummary_Decide(string kind, string summary, bool expected) =>
        Assert.Equal(expected, BillPeriod.IsClosing(Read("x", kind, summary)));

    [Theory]
    [InlineData("Card posted to 12 Mill Lane.", true)]
    [InlineData("Card posted to 40 Oak Road.", false)]
    [InlineData("Card posted.", false)]
    [InlineData("Card posted to the old address.", true)]
    public void UsesOld_WhereItWent_Decides(string summary, bool expected)
    {
        var changed = Read("a", "ADDRESS_CHANGED", "Address changed from 12 Mill Lane to 40 Oak Road.");

        Assert.Equal(expected, RecordAddress.UsesOld(changed, Read("b", "CARD_SENT", summary)));
    }

    [Fact]
    public void UsesOld_ChangeHoldsFromALaterDay_OldOneIsStillRight()
    {
        var changed = Read("a", "ADDRESS_CHANGED", "Address changed from 12 Mill Lane to 40 Oak Road.", ("effective", "2026-06-01"));

        Assert.False(RecordAddress.UsesOld(changed, Read("b", "CARD_SENT", "Card posted to 12 Mill Lane.")));
    }

    private static TimelineRecord Bill(string summary, params (string Name, string Value)[] facts) => Read("bill", "INVOICE", summary, facts);

    private static TimelineRecord Read(string id, string kind, string summary, params (string Name, string Value)[] facts)
    {
        Interaction record = Record(id, "2026-03-05T10:00:00Z", "EMAIL", kind, "REF-1", summary, facts);
        return TimelineRecord.Read(record, MeaningReader.Default, TimeZoneInfo.Utc);
    }

    private static string Say((DateOnly Start, DateOnly End)? period) => period is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.Start:yyyy-MM-dd} {known.End:yyyy-MM-dd}")
        : "";
}
