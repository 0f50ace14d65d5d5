using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Forgetting;

/// <summary>A customer to erase.</summary>
/// <param name="Key">Who; where this one was merged into another, that other, who is the same person.</param>
/// <param name="Subject">A keyed hash that stands for the customer in the audit.</param>
/// <param name="Request">What the erasure is named by; its answer is drawn by <see cref="Answer"/>, not by its own function.</param>
/// <param name="Principal">Who acts.</param>
public sealed record CustomerForget(CustomerKey Key, string Subject, RequestRecord? Request = null, string Principal = "")
{
    /// <summary>What the audit calls it.</summary>
    public const string Action = "forget_customer";

    /// <summary>Encodes the answer.</summary>
    public static ReadOnlyMemory<byte> Answer(IReadOnlyDictionary<string, long> counts)
    {
        var response = new ForgetCustomerResponse();
        foreach (var (kind, count) in counts)
        {
            response.ErasedCounts[kind] = count;
        }

        return MessageBytes.Deterministic(response);
    }
}

/// <summary>Kinds of records as counts name them.</summary>
public static class ErasedKinds
{
    /// <summary>Profiles.</summary>
    public const string Profiles = "profiles";

    /// <summary>Interactions.</summary>
    public const string Interactions = "interactions";

    /// <summary>Prior versions of interactions.</summary>
    public const string InteractionVersions = "interaction_versions";

    /// <summary>Keys by which the customer could be found.</summary>
    public const string Keys = "keys";

    /// <summary>Promises.</summary>
    public const string Promises = "promises";

    /// <summary>Feedback.</summary>
    public const string Feedback = "feedback";

    /// <summary>Gestures of goodwill; what they cost stays in the books, without whom.</summary>
    public const string Gestures = "gestures";

    /// <summary>Ids that led here since their records were merged.</summary>
    public const string Merges = "merges";

    /// <summary>Conversations.</summary>
    public const string Conversations = "conversations";

    /// <summary>Events whose content was withheld for ever.</summary>
    public const string Events = "events";

    /// <summary>Stored answers to requests.</summary>
    public const string Requests = "requests";
}

/// <summary>What became of an erasure.</summary>
public abstract record CustomerForgetOutcome
{
    private CustomerForgetOutcome()
    {
    }

    /// <summary>The customer is erased.</summary>
    /// <param name="Counts">How many records of each kind.</param>
    /// <param name="Ended">The last events of the conversations that ran until then, each behind its conversation's head before.</param>
    /// <param name="Keys">Everyone whose id led to this customer, whose cached copies must go.</param>
    public sealed record Forgotten(
        IReadOnlyDictionary<string, long> Counts, IReadOnlyList<StoredEvent> Ended, IReadOnlyList<CustomerKey> Keys) : CustomerForgetOutcome;

    /// <summary>Nothing is held about this customer; nothing was written.</summary>
    public sealed record Unknown : CustomerForgetOutcome;

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : CustomerForgetOutcome;
}

/// <summary>An entry of the audit. Names no customer.</summary>
/// <param name="Time">When.</param>
/// <param name="RequestId">The request that asked for it; with the time what tells entries apart.</param>
/// <param name="Principal">Who acted.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">A keyed hash of whom it was done to.</param>
/// <param name="Counts">How many records of each kind.</param>
public sealed record AuditEntry(
    DateTimeOffset Time, string RequestId, string Principal, string Action, string Subject, IReadOnlyDictionary<string, long> Counts);
