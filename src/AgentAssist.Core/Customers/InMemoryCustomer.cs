using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>One customer of <see cref="InMemoryCustomers"/>. Not thread-safe.</summary>
internal sealed class InMemoryCustomer
{
    private readonly Dictionary<string, HeldInteraction> _byId = new(StringComparer.Ordinal);
    private readonly SortedList<(DateTimeOffset OccurredAt, string Id), Interaction> _newestFirst = new(NewestFirst.Order);

    /// <summary>The profile, with what merging filled in.</summary>
    public CustomerProfile? Profile { get; set; }

    /// <summary>The profile as it was written.</summary>
    public CustomerProfile? OwnProfile { get; set; }

    /// <summary>What the customer can be found by.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>What was promised to the customer.</summary>
    public InMemoryLedger Ledger { get; } = new();

    public long Version { get; set; }

    public long Count => _byId.Count;

    public IEnumerable<HeldInteraction> Interactions => _byId.Values;

    /// <summary>Writes a profile as a whole; false where nothing is other than before.</summary>
    public bool Put(CustomerProfile profile, IReadOnlyList<string> keys)
    {
        Keys.Clear();
        Keys.UnionWith(keys);
        OwnProfile = profile.Clone();
        if (profile.Equals(Profile))
        {
            return false;
        }

        Profile = profile.Clone();
        return true;
    }

    /// <summary>Writes an interaction and gives what then stands; null where nothing is other than before.</summary>
    /// <param name="origin">The customer it is written to, where that one was merged into this; empty otherwise.</param>
    public HeldInteraction? Put(Interaction interaction, string origin, string principal)
    {
        var copy = interaction.Clone();
        var known = Find(interaction.InteractionId, origin);
        if (known is null)
        {
            var added = new HeldInteraction(copy.InteractionId, "", origin, copy, principal, []);
            Put(added);
            return added;
        }

        var correction = Corrections.Apply(known.Interaction, known.Principal, known.Priors, copy, principal);
        var corrected = known with { Interaction = correction.Current, Principal = correction.Principal, Priors = correction.Priors };
        Put(corrected);
        return correction.Changed ? corrected : null;
    }

    public void Put(HeldInteraction held)
    {
        Remove(held.Id);
        held.Interaction.InteractionId = held.Id;
        _byId[held.Id] = held;
        _newestFirst.Add((held.Interaction.OccurredAt.ToDateTimeOffset(), held.Id), held.Interaction);
    }

    public void Remove(string id)
    {
        if (_byId.Remove(id, out var held))
        {
            _newestFirst.Remove((held.Interaction.OccurredAt.ToDateTimeOffset(), id));
        }
    }

    public IReadOnlyList<PriorVersion> PriorsOf(string id) => _byId.GetValueOrDefault(id)?.Priors ?? [];

    public IReadOnlyList<Interaction> List(
        string reference, (DateTimeOffset OccurredAt, string InteractionId)? after, int limit) =>
    [
        .. _newestFirst
            .Where(entry => NewestFirst.IsAfter(entry.Key, after))
            .Where(entry => reference.Length == 0 || entry.Value.Reference == reference)
            .Take(limit)
            .Select(entry => entry.Value.Clone()),
    ];

    private HeldInteraction? Find(string id, string origin) =>
        (origin.Length > 0 ? _byId.Values.FirstOrDefault(held => held.Origin == origin && held.WrittenId == id) : null)
        ?? _byId.GetValueOrDefault(id);
}
