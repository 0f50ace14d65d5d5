using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>
/// The system of record of customers: profiles and interactions. Thread-safe. Every method throws
/// <see cref="AssistException"/> with STORAGE_UNAVAILABLE when the record cannot be reached, and nothing was written
/// then; a write throws OUTCOME_UNKNOWN under the same condition as <see cref="IConversationLog"/>.
/// </summary>
public interface ICustomerStore
{
    /// <summary>
    /// Writes a profile, interactions or both, in one transaction with the request. An interaction whose id and
    /// content are known changes nothing; known with other content it is a correction. The customer's version grows by
    /// one if anything changed, and stays otherwise.
    /// </summary>
    Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the profile and the newest interactions, at most <paramref name="limit"/>, as one consistent
    /// snapshot; null when nothing is known of this customer. The cost does not grow with the length of the history.
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
    public sealed record Written(long Version, int Changed, int Unchanged, ReadOnlyMemory<byte> Response) : CustomerWriteOutcome;

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : CustomerWriteOutcome;
}

/// <summary>A consistent snapshot of what is held about a customer.</summary>
/// <param name="Profile">The profile; null when only interactions are known.</param>
/// <param name="Interactions">The newest interactions, newest first.</param>
/// <param name="InteractionCount">How many interactions are held in all.</param>
/// <param name="Version">Grows with every write to this customer; from 1.</param>
public sealed record CustomerHistory(
    CustomerProfile? Profile, IReadOnlyList<Interaction> Interactions, long InteractionCount, long Version);
