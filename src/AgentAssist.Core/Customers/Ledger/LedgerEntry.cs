using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>A promise as the ledger takes it in.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="PassesAt">The instant at which its due time has passed; null for none.</param>
public sealed record LedgerEntry(Promise Promise, DateTimeOffset? PassesAt);

/// <summary>An open promise whose due time passes.</summary>
/// <param name="PassesAt">When.</param>
public sealed record PassingPromise(string Tenant, string CustomerId, Promise Promise, DateTimeOffset PassesAt);
