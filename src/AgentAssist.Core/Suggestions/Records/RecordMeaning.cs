namespace AgentAssist.Core.Suggestions.Records;

/// <summary>What a record of the customer's history says happened; meanings.json holds the words.</summary>
[Flags]
internal enum RecordMeaning
{
    None = 0,
    Contacted = 1 << 0,
    NotReceived = 1 << 1,
    Received = 1 << 2,
    Delivered = 1 << 3,
    Shipped = 1 << 4,
    Delayed = 1 << 5,
    Billed = 1 << 6,
    Refunded = 1 << 7,
    Paid = 1 << 8,
    Ended = 1 << 9,
    Booked = 1 << 10,
    Ordered = 1 << 11,
    ReturnStarted = 1 << 12,
    Missed = 1 << 13,
    CalledBack = 1 << 14,
    Promised = 1 << 15,
    Fee = 1 << 16,
    Transferred = 1 << 17,
}
