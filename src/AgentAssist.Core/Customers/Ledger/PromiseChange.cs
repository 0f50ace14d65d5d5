using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>Something to change about one promise.</summary>
/// <param name="Key">To whom it was made.</param>
/// <param name="PromiseId">Which; new or known.</param>
/// <param name="Apply">
/// Draws what is to be stored from what is, null where nothing is; returns null to refuse. Its ids stay what they are whatever it
/// draws. Called inside the transaction, perhaps more than once; must be quick, must not fail and must not change its argument.
/// </param>
/// <param name="Request">What the change is named by; its answer is the promise as it then stands, not what its own function draws.</param>
/// <param name="Principal">Who acts; recorded with what changes.</param>
public sealed record PromiseChange(
    CustomerKey Key, string PromiseId, Func<Promise?, LedgerEntry?> Apply, RequestRecord? Request, string Principal);

/// <summary>What became of a change about a promise.</summary>
public abstract record PromiseOutcome
{
    private PromiseOutcome()
    {
    }

    /// <summary>The change is durable.</summary>
    /// <param name="Promise">The promise as it stands now, with the customer who holds it now.</param>
    /// <param name="Version">That customer's version now; the one of before where nothing is other than before.</param>
    public sealed record Written(Promise Promise, long Version) : PromiseOutcome;

    /// <summary>The promise cannot be changed so; nothing was written.</summary>
    /// <param name="IsKnown">Whether there is a promise of this id.</param>
    public sealed record Refused(bool IsKnown) : PromiseOutcome;

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : PromiseOutcome;
}
