using AgentAssist.Core.Customers;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>The case that must work: a cancelled service, returned equipment, invoices that go on.</summary>
internal static class ReturnedEquipment
{
    public const string First = "I am STILL getting invoices from you people. I cancelled in January.";

    public const string Second =
        "Seriously? This is the third time I'm explaining this. I sent your router back the day after it ended, I even PAID for "
        + "tracking, and you told me I didn't. Now there's a late fee on a bill I don't owe. That's just not fair.";

    public const string Third = "And nobody ever called me back like you said.";

    public const string FirstMarks = "anger .6, complaint .9, sentiment -.6";
    public const string SecondMarks = "anger .7, effort .9, fairness .9, complaint .95, sentiment -.8";
    public const string ThirdMarks = "anger .5, promise-broken .9, complaint .8, sentiment -.5";

    public static CustomerContext Context { get; } = Create();

    private static CustomerContext Create()
    {
        var context = new CustomerContext
        {
            Profile = new CustomerProfile
            {
                CustomerId = "cust-4471",
                DisplayName = "Blair Morgan",
                LanguageCode = "en-US",
                TimeZone = "America/Denver",
                CustomerSince = "2018-02-11",
            },
        };
        context.Interactions.AddRange(
        [
            Record("inv-2", "2026-03-22T07:00:00Z", "EMAIL", "INVOICE", "INV-5530391", "Second invoice for internet service, with a late fee.", ("amount", "84.99 USD"), ("late_fee", "10.00 USD"), ("service", "SVC-88120")),
            Record("sup-2", "2026-03-12T20:10:00Z", "PHONE", "CONTACT", "INV-5530017", "Customer asked why an invoice came after cancelling. Transferred twice, call dropped."),
            Record("eml-2", "2026-03-10T09:20:00Z", "EMAIL", "EQUIPMENT_RECEIVED_NOTICE", "RMA-20931", "Equipment received. Thank you."),
            Record("inv-1", "2026-03-05T07:00:00Z", "EMAIL", "INVOICE", "INV-5530017", "Invoice for internet service, period from 2026-02-12.", ("amount", "74.99 USD"), ("period_start", "2026-02-12"), ("service", "SVC-88120")),
            Record("sup-1", "2026-03-02T18:30:00Z", "CHAT", "CONTACT", "RMA-20931", "Customer gave the tracking number. Agent promised that a colleague would call back by 2026-03-04.", ("promise", "call back"), ("due", "2026-03-04")),
            Record("eml-1", "2026-03-02T08:15:00Z", "EMAIL", "EQUIPMENT_NOT_RECEIVED_NOTICE", "RMA-20931", "Notice: equipment not received; a fee of 180.00 USD will be charged unless it is returned by 2026-03-12.", ("fee", "180.00 USD"), ("deadline", "2026-03-12")),
            Record("shp-2", "2026-02-16T11:02:00Z", "SYSTEM", "PARCEL_DELIVERED", "RMA-20931", "Parcel delivered to the equipment warehouse, signed for by K. Dunn."),
            Record("shp-1", "2026-02-12T16:40:00Z", "SYSTEM", "PARCEL_ACCEPTED", "RMA-20931", "Parcel accepted with tracking, paid by the customer.", ("tracking_fee", "6.50 USD")),
            Record("box-1", "2026-02-03T09:00:00Z", "MAIL", "RETURN_KIT_SENT", "RMA-20931", "Prepaid, addressed return box sent for the router."),
            Record("ord-1", "2026-01-31T10:12:00Z", "PHONE", "SERVICE_CANCELLED", "SVC-88120", "Internet service cancelled at the end of the billing cycle, effective 2026-02-11. Balance zero.", ("effective_date", "2026-02-11"), ("balance", "0.00 USD")),
        ]);
        context.Effort.AddRange(EffortCounter.Count(context.Interactions, Now));
        return context;
    }
}
