using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers;

/// <summary>Which records are contacts that the customer made, from what they mean and the channel they came by.</summary>
internal static class ContactRecords
{
    // What a company tells without being asked; a message of these is ours where nothing says that the customer wrote.
    private const RecordMeaning News = RecordMeaning.Billed | RecordMeaning.Charged | RecordMeaning.Dunned | RecordMeaning.Paid
        | RecordMeaning.Dispatched | RecordMeaning.Delivered | RecordMeaning.Received | RecordMeaning.Resent | RecordMeaning.Delayed
        | RecordMeaning.RefundPromised | RecordMeaning.Refunded | RecordMeaning.Withdrawn | RecordMeaning.Missing | RecordMeaning.Fee
        | RecordMeaning.AppointmentSet | RecordMeaning.AppointmentKept | RecordMeaning.AppointmentMissed | RecordMeaning.Rescheduled
        | RecordMeaning.Told | RecordMeaning.Approved | RecordMeaning.Refused | RecordMeaning.Promised;

    // Two people speak; unless the record is of a call of ours, the customer began.
    private static readonly HashSet<string> Live = new(StringComparer.OrdinalIgnoreCase)
    {
        "PHONE", "VOICE", "CALL", "CHAT", "VIDEO", "STORE", "BRANCH", "COUNTER",
    };

    private static readonly HashSet<string> Written = new(StringComparer.OrdinalIgnoreCase) { "SMS", "MESSAGING", "SOCIAL", "WHATSAPP" };

    public static bool IsContact(TimelineRecord record)
    {
        if (record.Is(RecordMeaning.CalledBack) && !record.IsClaim(RecordMeaning.CalledBack))
        {
            // "Customer asked again, we rang back" is a contact; a record that is a call of ours in its kind is none.
            return record.Is(RecordMeaning.Contacted) && !IsOurs(record);
        }

        return Live.Contains(record.Interaction.Channel)
            || (Written.Contains(record.Interaction.Channel) && (record.Is(RecordMeaning.Contacted) || !record.Is(News)))
            || (record.Is(RecordMeaning.Contacted) && IsTheirs(record));
    }

    // E-mails, letters and systems' notes go both ways: the words must say that the customer wrote, or the kind must and
    // nothing that we told them.
    private static bool IsTheirs(TimelineRecord record)
    {
        var told = record.SignsOfSummary();
        if (((told.Stated | told.Claimed) & RecordMeaning.Contacted) != RecordMeaning.None)
        {
            return true;
        }

        var kind = record.SignsOfKind();
        return (kind.Stated & RecordMeaning.Contacted) != RecordMeaning.None && !record.Is(RecordMeaning.Told);
    }

    private static bool IsOurs(TimelineRecord record) =>
        (record.SignsOfKind().Stated & RecordMeaning.CalledBack) != RecordMeaning.None;
}
