namespace AgentAssist.Core.Customers.Records;

/// <summary>
/// What a record says happened. Kinds of records are an open vocabulary that differs between companies; these meanings are
/// what rules and suggestions speak of instead. Records.tsv holds the words by which each is recognised.
/// </summary>
[Flags]
internal enum RecordMeaning : long
{
    /// <summary>Nothing that is known of here.</summary>
    None = 0,

    /// <summary>The customer got in touch.</summary>
    Contacted = 1L << 0,

    /// <summary>The customer complained.</summary>
    Complained = 1L << 1,

    /// <summary>Goods or a service were ordered.</summary>
    Ordered = 1L << 2,

    /// <summary>Goods were handed to a carrier.</summary>
    Dispatched = 1L << 3,

    /// <summary>Goods reached where they were sent.</summary>
    Delivered = 1L << 4,

    /// <summary>The company confirmed that it has something.</summary>
    Received = 1L << 5,

    /// <summary>Goods are said not to be there.</summary>
    Missing = 1L << 6,

    /// <summary>A return was begun.</summary>
    ReturnStarted = 1L << 7,

    /// <summary>Something was found, replaced, recalled or sent again.</summary>
    Resent = 1L << 8,

    /// <summary>A service, contract or order was cancelled or ended, or will end on a known day.</summary>
    Ended = 1L << 9,

    /// <summary>What had ended goes on.</summary>
    Reactivated = 1L << 10,

    /// <summary>A bill was issued.</summary>
    Billed = 1L << 11,

    /// <summary>Money was taken.</summary>
    Charged = 1L << 12,

    /// <summary>A payment of the customer arrived.</summary>
    Paid = 1L << 13,

    /// <summary>A payment failed or was taken back.</summary>
    PaymentFailed = 1L << 14,

    /// <summary>Payment was demanded as overdue.</summary>
    Dunned = 1L << 15,

    /// <summary>A refund was confirmed or announced, and not yet booked.</summary>
    RefundPromised = 1L << 16,

    /// <summary>A refund was booked.</summary>
    Refunded = 1L << 17,

    /// <summary>A refund is said not to have been booked.</summary>
    NotRefunded = 1L << 18,

    /// <summary>A bill, fee or demand was taken back, or a payment was found.</summary>
    Withdrawn = 1L << 19,

    /// <summary>An appointment was made.</summary>
    AppointmentSet = 1L << 20,

    /// <summary>An appointment took place.</summary>
    AppointmentKept = 1L << 21,

    /// <summary>The company's side did not come to an appointment.</summary>
    AppointmentMissed = 1L << 22,

    /// <summary>The customer was not there, or did not come.</summary>
    CustomerAbsent = 1L << 23,

    /// <summary>An appointment was moved or called off.</summary>
    Rescheduled = 1L << 24,

    /// <summary>The customer's address was changed.</summary>
    AddressChanged = 1L << 25,

    /// <summary>An address that no longer holds was used.</summary>
    OldAddress = 1L << 26,

    /// <summary>Something was granted or said to be allowed, covered or free.</summary>
    Approved = 1L << 27,

    /// <summary>Something was refused or said not to be allowed, covered or free.</summary>
    Refused = 1L << 28,

    /// <summary>The company told the customer something.</summary>
    Told = 1L << 29,

    /// <summary>An earlier answer was reviewed, corrected or made obsolete by something new.</summary>
    Overruled = 1L << 30,

    /// <summary>Something was promised.</summary>
    Promised = 1L << 31,

    /// <summary>The company called the customer or wrote to them.</summary>
    CalledBack = 1L << 32,

    /// <summary>An error was admitted, corrected or made good.</summary>
    Resolved = 1L << 33,

    /// <summary>The customer was passed on.</summary>
    Transferred = 1L << 34,

    /// <summary>A fee was asked for.</summary>
    Fee = 1L << 35,

    /// <summary>Something is late.</summary>
    Delayed = 1L << 36,

    /// <summary>The matter was passed to somebody senior.</summary>
    Escalated = 1L << 37,

    /// <summary>Something was reserved.</summary>
    Booked = 1L << 38,
}
