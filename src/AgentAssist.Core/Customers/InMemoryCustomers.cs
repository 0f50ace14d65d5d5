using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>Profiles and interactions in memory. Not thread-safe.</summary>
internal sealed class InMemoryCustomers
{
    private readonly Dictionary<CustomerKey, Customer> _customers = [];

    public (long Version, int Changed, int Unchanged) Write(
        CustomerKey key, CustomerProfile? profile, IReadOnlyList<Interaction> interactions)
    {
        if (!_customers.TryGetValue(key, out var customer))
        {
            customer = new Customer();
        }

        var profileChanged = profile is not null && !profile.Equals(customer.Profile);
        if (profileChanged)
        {
            customer.Profile = profile!.Clone();
        }

        var changed = interactions.Count(customer.Put);
        if (profileChanged || changed > 0)
        {
            customer.Version++;
            _customers[key] = customer;
        }

        return (customer.Version, changed, interactions.Count - changed);
    }

    public CustomerHistory? Read(CustomerKey key, int limit) =>
        _customers.TryGetValue(key, out var customer)
            ? new(customer.Profile?.Clone(), customer.List("", after: null, limit), customer.Count, customer.Version)
            : null;

    public IReadOnlyList<Interaction> List(
        CustomerKey key, string reference, (DateTimeOffset OccurredAt, string InteractionId)? after, int limit) =>
        _customers.TryGetValue(key, out var customer) ? customer.List(reference, after, limit) : [];

    private sealed class Customer
    {
        private readonly Dictionary<string, Interaction> _byId = new(StringComparer.Ordinal);
        private readonly SortedList<(DateTimeOffset OccurredAt, string Id), Interaction> _newestFirst = new(NewestFirst.Order);

        public CustomerProfile? Profile { get; set; }

        public long Version { get; set; }

        public long Count => _byId.Count;

        /// <summary>Writes an interaction; false where it is known with the same content.</summary>
        public bool Put(Interaction interaction)
        {
            if (_byId.TryGetValue(interaction.InteractionId, out var known))
            {
                if (known.Equals(interaction))
                {
                    return false;
                }

                _newestFirst.Remove(PositionOf(known));
            }

            var copy = interaction.Clone();
            _byId[copy.InteractionId] = copy;
            _newestFirst.Add(PositionOf(copy), copy);
            return true;
        }

        public IReadOnlyList<Interaction> List(
            string reference, (DateTimeOffset OccurredAt, string InteractionId)? after, int limit) =>
        [
            .. _newestFirst
                .Where(entry => NewestFirst.IsAfter(entry.Key, after))
                .Where(entry => reference.Length == 0 || entry.Value.Reference == reference)
                .Take(limit)
                .Select(entry => entry.Value.Clone()),
        ];

        private static (DateTimeOffset OccurredAt, string Id) PositionOf(Interaction interaction) =>
            (interaction.OccurredAt.ToDateTimeOffset(), interaction.InteractionId);
    }
}
