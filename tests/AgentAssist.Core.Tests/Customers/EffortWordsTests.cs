using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Records;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Customers;

public sealed class EffortWordsTests
{
    [Theory]
    [InlineData("Customer waited 40 minutes, then hung up.", 40)]
    [InlineData("On hold for 25 min before she got through.", 25)]
    [InlineData("Caller was held for about half an hour.", 30)]
    [InlineData("After a 40-minute hold the line dropped.", 40)]
    [InlineData("Had to wait 1 hour 20 minutes in the queue.", 80)]
    [InlineData("Customer waited three days for a reply.", 3 * 24 * 60)]
    [InlineData("Told customer to wait 48 hours.", 0)]
    [InlineData("Courier waited 20 minutes at the door.", 0)]
    [InlineData("Account on hold.", 0)]
    public void Waited_Words_AreMinutes(string summary, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), EffortWords.Waited(Record("a", "2026-03-01T10:00:00Z", "PHONE", "CONTACT", "", summary)));

    [Theory]
    [InlineData("wait_minutes", "12", 720)]
    [InlineData("hold_seconds", "95", 95)]
    [InlineData("queue_time", "00:25:10", 1510)]
    [InlineData("hold_time", "25 min", 1500)]
    [InlineData("hold", "yes", 0)]
    [InlineData("wait_minutes", "1e9", 0)]
    public void Waited_Facts_AreSeconds(string name, string value, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), EffortWords.Waited(Record("a", "2026-03-01T10:00:00Z", "PHONE", "CONTACT", "", "Asked.", (name, value))));

    [Theory]
    [InlineData("Customer explained the fault for the third time.", 2)]
    [InlineData("Had to repeat everything.", 1)]
    [InlineData("Customer has called four times about this.", 3)]
    [InlineData("Customer asked where the order is.", 0)]
    [InlineData("2nd call about the invoice.", 1)]
    public void Repeats_Words_CountWhatWasSaidAgain(string summary, int repeats) =>
        Assert.Equal(repeats, EffortWords.Repeats(Record("a", "2026-03-01T10:00:00Z", "PHONE", "CONTACT", "", summary)).SoFar);

    [Fact]
    public void Count_RecordsOfOneMatter_AddUpWaitingAndKeepTheHighestCount()
    {
        var effort = Assert.Single(EffortCounter.Count(
            [
                Record("a", "2026-03-01T10:00:00Z", "PHONE", "CONTACT", "T-1", "Customer called. On hold for 25 min."),
                Record("b", "2026-03-03T10:00:00Z", "CHAT", "CONTACT", "T-1", "Customer explained it for the second time.", ("wait_minutes", "10"), ("transfers", "2")),
                Record("c", "2026-03-05T10:00:00Z", "PHONE", "CONTACT", "T-1", "Third call about this. Transferred twice."),
            ],
            Now));

        Assert.Equal((4, 2, 4, 35), (effort.Contacts, effort.Repeats, effort.Transfers, effort.WaitingDuration.ToTimeSpan().TotalMinutes));
    }

    [Theory]
    [InlineData("EMAIL", "ASKED_FOR_PROOF", "Asked for photos and receipts.", false)]
    [InlineData("EMAIL", "MAIL-IN", "Customer asks whether the money is on its way.", true)]
    [InlineData("COUNTER", "NOTE", "Applicant in person with courier slip.", true)]
    [InlineData("SMS", "LETTER", "R640 for February open, please pay by EFT.", false)]
    [InlineData("PHONE", "OUTBOUND_CALL", "Called the customer, no answer.", false)]
    [InlineData("SYSTEM", "VISIT_COMPLETED", "Outpatient visit completed.", false)]
    public void IsCustomerContact_MeaningAndChannel_Decide(string channel, string kind, string summary, bool expected) =>
        Assert.Equal(expected, ContactRecords.IsContact(
            TimelineRecord.Read(Record("a", "2026-03-01T10:00:00Z", channel, kind, "", summary), MeaningReader.Default, TimeZoneInfo.Utc)));
}
