using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>Decided gestures in memory. Not thread-safe.</summary>
internal sealed class InMemoryGoodwill
{
    private readonly List<(CustomerKey Customer, Gesture Gesture)> _decided = [];

    /// <summary>What was given since a moment.</summary>
    public GoodwillSpent Spent(CustomerKey customer, string agentId, string currency, DateTimeOffset since)
    {
        var given = _decided
            .Where(entry => entry.Customer.Tenant == customer.Tenant && Counts(entry.Gesture, currency, since))
            .ToArray();
        return new GoodwillSpent(
            given.Where(entry => entry.Customer == customer).Sum(entry => entry.Gesture.CostMicros),
            agentId.Length == 0 ? 0 : given.Where(entry => entry.Gesture.AgentId == agentId).Sum(entry => entry.Gesture.CostMicros),
            given.Sum(entry => entry.Gesture.CostMicros));
    }

    /// <summary>The limit that a booking would break; null where all hold.</summary>
    public GoodwillLimit? Exceeded(CustomerKey customer, GestureBooking booking)
    {
        var (gesture, since) = (booking.Gesture, booking.Limits.Since);
        return booking.IsGiven
            ? booking.Exceeded(
                Spent(customer, gesture.AgentId, gesture.CurrencyCode, since),
                _decided.Exists(entry => entry.Customer == customer && entry.Gesture.CatalogueId == gesture.CatalogueId
                    && Counts(entry.Gesture, entry.Gesture.CurrencyCode, since)))
            : null;
    }

    public void Add(CustomerKey customer, Gesture gesture) => _decided.Add((customer, Named(gesture, customer)));

    /// <summary>The newest decided gestures.</summary>
    public IReadOnlyList<Gesture> Shown(CustomerKey customer) =>
    [
        .. Of(customer)
            .OrderBy(gesture => (gesture.DecideTime.ToDateTimeOffset(), gesture.GestureId), NewestFirst.Order)
            .Take(GestureHistory.MaxShown)
            .Select(gesture => gesture.Clone()),
    ];

    public IReadOnlyList<Gesture> List(CustomerKey customer, string afterId, int limit) =>
    [
        .. Of(customer)
            .Where(gesture => string.CompareOrdinal(gesture.GestureId, afterId) > 0)
            .OrderBy(gesture => gesture.GestureId, StringComparer.Ordinal)
            .Take(limit)
            .Select(gesture => gesture.Clone()),
    ];

    public void Move(CustomerKey from, CustomerKey into) =>
        Replace(from, gesture => (into, Named(gesture, into)));

    /// <summary>Erases what and why; what it cost stays in the books of agent and tenant, without whom. Returns how many.</summary>
    public int Erase(CustomerKey customer) => Replace(customer, gesture => (customer with { CustomerId = "" }, new Gesture
    {
        GestureId = gesture.GestureId,
        State = gesture.State,
        CostMicros = gesture.CostMicros,
        CurrencyCode = gesture.CurrencyCode,
        AgentId = gesture.AgentId,
        DecideTime = gesture.DecideTime,
    }));

    private IEnumerable<Gesture> Of(CustomerKey customer) =>
        _decided.Where(entry => entry.Customer == customer).Select(entry => entry.Gesture);

    private int Replace(CustomerKey customer, Func<Gesture, (CustomerKey, Gesture)> replace)
    {
        var replaced = 0;
        for (var i = 0; i < _decided.Count; i++)
        {
            if (_decided[i].Customer == customer)
            {
                _decided[i] = replace(_decided[i].Gesture);
                replaced++;
            }
        }

        return replaced;
    }

    private static bool Counts(Gesture gesture, string currency, DateTimeOffset since) =>
        gesture.State == GestureState.Given && gesture.CurrencyCode == currency && gesture.DecideTime.ToDateTimeOffset() > since;

    private static Gesture Named(Gesture gesture, CustomerKey customer)
    {
        var copy = gesture.Clone();
        copy.CustomerId = customer.CustomerId;
        return copy;
    }
}
