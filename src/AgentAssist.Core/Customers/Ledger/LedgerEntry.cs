using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>A promise as it enters the ledger.</summary>
/// <param name="PassesAt">The instant at which its due time has passed; null where it has none.</param>
public sealed record LedgerEntry(Promise Promise, DateTimeOffset? PassesAt);
