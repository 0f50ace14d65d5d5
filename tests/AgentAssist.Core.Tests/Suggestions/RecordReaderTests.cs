using AgentAssist.Core.Suggestions.Records;
using AgentAssist.Core.Suggestions.Wording;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class RecordReaderTests
{
    private static readonly SpokenStyle Style = new("en-US", "America/Denver", Now);

    [Theory]
    [InlineData("SERVICE_CANCELLED", "", "Ended")]
    [InlineData("EQUIPMENT_NOT_RECEIVED_NOTICE", "", "NotReceived")]
    [InlineData("EQUIPMENT_RECEIVED_NOTICE", "", "Received")]
    [InlineData("PARCEL_DELIVERED", "", "Delivered")]
    [InlineData("CONTACT", "Customer asked why an invoice came after cancelling.", "Contacted")]
    [InlineData("CREDIT_NOTE", "", "Refunded")]
    [InlineData("XQ_17", "Subscription terminated by letter.", "Ended")]
    [InlineData("XQ_18", "Payment received, thank you.", "Paid")]
    [InlineData("XQ_19", "Something else.", "None")]
    public void Read_KindElseSummary_GivesTheMeaning(string kind, string summary, string expected)
    {
        var record = RecordReader.Default.Read(Record("a", "2026-03-01T10:00:00Z", "SYSTEM", kind, "R-1", summary), Style);

        Assert.Equal(Enum.Parse<RecordMeaning>(expected), record.Meanings);
    }

    [Fact]
    public void Read_Ending_TakesTheEffectiveDay()
    {
        var record = RecordReader.Default.Read(
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
