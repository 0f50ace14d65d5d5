using AgentAssist.Core.Customers.Merging;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers.Ledger;

/// <summary>The promises made to one customer, in memory. Not thread-safe.</summary>
internal sealed class InMemoryLedger
{
    private readonly SortedDictionary<string, HeldPromise> _byId = new(StringComparer.Ordinal);

    public int Count => _byId.Count;

    /// <summary>Takes in what is not known yet; says whether there was anything.</summary>
    /// <param name="customerId">Whose ledger it is.</param>
    /// <param name="origin">The customer it is written to, where that one was merged into this; empty otherwise.</param>
    /// <param name="madeIn">In what all of it was made; null for what each says.</param>
    public bool Insert(IReadOnlyList<LedgerEntry> entries, string customerId, string origin, string principal, string? madeIn = null)
    {
        var before = Count;
        foreach (var entry in entries)
        {
            var id = entry.Promise.PromiseId;
            _byId.TryAdd(id, HeldPromise.Of(entry, id, customerId, origin, principal, madeIn));
        }

        return Count > before;
    }

    /// <summary>Puts what was found in an interaction in the place of what was found there before. What somebody confirmed stays.</summary>
    public void Replace(HeldInteraction interaction, IReadOnlyList<LedgerEntry> entries, string customerId, string origin, string principal)
    {
        foreach (var found in _byId.Values.Where(held => held.Promise.MadeIn == interaction.Id && !held.Promise.Confirmed).ToArray())
        {
            _byId.Remove(found.Id);
        }

        Insert(entries, customerId, origin, principal, interaction.Id);
    }

    /// <summary>What was written under this id from there, else what has it.</summary>
    public HeldPromise? Find(string id, string origin) =>
        (origin.Length > 0 ? _byId.Values.FirstOrDefault(held => held.Origin == origin && held.WrittenId == id) : null)
        ?? _byId.GetValueOrDefault(id);

    public void Put(HeldPromise held) => _byId[held.Id] = held;

    public IReadOnlyList<Promise> Shown() =>
        [.. ShownPromises.Of(_byId.Values.Select(held => new LedgerEntry(held.Promise, held.PassesAt))).Select(promise => promise.Clone())];

    public IReadOnlyList<Promise> List(string afterId, int limit) =>
    [
        .. _byId.Values.Where(held => string.CompareOrdinal(held.Id, afterId) > 0).Take(limit).Select(held => held.Promise.Clone()),
    ];

    public IEnumerable<(Promise Promise, DateTimeOffset PassesAt)> Due(DateTimeOffset from, DateTimeOffset until) => _byId.Values
        .Where(held => held.Promise.State == PromiseState.Open && held.PassesAt >= from && held.PassesAt < until)
        .Select(held => (held.Promise.Clone(), held.PassesAt!.Value));

    /// <summary>Takes in another ledger as a whole.</summary>
    /// <param name="customerId">Whose ledger this is.</param>
    /// <param name="fromId">Whose the other was.</param>
    /// <param name="renamed">The interactions of this customer that have another id since the merge.</param>
    /// <param name="renamedFrom">Those of the other.</param>
    public void Merge(
        InMemoryLedger from,
        string customerId,
        string fromId,
        IReadOnlyDictionary<string, string> renamed,
        IReadOnlyDictionary<string, string> renamedFrom)
    {
        var own = Named(_byId.Values, customerId, renamed);
        var moved = Named(from._byId.Values, customerId, renamedFrom)
            .Select(held => held with { Origin = held.Origin.Length > 0 ? held.Origin : fromId });
        _byId.Clear();
        foreach (var family in own.Select(held => (Held: held, IsOwn: true))
            .Concat(moved.Select(held => (Held: held, IsOwn: false)))
            .GroupBy(entry => entry.Held.WrittenId))
        {
            var members = family.Select(entry => entry.Held);
            var collides = family.Any(entry => entry.IsOwn) && family.Any(entry => !entry.IsOwn);
            foreach (var held in collides ? MergedPromises.Unite(members, customerId) : [.. members])
            {
                Put(held);
            }
        }
    }

    private static HeldPromise[] Named(IEnumerable<HeldPromise> promises, string customerId, IReadOnlyDictionary<string, string> renamed) =>
    [
        .. promises.Select(held => held.Named(
            held.Id, customerId, renamed.GetValueOrDefault(held.Promise.MadeIn, held.Promise.MadeIn))),
    ];
}
