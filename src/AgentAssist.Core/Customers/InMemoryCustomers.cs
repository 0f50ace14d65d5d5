using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>Profiles, interactions and promises in memory, and which customers were merged into which. Not thread-safe.</summary>
internal sealed class InMemoryCustomers
{
    private readonly Dictionary<CustomerKey, InMemoryCustomer> _customers = [];
    private readonly Dictionary<CustomerKey, Move> _moves = [];

    /// <param name="promises">Promises to take in where they are not known; null for none.</param>
    public (CustomerKey Key, long Version, int Changed, int Unchanged) Write(CustomerWrite write, IReadOnlyList<LedgerEntry>? promises = null)
    {
        var key = Resolve(write.Key);
        var origin = key == write.Key ? "" : write.Key.CustomerId;
        var customer = _customers.GetValueOrDefault(key) ?? new InMemoryCustomer();
        var profileChanged = write.Profile is not null && customer.Put(Named(write.Profile, key), write.Keys);
        if (write.Profile is not null)
        {
            // A profile written as a whole leaves no gaps to fill.
            foreach (var (moved, move) in Moves(key))
            {
                _moves[moved] = move with { Profile = null };
            }
        }

        var changed = 0;
        foreach (var interaction in write.Interactions)
        {
            if (customer.Put(Named(interaction, key), origin, write.Principal) is not { } held)
            {
                continue;
            }

            changed++;
            if (write.PromisesOf is { } promisesOf)
            {
                customer.Ledger.Replace(held, promisesOf(held.Interaction.Clone()), key.CustomerId, origin, write.Principal);
            }
        }

        var promised = promises is { Count: > 0 } && customer.Ledger.Insert(promises, key.CustomerId, origin, write.Principal);
        if (profileChanged || changed > 0 || promised)
        {
            customer.Version++;
            _customers[key] = customer;
        }

        return (key, customer.Version, changed, write.Interactions.Count - changed);
    }

    /// <summary>Counts up a customer's version, who need not be known before.</summary>
    public long Touch(CustomerKey key)
    {
        if (!_customers.TryGetValue(key, out var customer))
        {
            customer = _customers[key] = new InMemoryCustomer();
        }

        return ++customer.Version;
    }

    public CustomerHistory? Read(CustomerKey key, int limit)
    {
        if (_moves.TryGetValue(key, out var move))
        {
            return CustomerHistory.Moved(move.IntoId, move.Version);
        }

        return _customers.TryGetValue(key, out var customer)
            ? new(customer.Profile?.Clone(), customer.List("", after: null, limit), customer.Count, customer.Version)
            {
                Promises = customer.Ledger.Shown(),
            }
            : null;
    }

    /// <summary>What a change makes of a promise; null where it is refused.</summary>
    public (HeldPromise? After, bool IsKnown, long Version) Change(PromiseChange change)
    {
        var key = Resolve(change.Key);
        var origin = key == change.Key ? "" : change.Key.CustomerId;
        var customer = _customers.GetValueOrDefault(key) ?? new InMemoryCustomer();
        var known = customer.Ledger.Find(change.PromiseId, origin);
        if (change.Apply(known?.Promise.Clone()) is not { } applied)
        {
            return (null, known is not null, customer.Version);
        }

        var after = HeldPromise.Of(applied, known?.Id ?? change.PromiseId, key.CustomerId, known?.Origin ?? origin, change.Principal) with
        {
            BaseId = known?.BaseId ?? "",
        };
        if (known is null || !after.Promise.Equals(known.Promise) || after.PassesAt != known.PassesAt)
        {
            customer.Ledger.Put(after);
            customer.Version++;
            _customers[key] = customer;
        }

        return (after, known is not null, customer.Version);
    }

    public IReadOnlyList<Promise> ListPromises(CustomerKey key, string afterId, int limit) => Find(key)?.Ledger.List(afterId, limit) ?? [];

    public IReadOnlyList<PassingPromise> ListDue(DateTimeOffset from, DateTimeOffset until, int limit) =>
    [
        .. _customers
            .SelectMany(entry => entry.Value.Ledger.Due(from, until)
                .Select(due => new PassingPromise(entry.Key.Tenant, entry.Key.CustomerId, due.Promise, due.PassesAt)))
            .OrderBy(due => due.PassesAt)
            .ThenBy(due => due.Tenant, StringComparer.Ordinal)
            .ThenBy(due => due.CustomerId, StringComparer.Ordinal)
            .ThenBy(due => due.Promise.PromiseId, StringComparer.Ordinal)
            .Take(limit),
    ];

    public IReadOnlyList<Interaction> List(
        CustomerKey key, string reference, (DateTimeOffset OccurredAt, string InteractionId)? after, int limit) =>
        Find(key)?.List(reference, after, limit) ?? [];

    public bool Holds(CustomerKey key, string interactionId) => Find(key)?.Interactions.Any(held => held.Id == interactionId) ?? false;

    public IReadOnlyDictionary<string, IReadOnlyList<PriorVersion>> ListPriors(CustomerKey key, IReadOnlyList<string> ids) =>
        ids.Distinct(StringComparer.Ordinal)
            .Select(id => (Id: id, Priors: Find(key)?.PriorsOf(id) ?? []))
            .Where(entry => entry.Priors.Count > 0)
            .ToDictionary(entry => entry.Id, entry => entry.Priors, StringComparer.Ordinal);

    public IReadOnlyList<CustomerProfile> Find(string tenant, string key, int limit) =>
    [
        .. _customers
            .Where(entry => entry.Key.Tenant == tenant && entry.Value.Profile is not null && entry.Value.Keys.Contains(key))
            .OrderBy(entry => entry.Key.CustomerId, StringComparer.Ordinal)
            .Take(limit)
            .Select(entry => entry.Value.Profile!.Clone()),
    ];

    /// <summary>Where a customer's records are now.</summary>
    public CustomerKey Resolve(CustomerKey key) => _moves.TryGetValue(key, out var move) ? key with { CustomerId = move.IntoId } : key;

    /// <summary>The ids that lead here, in order.</summary>
    public IReadOnlyList<string> ListMerged(CustomerKey key) => [.. Moves(key).Select(entry => entry.Key.CustomerId)];

    public bool IsKnown(CustomerKey key) => _customers.ContainsKey(key);

    public (CustomerProfile? Profile, long Version, long FromVersion) Merge(CustomerKey into, CustomerKey from)
    {
        var (kept, merged) = (_customers[into], _customers[from]);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var renamedFrom = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var family in merged.Interactions.GroupBy(held => held.WrittenId).ToArray())
        {
            var own = kept.Interactions.Where(held => held.WrittenId == family.Key).ToArray();
            var moved = family.Select(held => held with { Origin = held.Origin.Length > 0 ? held.Origin : from.CustomerId });
            foreach (var replaced in own)
            {
                kept.Remove(replaced.Id);
            }

            var united = own.Length == 0
                ? moved.Select(held => held with
                {
                    Interaction = Named(held.Interaction, into),
                    Priors = [.. held.Priors.Select(prior => prior with { Interaction = Named(prior.Interaction, into) })],
                })
                : MergedInteractions.Unite(own.Concat(moved), into.CustomerId);
            var held = united.ToArray();
            Add(renamed, own.Length == 0 ? [] : MergedInteractions.Renamed(own, held));
            Add(renamedFrom, own.Length == 0 ? [] : MergedInteractions.Renamed(family, held));
            foreach (var interaction in held)
            {
                kept.Put(interaction);
            }
        }

        kept.Ledger.Merge(merged.Ledger, into.CustomerId, from.CustomerId, renamed, renamedFrom);

        kept.Keys.UnionWith(merged.Keys);
        foreach (var (key, move) in Moves(from))
        {
            _moves[key] = move with { IntoId = into.CustomerId, Profile = null };
        }

        var moving = new Move(into.CustomerId, merged.Version + 1, merged.Profile);
        _moves[from] = moving;
        _customers.Remove(from);
        kept.Profile = MergedProfile.Of(
            into.CustomerId, kept.OwnProfile, Moves(into).Select(entry => entry.Value.Profile).OfType<CustomerProfile>());
        kept.Version = Math.Max(kept.Version, merged.Version) + 1;
        return (kept.Profile?.Clone(), kept.Version, moving.Version);
    }

    /// <summary>Erases a customer and what led there; null where nothing is held.</summary>
    public InMemoryCustomer? Erase(CustomerKey key)
    {
        foreach (var (moved, _) in Moves(key))
        {
            _moves.Remove(moved);
        }

        return _customers.Remove(key, out var erased) ? erased : null;
    }

    private InMemoryCustomer? Find(CustomerKey key) => _customers.GetValueOrDefault(Resolve(key));

    private static void Add(Dictionary<string, string> ids, IEnumerable<KeyValuePair<string, string>> others)
    {
        foreach (var (then, now) in others)
        {
            ids[then] = now;
        }
    }

    private KeyValuePair<CustomerKey, Move>[] Moves(CustomerKey into) =>
    [
        .. _moves
            .Where(entry => entry.Key.Tenant == into.Tenant && entry.Value.IntoId == into.CustomerId)
            .OrderBy(entry => entry.Key.CustomerId, StringComparer.Ordinal),
    ];

    private static CustomerProfile Named(CustomerProfile profile, CustomerKey key)
    {
        var copy = profile.Clone();
        copy.CustomerId = key.CustomerId;
        return copy;
    }

    private static Interaction Named(Interaction interaction, CustomerKey key)
    {
        var copy = interaction.Clone();
        copy.CustomerId = key.CustomerId;
        return copy;
    }

    /// <param name="IntoId">Where the records are now.</param>
    /// <param name="Version">Above every version of the old record.</param>
    /// <param name="Profile">What fills the gaps of the other's profile; null for nothing.</param>
    private sealed record Move(string IntoId, long Version, CustomerProfile? Profile);
}
