using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Responding;

/// <summary>Feedback in memory. Not thread-safe.</summary>
internal sealed class InMemoryFeedback
{
    private readonly SortedDictionary<(string Tenant, string FeedbackId), Feedback> _byId = new(
        Comparer<(string Tenant, string FeedbackId)>.Create((x, y) => string.CompareOrdinal(x.Tenant, y.Tenant) is not 0 and var order
            ? order
            : string.CompareOrdinal(x.FeedbackId, y.FeedbackId)));

    /// <summary>Applies a change as a whole; gives the refused id instead where one is.</summary>
    /// <param name="owner">Whose it is where it is new; empty for whosever it is.</param>
    public (string? Refused, bool IsKnown, IReadOnlyList<Feedback> After, IReadOnlyList<string> Changed) Apply(FeedbackChange change, string owner)
    {
        var after = new List<Feedback>();
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in change.FeedbackIds)
        {
            var known = _byId.GetValueOrDefault((change.Tenant, id));
            var applied = known is not null && owner.Length > 0 && known.CustomerId != owner ? null : change.Apply(known?.Clone());
            if (applied is null)
            {
                return (id, known is not null, [], []);
            }

            applied = applied.Clone();
            applied.CustomerId = known?.CustomerId ?? owner;
            after.Add(applied);
            if (!applied.Equals(known))
            {
                changed.Add(applied.CustomerId);
            }
        }

        foreach (var feedback in after)
        {
            _byId[(change.Tenant, feedback.FeedbackId)] = feedback;
        }

        return (null, false, [.. after.Select(feedback => feedback.Clone())], [.. changed.Order(StringComparer.Ordinal)]);
    }

    public IReadOnlyList<Feedback> Shown(CustomerKey key) =>
    [
        .. Of(key)
            .Where(feedback => FeedbackStage.Of(feedback) > 0)
            .OrderByDescending(FeedbackStage.Of)
            .ThenBy(feedback => (feedback.ReceiveTime.ToDateTimeOffset(), feedback.FeedbackId), NewestFirst.Order)
            .Take(FeedbackStage.MaxShown)
            .Select(feedback => feedback.Clone()),
    ];

    public IReadOnlyList<Feedback> List(CustomerKey key, string afterId, int limit) =>
    [
        .. Of(key).Where(feedback => string.CompareOrdinal(feedback.FeedbackId, afterId) > 0).Take(limit).Select(feedback => feedback.Clone()),
    ];

    public void Move(CustomerKey from, CustomerKey into)
    {
        foreach (var feedback in Of(from))
        {
            feedback.CustomerId = into.CustomerId;
        }
    }

    public int Erase(CustomerKey key)
    {
        var ids = Of(key).Select(feedback => (key.Tenant, feedback.FeedbackId)).ToArray();
        foreach (var id in ids)
        {
            _byId.Remove(id);
        }

        return ids.Length;
    }

    private Feedback[] Of(CustomerKey key) =>
        [.. _byId.Where(entry => entry.Key.Tenant == key.Tenant && entry.Value.CustomerId == key.CustomerId).Select(entry => entry.Value)];
}
