using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>
/// The system of record of customers: profiles, interactions, promises and feedback. A customer whose record was merged into another is
/// that other: what is written or listed under the old id reaches it. Thread-safe. Every method throws
/// <see cref="AssistException"/> with STORAGE_UNAVAILABLE when the record cannot be reached, and nothing was written
/// then; a write throws OUTCOME_UNKNOWN under the same condition as <see cref="IConversationLog"/>.
/// </summary>
public interface ICustomerStore
{
    /// <summary>
    /// Writes a profile, interactions or both, in one transaction with the request. An interaction whose id and
    /// content are known changes nothing; known with other content it is a correction, and <see cref="Corrections"/> says
    /// which version stands. Under the id of a customer who was merged it corrects the interaction that came from there
    /// under this id, else the one of this id. The customer's version grows by one if anything changed, and stays otherwise.
    /// </summary>
    Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the profile and the newest interactions, at most <paramref name="limit"/>, as one consistent
    /// snapshot; null when nothing is known of this customer. Of one who was merged into another it gives nothing but where to
    /// look. The cost does not grow with the length of the history.
    /// </summary>
    Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Lists interactions, newest first, ties in descending order of id, after a position and at most
    /// <paramref name="limit"/>. An empty <paramref name="reference"/> means all.
    /// </summary>
    Task<IReadOnlyList<Interaction>> ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken);

    /// <summary>Whether the customer has an interaction of this id, which another one written under it would correct.</summary>
    Task<bool> HoldsInteractionAsync(CustomerKey key, string interactionId, CancellationToken cancellationToken);

    /// <summary>Finds the profiles that a key was written with, in ordinal order of their customers' ids, at most <paramref name="limit"/>.</summary>
    /// <param name="key">One of <see cref="CustomerWrite.Keys"/>.</param>
    Task<IReadOnlyList<CustomerProfile>> FindAsync(string tenant, string key, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Makes two records one, in one transaction with the request: profiles as <see cref="MergedProfile"/> says, interactions and
    /// their versions as <see cref="MergedInteractions"/> does, promises as <see cref="MergedPromises"/> does, keys, feedback and gestures
    /// all. The version then is above both before.
    /// Several merges into one record have one result in whatever order they come.
    /// </summary>
    Task<CustomerMergeOutcome> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken);

    /// <summary>Changes feedback, all of it or nothing, in one transaction with the request; the version of every customer whose feedback changed grows.</summary>
    Task<FeedbackOutcome> ChangeFeedbackAsync(FeedbackChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a promise, or writes it where it is new, in one transaction with the request; the customer's version grows if anything
    /// changed. Under the id of a customer who was merged it is the promise that came from there under this id, else the one of this id.
    /// </summary>
    Task<PromiseOutcome> ChangePromiseAsync(PromiseChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Erases a customer, in one transaction with the request and the audit entry. Nothing of them is left but their conversations
    /// as <see cref="Forgotten"/> draws them, and in the budgets of goodwill what was given, without whom. Those that ran are completed with that; whoever appends to one meanwhile
    /// finds its head moved.
    /// </summary>
    Task<CustomerForgetOutcome> ForgetAsync(CustomerForget forget, CancellationToken cancellationToken);

    /// <summary>Lists the prior versions of interactions, newest first; those without any are left out.</summary>
    /// <param name="interactionIds">At most 500.</param>
    Task<IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>>> ListPriorsAsync(
        CustomerKey key, IReadOnlyList<string> interactionIds, CancellationToken cancellationToken);

    /// <summary>Lists feedback in ordinal order of id, behind <paramref name="afterId"/> and at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Feedback>> ListFeedbackAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Lists promises in ordinal order of id, behind <paramref name="afterId"/> and at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Promise>> ListPromisesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Lists open promises of every tenant whose due time passes from <paramref name="from"/> on and before <paramref name="until"/>,
    /// the soonest first, at most <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<PassingPromise>> ListDuePromisesAsync(
        DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Lists the gestures of goodwill that were given or declined, in ordinal order of id, behind <paramref name="afterId"/> and at
    /// most <paramref name="limit"/>. They are written with the event that decides them, see <see cref="AppendCommand.Booking"/>.
    /// </summary>
    Task<IReadOnlyList<Gesture>> ListGesturesAsync(CustomerKey key, string afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Sums up what was given after <paramref name="since"/> in a currency: to a customer, by an agent and by the tenant.</summary>
    /// <param name="agentId">Empty for none.</param>
    Task<GoodwillSpent> ReadGoodwillAsync(
        CustomerKey key, string agentId, string currency, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// Lists the conversations that are bound to the customer, or to one who was merged into it, in ordinal order of id, behind
    /// <paramref name="afterId"/> and at most <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<Conversation>> ListConversationsAsync(
        CustomerKey key, string afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Lists the ids whose records were merged into this one, in ordinal order.</summary>
    Task<IReadOnlyList<string>> ListMergedAsync(CustomerKey key, CancellationToken cancellationToken);

    /// <summary>Lists the newest entries of a tenant's audit, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAuditAsync(string tenant, int limit, CancellationToken cancellationToken);
}

/// <summary>Names a customer.</summary>
public readonly record struct CustomerKey(string Tenant, string CustomerId);

/// <summary>Something to write about one customer.</summary>
/// <param name="Profile">Replaces the profile; null leaves it.</param>
/// <param name="Interactions">Interactions of this customer, each with an id and a time.</param>
/// <param name="Request">The request that the write answers; null for imports, which are idempotent by id.</param>
/// <param name="Principal">Who acts; recorded with what changes.</param>
public sealed record CustomerWrite(
    CustomerKey Key,
    CustomerProfile? Profile,
    IReadOnlyList<Interaction> Interactions,
    RequestRecord? Request = null,
    string Principal = "")
{
    /// <summary>The keys by which the profile is to be found from now on, each once; nothing without a profile.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>
    /// Finds the promises that an interaction makes; null to leave the ledger. Asked for each interaction that is new or other than
    /// before, as it then stands. What it finds takes the place of what was found there before; what somebody confirmed stays. Called
    /// inside the transaction, perhaps more than once; must be quick, must not fail or change it, and must find the same in the same one.
    /// </summary>
    public Func<Interaction, IReadOnlyList<LedgerEntry>>? PromisesOf { get; init; }

    /// <summary>Throws where an interaction is not this customer's or cannot be identified: a fault of the caller.</summary>
    /// <exception cref="InvalidOperationException">An interaction without id or time, or of another customer.</exception>
    public void ThrowIfInconsistent()
    {
        foreach (var interaction in Interactions)
        {
            ThrowIfUnidentified(interaction, Key.CustomerId);
        }
    }

    internal static void ThrowIfUnidentified(Interaction interaction, string customerId)
    {
        if (customerId.Length == 0 || interaction.InteractionId.Length == 0 || interaction.OccurredAt is null)
        {
            throw new InvalidOperationException("An interaction needs a customer, an id and a time.");
        }

        if (interaction.CustomerId != customerId)
        {
            throw new InvalidOperationException("An interaction is written to the customer it names.");
        }
    }
}

/// <summary>What became of a write about a customer.</summary>
public abstract record CustomerWriteOutcome
{
    private CustomerWriteOutcome()
    {
    }

    /// <summary>The write is durable.</summary>
    /// <param name="Version">The customer's version now.</param>
    /// <param name="Changed">How many interactions were new or corrected.</param>
    /// <param name="Unchanged">How many were known with the same content.</param>
    /// <param name="Response">The encoded answer that was stored with the request; empty without one.</param>
    public sealed record Written(long Version, int Changed, int Unchanged, ReadOnlyMemory<byte> Response) : CustomerWriteOutcome
    {
        /// <summary>The customer whose version it is, where the one written to was merged into another; empty otherwise.</summary>
        public string MergedInto { get; init; } = "";
    }

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : CustomerWriteOutcome;
}

/// <summary>A consistent snapshot of what is held about a customer.</summary>
/// <param name="Profile">The profile; null when only interactions are known.</param>
/// <param name="Interactions">The newest interactions, newest first.</param>
/// <param name="InteractionCount">How many interactions are held in all.</param>
/// <param name="Version">Grows with every write to this customer; from 1.</param>
public sealed record CustomerHistory(
    CustomerProfile? Profile, IReadOnlyList<Interaction> Interactions, long InteractionCount, long Version)
{
    /// <summary>
    /// What the customer has not been told about their feedback: first what was done with it, then what nothing was done with yet;
    /// the newest first, at most <see cref="FeedbackStage.MaxShown"/>.
    /// </summary>
    public IReadOnlyList<Feedback> Feedback { get; init; } = [];

    /// <summary>
    /// What was promised to the customer, as recorded: first the open promises, the soonest due first and those without due time last,
    /// then the others; the newest first where that leaves a choice. At most <see cref="ShownPromises.Max"/>.
    /// </summary>
    public IReadOnlyList<Promise> Promises { get; init; } = [];

    /// <summary>The gestures of goodwill that were given or declined last, newest first, at most <see cref="GestureHistory.MaxShown"/>.</summary>
    public IReadOnlyList<Gesture> Gestures { get; init; } = [];

    /// <summary>The customer whose records these are now part of; then nothing else is set. Empty where they are this one's own.</summary>
    public string MergedInto { get; init; } = "";

    /// <summary>What is read under an id that was merged into another.</summary>
    /// <param name="version">Above every version that the old record had.</param>
    public static CustomerHistory Moved(string mergedInto, long version) => new(null, [], 0, version) { MergedInto = mergedInto };
}
