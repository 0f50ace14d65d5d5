using AgentAssist.Core.Customers.Ledger;

namespace AgentAssist.Core.Customers.Merging;

/// <summary>
/// What becomes of promises that were written under one id to customers who turn out to be the same person: as with
/// <see cref="MergedInteractions"/>, equal ones become one and of different ones each is kept.
/// </summary>
public static class MergedPromises
{
    /// <summary>Unites the promises of one written id.</summary>
    /// <param name="members">All of them, with their origins as seen from the customer who stays, made in what those are called there.</param>
    /// <param name="customerId">The customer who stays.</param>
    public static IReadOnlyList<HeldPromise> Unite(IEnumerable<HeldPromise> members, string customerId)
    {
        var united = new List<HeldPromise>();
        foreach (var member in members.OrderBy(member => member.Origin, StringComparer.Ordinal))
        {
            // An empty origin, the customer's own, comes first.
            if (united.Exists(kept => HeldPromise.SameContent(kept, member)))
            {
                continue;
            }

            var isFirst = united.Count == 0;
            var id = isFirst ? member.WrittenId : MergedInteractions.Distinct(member.WrittenId, member.Origin);
            united.Add(member.Named(id, customerId, member.Promise.MadeIn) with { BaseId = isFirst ? "" : member.WrittenId });
        }

        return united;
    }
}
