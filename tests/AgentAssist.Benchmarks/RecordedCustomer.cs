using System.Globalization;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Benchmarks;

/// <summary>A customer whose records speak to the turn: a service that ended, equipment sent back, and invoices that go on.</summary>
internal static class RecordedCustomer
{
    public const string Turn =
        "This is the third time I'm explaining this. I sent your router back the day after it ended, I even paid for tracking, "
        + "and you told me I didn't. Now there's a late fee on a bill I don't owe.";

    /// <summary>The context, newest record first; behind the ten that matter come monthly invoices, paid, up to <paramref name="records"/>.</summary>
    public static CustomerContext Context(int records)
    {
        var context = new CustomerContext
        {
            Profile = new CustomerProfile { CustomerId = "cust-1", DisplayName = "Robin Vale", LanguageCode = "en-US", TimeZone = "America/Denver", CustomerSince = "2018-02-11" },
        };
        context.Interactions.AddRange(
        [
            Record("inv-2", "2026-03-22", "INVOICE", "INV-2", "Second invoice for internet service, with a late fee.", ("amount", "84.99 USD"), ("late_fee", "10.00 USD"), ("service", "SVC-1")),
            Record("sup-2", "2026-03-12", "CONTACT", "INV-1", "Customer asked why an invoice came after cancelling. Transferred twice, call dropped."),
            Record("eml-2", "2026-03-10", "EQUIPMENT_RECEIVED_NOTICE", "RMA-1", "Equipment received. Thank you."),
            Record("inv-1", "2026-03-05", "INVOICE", "INV-1", "Invoice for internet service, period from 2026-02-12.", ("amount", "74.99 USD"), ("period_start", "2026-02-12"), ("service", "SVC-1")),
            Record("sup-1", "2026-03-02", "CONTACT", "RMA-1", "Customer gave the tracking number. Agent promised that a colleague would call back by 2026-03-04.", ("promise", "call back"), ("due", "2026-03-04")),
            Record("eml-1", "2026-03-02", "EQUIPMENT_NOT_RECEIVED_NOTICE", "RMA-1", "Notice: equipment not received; a fee of 180.00 USD will be charged.", ("fee", "180.00 USD"), ("deadline", "2026-03-12")),
            Record("shp-2", "2026-02-16", "PARCEL_DELIVERED", "RMA-1", "Parcel delivered to the equipment warehouse."),
            Record("shp-1", "2026-02-12", "PARCEL_ACCEPTED", "RMA-1", "Parcel accepted with tracking, paid by the customer.", ("tracking_fee", "6.50 USD")),
            Record("box-1", "2026-02-03", "RETURN_KIT_SENT", "RMA-1", "Prepaid, addressed return box sent for the router."),
            Record("ord-1", "2026-01-31", "SERVICE_CANCELLED", "SVC-1", "Internet service cancelled, effective 2026-02-11. Balance zero.", ("effective_date", "2026-02-11"), ("balance", "0.00 USD")),
        ]);
        for (var month = 1; context.Interactions.Count < records; month++)
        {
            var day = new DateOnly(2026, 1, 5).AddMonths(-month).ToString("O", CultureInfo.InvariantCulture);
            context.Interactions.Add(Record($"paid-{month}", day, "INVOICE", $"INV-0{month}", "Invoice for internet service, paid.", ("amount", "74.99 USD"), ("service", "SVC-1")));
        }

        return context;
    }

    private static Interaction Record(string id, string day, string kind, string reference, string summary, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var record = new Interaction
        {
            InteractionId = id,
            OccurredAt = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(day + "T09:00:00Z", CultureInfo.InvariantCulture)),
            Channel = "SYSTEM",
            Kind = kind,
            Reference = reference,
            Summary = summary,
        };
        foreach (var (name, value) in facts)
        {
            record.Facts[name] = value;
        }

        return record;
    }
}
