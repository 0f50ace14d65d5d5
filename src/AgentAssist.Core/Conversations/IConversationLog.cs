using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>
/// The system of record of conversations: an append-only event log per conversation. Thread-safe. Every method
/// throws <see cref="AssistException"/> with STORAGE_UNAVAILABLE when the record cannot be reached, and nothing was
/// written then. A write throws OUTCOME_UNKNOWN where the record went away while the write was made durable and could not be
/// asked since: it may stand or not, and is whole if it does; the same request tells.
/// </summary>
public interface IConversationLog
{
    /// <summary>
    /// Appends events if the conversation's head is still where the caller read it, and in the same transaction
    /// stores the request, the conversation's summary, the promises made in it, the interaction that records its completion, the
    /// gesture that is booked and what was learned from an answer; the sums that the booking is checked against see every booking before it, on whatever node. The write is durable
    /// when the task completes with <see cref="AppendOutcome.Appended"/>; every other outcome changed nothing.
    /// </summary>
    Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken);

    /// <summary>Finds a stored request; null when this id was never used or has been forgotten.</summary>
    Task<StoredRequest?> FindRequestAsync(RequestKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Reads events in order of revision, from <paramref name="fromRevision"/> inclusive, at most
    /// <paramref name="limit"/>. Empty when there are none, also for an unknown conversation. The first is always the one
    /// asked for: below the earliest event kept it throws HISTORY_TRIMMED, also where that was trimmed between two pages.
    /// </summary>
    Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Gets a conversation's summary as of its last event, with the earliest revision kept; null when there is none.
    /// </summary>
    Task<Conversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken);

    /// <summary>Lists conversations, the most recently started first; ties in descending order of id.</summary>
    Task<IReadOnlyList<Conversation>> ListAsync(ConversationFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Lists conversations of every tenant that are not completed and whose last event is older than
    /// <paramref name="before"/>, the oldest first.
    /// </summary>
    Task<IReadOnlyList<ConversationKey>> ListIdleAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Removes every event of at most <paramref name="limit"/> completed conversations whose last event is older than
    /// <paramref name="before"/>, the oldest first, and returns how many it trimmed. Their summaries, with earliest_revision
    /// behind the head, and the answers to requests stay; so does the order of what comes behind any cursor.
    /// </summary>
    Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Returns the cursor behind the last event of all conversations.</summary>
    Task<LogCursor> TailAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Reads events of all conversations behind a cursor. Events of one conversation come in order of revision; none
    /// is missed, also not one whose transaction commits late; at most <paramref name="limit"/>.
    /// </summary>
    Task<LogPage> ReadAfterAsync(LogCursor cursor, int limit, CancellationToken cancellationToken);
}

/// <summary>Names a conversation.</summary>
public readonly record struct ConversationKey(string Tenant, string ConversationId);

/// <summary>Names a write: request ids are unique per tenant and method.</summary>
public readonly record struct RequestKey(string Tenant, string Method, string RequestId);

/// <summary>
/// A position in the log of all conversations; opaque outside the store that issued it. The default value stands before
/// the first event.
/// </summary>
public readonly record struct LogCursor(string Value);

/// <summary>Events behind a cursor, and the cursor to go on from.</summary>
public sealed record LogPage(IReadOnlyList<StoredEvent> Events, LogCursor Next);

/// <summary>An event as stored, published and streamed: encoded once, in two views.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="Revision">Its position, from 1 without gaps.</param>
/// <param name="EventTime">When it was appended.</param>
/// <param name="Participants">The encoded <see cref="AssistEvent"/> for those who may read identifiers.</param>
/// <param name="Restricted">The encoded event for everyone else; the same memory where nothing differs.</param>
public sealed record StoredEvent(
    ConversationKey Key,
    long Revision,
    DateTimeOffset EventTime,
    ReadOnlyMemory<byte> Participants,
    ReadOnlyMemory<byte> Restricted);

/// <summary>What makes a write repeatable; stored in the transaction of the write that it names.</summary>
/// <param name="Key">The write's name.</param>
/// <param name="BodyHash">Keyed hash of the masked body, 32 bytes.</param>
/// <param name="Response">
/// Encodes the answer, given the version that the write led to: the conversation's head or the customer's version.
/// Called once, inside the transaction; must be quick and must not fail.
/// </param>
public sealed record RequestRecord(RequestKey Key, ReadOnlyMemory<byte> BodyHash, Func<long, ReadOnlyMemory<byte>> Response);

/// <summary>The stored first answer to a request.</summary>
public sealed record StoredRequest(ReadOnlyMemory<byte> BodyHash, ReadOnlyMemory<byte> Response);

/// <summary>Events to append.</summary>
/// <param name="ExpectedHead">The head that the events were made for: 0 for a new conversation.</param>
/// <param name="Events">At revisions ExpectedHead + 1, + 2 …; none where only the answer to the request is to be kept.</param>
/// <param name="Summary">The conversation after these events.</param>
/// <param name="Request">The request that the write answers; null for the server's own writes.</param>
/// <param name="History">The interaction that records a completed conversation; null otherwise.</param>
/// <param name="Principal">Who acts; recorded with the interaction.</param>
public sealed record AppendCommand(
    ConversationKey Key,
    long ExpectedHead,
    IReadOnlyList<StoredEvent> Events,
    Conversation Summary,
    RequestRecord? Request = null,
    Interaction? History = null,
    string Principal = "")
{
    /// <summary>
    /// The customer whose records the events show; null where they show none. One who was forgotten after they were read is not
    /// written down again.
    /// </summary>
    public CustomerKey? Shows { get; init; }

    /// <summary>
    /// What was promised to the summary's customer, to be written into their ledger where it is not known there; ignored where the
    /// conversation has no customer.
    /// </summary>
    public IReadOnlyList<LedgerEntry> Promises { get; init; } = [];

    /// <summary>The gesture of goodwill that these events decide; null for none. Then there is no history.</summary>
    public GestureBooking? Booking { get; init; }

    /// <summary>What the events teach about suggestions, added to the tenant's counts: see <see cref="IRankingStore"/>; null for nothing.</summary>
    public RankingLesson? Lesson { get; init; }

    /// <summary>The customer whose records the append writes to; null where it writes to none.</summary>
    public CustomerKey? WritesTo => History is not null
        ? new(Key.Tenant, History.CustomerId)
        : Booking is not null ? Booking.Customer
        : Promises.Count > 0 && Summary.CustomerId.Length > 0 ? new(Key.Tenant, Summary.CustomerId) : null;

    /// <summary>The conversation's head after this append.</summary>
    public long NewHead => ExpectedHead + Events.Count;

    /// <summary>Throws where the parts contradict each other: a fault of the caller, found before anything is written.</summary>
    /// <exception cref="InvalidOperationException">Nothing to write, a gap in revisions, or another conversation's event.</exception>
    public void ThrowIfInconsistent()
    {
        if (Events.Count == 0 && (Request is null || History is not null || Promises.Count > 0 || Lesson is not null))
        {
            throw new InvalidOperationException("An append without events carries the answer to a request and nothing else.");
        }

        if (Booking is { } booking)
        {
            if (Events.Count == 0 || ExpectedHead == 0 || History is not null)
            {
                throw new InvalidOperationException("A booking goes with the event that decides it, in a conversation that is not completed by it.");
            }

            booking.ThrowIfInconsistent(Key.Tenant);
        }

        for (var i = 0; i < Events.Count; i++)
        {
            if (Events[i].Revision != ExpectedHead + i + 1 || Events[i].Key != Key)
            {
                throw new InvalidOperationException($"Event {i} of an append behind head {ExpectedHead} is at {Events[i].Revision}, or not its own.");
            }
        }

        if (History is not null)
        {
            CustomerWrite.ThrowIfUnidentified(History, History.CustomerId);
            if (Promises.Count > 0 && Summary.CustomerId != History.CustomerId)
            {
                throw new InvalidOperationException("A conversation's promises and its history are its customer's.");
            }
        }
    }
}

/// <summary>What became of an append.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>The events are durable.</summary>
    /// <param name="Response">The encoded answer that was stored with the request; empty without one.</param>
    /// <param name="CustomerVersion">The customer's version where history, promises or a booking were given; 0 otherwise.</param>
    public sealed record Appended(ReadOnlyMemory<byte> Response, long CustomerVersion) : AppendOutcome
    {
        /// <summary>The customer whose version it is, where the one written to was merged into another; empty otherwise.</summary>
        public string MergedInto { get; init; } = "";
    }

    /// <summary>Another append came first; nothing was written.</summary>
    /// <param name="Head">The head now.</param>
    public sealed record HeadMoved(long Head) : AppendOutcome;

    /// <summary>Nothing is known any more of the customer whose records the events show; nothing was written.</summary>
    public sealed record CustomerGone : AppendOutcome;

    /// <summary>A budget does not hold the gesture that was to be booked; nothing was written.</summary>
    public sealed record LimitReached(GoodwillLimit Limit) : AppendOutcome;

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : AppendOutcome;
}

/// <summary>Which conversations to list. Empty strings and UNSPECIFIED mean no restriction.</summary>
/// <param name="After">Lists those that come after this one in the order of listing; null from the start.</param>
public sealed record ConversationFilter(
    string Tenant,
    string Queue,
    string AgentId,
    ConversationState State,
    (DateTimeOffset CreateTime, string ConversationId)? After,
    int Limit);
