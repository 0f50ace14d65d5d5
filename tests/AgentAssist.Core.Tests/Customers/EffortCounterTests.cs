using AgentAssist.Core.Customers;
using AgentAssist.Core.Tests.Suggestions;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Customers;

public sealed class EffortCounterTests
{
    [Fact]
    public void Count_ReturnedEquipment_KeepsServiceAndReturnApart()
    {
        var efforts = EffortCounter.Count(ReturnedEquipment.Context.Interactions, Now);

        var service = efforts.Single(e => e.Reference == "SVC-88120");
        Assert.Equal(3, service.Contacts);
        Assert.Equal(2, service.Transfers);
        Assert.Equal(["ord-1", "sup-2"], service.InteractionIds);
        Assert.Equal(52, service.OpenDays);
        var equipment = efforts.Single(e => e.Reference == "RMA-20931");
        Assert.Equal(2, equipment.Contacts);
        Assert.Equal(["sup-1"], equipment.InteractionIds);
    }

    [Fact]
    public void Count_NoticesAndInvoices_AreNotContacts()
    {
        var efforts = EffortCounter.Count(
            [
                Record("a", "2026-03-01T10:00:00Z", "EMAIL", "INVOICE", "I-1", "Invoice."),
                Record("b", "2026-03-02T10:00:00Z", "SYSTEM", "PARCEL_DELIVERED", "P-1", "Delivered."),
                Record("c", "2026-03-03T10:00:00Z", "PHONE", "OUTBOUND_CALL", "I-1", "Called the customer."),
            ],
            Now);

        Assert.Empty(efforts);
    }

    [Theory]
    [InlineData("I am still getting invoices", 3)]
    [InlineData("where is my tracking number", 2)]
    [InlineData("this is ridiculous", 3)]
    public void ContactsAboutThis_WordsOfTheMatter_Decide(string text, int expected)
    {
        Assert.Equal(expected, EffortCounter.ContactsAboutThis(ReturnedEquipment.Context, text));
    }

    [Fact]
    public void ContactsAboutThis_NoHistory_IsThisContactOnly()
    {
        Assert.Equal(1, EffortCounter.ContactsAboutThis(new CustomerContext(), "hello"));
    }
}
