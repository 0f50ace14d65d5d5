using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>A promise as a ledger holds it, with where it came from.</summary>
/// <param name="Id">Its id now.</param>
/// <param name="BaseId">The id it was written under; empty where that is <paramref name="Id"/>.</param>
/// <param name="Origin">The customer it was written to; empty where that is the one who holds it.</param>
/// <param name="Promise">The promise, which names its id and its holder.</param>
/// <param name="PassesAt">The instant at which its due time has passed; null for none.</param>
/// <param name="Principal">Who wrote it.</param>
public sealed record HeldPromise(
    string Id, string BaseId, string Origin, Promise Promise, DateTimeOffset? PassesAt, string Principal)
{
    /// <summary>The id it was written under.</summary>
    public string WrittenId => BaseId.Length > 0 ? BaseId : Id;

    /// <summary>Takes in an entry.</summary>
    /// <param name="id">What it is called in this ledger.</param>
    /// <param name="madeIn">In what it was made; null for what the entry says.</param>
    public static HeldPromise Of(LedgerEntry entry, string id, string customerId, string origin, string principal, string? madeIn = null) =>
        new HeldPromise(id, "", origin, entry.Promise, entry.PassesAt, principal).Named(id, customerId, madeIn ?? entry.Promise.MadeIn);

    /// <summary>The same under other names.</summary>
    public HeldPromise Named(string id, string customerId, string madeIn)
    {
        var copy = Promise.Clone();
        (copy.PromiseId, copy.CustomerId, copy.MadeIn) = (id, customerId, madeIn);
        return this with { Id = id, Promise = copy };
    }

    /// <summary>Whether two say the same, whosever they are and under whatever id. When the due time passes follows from what they say.</summary>
    public static bool SameContent(HeldPromise one, HeldPromise other) =>
        one.Named("", "", one.Promise.MadeIn).Promise.Equals(other.Named("", "", other.Promise.MadeIn).Promise);
}
