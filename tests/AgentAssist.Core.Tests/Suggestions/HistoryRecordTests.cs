using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Records;
using AgentAssist.Core.Suggestions.Wording;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class HistoryRecordTests
{
    private static readonly SpokenStyle Style = new("en-US", "America/Denver", Now);

    [Theory]
    [InlineData("SERVICE_CANCELLED", "", "Ended")]
    [InlineData("EQUIPMENT_NOT_RECEIVED_NOTICE", "", "Missing")]
    [InlineData("EQUIPMENT_RECEIVED_NOTICE", "", "Received")]
    [InlineData("PARCEL_DELIVERED", "", "Delivered")]
    [InlineData("CONTACT", "Customer asked why an invoice came after cancelling.", "Contacted")]
    [InlineData("CREDIT_NOTE", "", "Refunded")]
    [InlineData("XQ_17", "Subscription terminated by letter.", "Ended")]
    [InlineData("XQ_18", "Payment received, thank you.", "Paid")]
    [InlineData("CANCELLATION_RECEIVED", "Member gave notice. One month's notice applies, membership ends 2026-04-02.", "Ended")]
    public void Read_WhatTheRecordSays_IsAmongItsMeanings(string kind, string summary, string expected) =>
        Assert.True(Read(kind, summary).Is(Enum.Parse<RecordMeaning>(expected)));

    // What would be said to the customer as a fact, and is none.
    [Theory]
    [InlineData("BILLING_FLAG", "Auto-renewal still on in the payment processor although the subscription is cancelled.", "Ended")]
    [InlineData("BOOKING_CONFIRMED", "Round trip Portland to Denver, outbound 2026-04-29, paid 412.60 USD with card ending 3306.", "Ended")]
    [InlineData("END_OF_FIX_NOTICE", "Notice that the fixed tariff ends on 2026-03-31 and the account moves to the standard variable tariff.", "Ended")]
    [InlineData("BOOKING_CONFIRMED", "King room, 2026-02-20 to 2026-02-22, 418.00 USD. Free cancellation until 2026-02-18.", "Ended")]
    [InlineData("REMINDER_SENT", "Reminder text sent for 2026-03-31 at 09:40. Cancellation within 24 hours costs 40.00 USD.", "Dispatched")]
    [InlineData("VISIT_COMPLETED", "Modem replaced. Line test passed at 11:00.", "Contacted")]
    [InlineData("VISIT_RESCHEDULED", "Earlier job overran, technician could not reach the address.", "Contacted")]
    [InlineData("REFUND_REJECTED", "Refund returned by the card issuer: account closed. Funds held by the airline.", "Refunded")]
    [InlineData("REFUND_QUEUED", "Batch refund held: waiting for funds from the event organizer. No new date.", "Refunded")]
    [InlineData("XQ_19", "Something else.", "Contacted")]
    public void Read_WhatTheRecordDoesNotSay_IsNotAmongThem(string kind, string summary, string not) =>
        Assert.False(Read(kind, summary).Is(Enum.Parse<RecordMeaning>(not)));

    [Fact]
    public void Read_Ending_TakesTheEffectiveDay()
    {
        var record = HistoryRecord.Read(
            Record("a", "2026-01-31T10:12:00Z", "PHONE", "SERVICE_CANCELLED", "S", "Cancelled.", ("effective_date", "2026-02-11")), Style);

        Assert.Equal(new DateOnly(2026, 2, 11), record.Day);
    }

    [Theory]
    [InlineData("en-US", "America/Denver", "March 5 and 22", "by 11 a.m. today")]
    [InlineData("en-GB", "Europe/London", "5 and 22 March", "by 4:30 pm today")]
    [InlineData("en-GB", "Pacific/Auckland", "5 and 22 March", "by 11 am today")]
    [InlineData("en-GB", "Asia/Kolkata", "5 and 22 March", "by 11 am tomorrow")]
    public void SpokenStyle_Locale_SaysDatesAsPeopleDo(string language, string zone, string days, string by)
    {
        var style = new SpokenStyle(language, zone, Now);

        Assert.Equal(days, style.Days([new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 22)]));
        Assert.Equal(by, style.By(AgentAssist.Core.Suggestions.Policy.PolicyBook.Default.Hours.After(style.LocalNow, 120)));
    }

    private static HistoryRecord Read(string kind, string summary) =>
        HistoryRecord.Read(Record("a", "2026-03-01T10:00:00Z", "SYSTEM", kind, "R-1", summary), Style);

    [Theory]
    [InlineData("74.99 USD", "$74.99")]
    [InlineData("180.00 USD", "$180")]
    [InlineData("1250.50 GBP", "£1,250.50")]
    [InlineData("12.00 CHF", "12 CHF")]
    [InlineData("a lot", null)]
    public void Money_AmountWithCurrency_IsSaidAsPeopleDo(string text, string? expected)
    {
        Assert.Equal(expected, SpokenStyle.Money(text));
    }
}
