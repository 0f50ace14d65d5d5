using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>Which promises are part of a customer's snapshot.</summary>
public static class ShownPromises
{
    /// <summary>How many at most.</summary>
    public const int Max = 100;

    /// <summary>First the open ones, the soonest due first and those without due time last; then the others. The newest first where that leaves a choice.</summary>
    public static IReadOnlyList<Promise> Of(IEnumerable<LedgerEntry> entries) =>
    [
        .. entries
            .OrderBy(entry => entry.Promise.State == PromiseState.Open ? 0 : 1)
            .ThenBy(entry => entry.Promise.State == PromiseState.Open ? PassTicks(entry.PassesAt) : 0)
            .ThenByDescending(entry => MadeTicks(entry.Promise))
            .ThenBy(entry => entry.Promise.PromiseId, StringComparer.Ordinal)
            .Take(Max)
            .Select(entry => entry.Promise),
    ];

    /// <summary>When a due time has passed, as a number to order by; behind every time for none.</summary>
    public static long PassTicks(DateTimeOffset? passesAt) => passesAt?.UtcTicks ?? long.MaxValue;

    /// <summary>When a promise was made, as a number to order by; before every time where that is not known.</summary>
    public static long MadeTicks(Promise promise) => promise.MadeTime?.ToDateTimeOffset().UtcTicks ?? 0;
}
