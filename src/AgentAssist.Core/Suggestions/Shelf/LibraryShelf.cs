using System.Collections.Concurrent;

namespace AgentAssist.Core.Suggestions.Shelf;

/// <summary>
/// The engine of each tenant that this node serves, over the library that the tenant has put in force, or the shipped one. Another
/// node's library is taken up when <see cref="RefreshAsync"/> runs next. Thread-safe.
/// </summary>
public sealed class LibraryShelf
{
    // A tenant that was not served for so long is read again when it comes back.
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    private readonly SuggestionEngine _shipped = new(ReplyLibrary.Default);
    private readonly ILibraryStore _store;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Entry> _tenants = new(StringComparer.Ordinal);

    internal LibraryShelf(ILibraryStore store, TimeProvider time) => (_store, _time) = (store, time);

    /// <summary>How often <see cref="RefreshAsync"/> is to be called.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The engine over the shipped library.</summary>
    internal SuggestionEngine Shipped => _shipped;

    /// <summary>Takes up what tenants have put in force through other nodes. Returns how many libraries changed.</summary>
    /// <exception cref="AssistException">STORAGE_UNAVAILABLE, OVERLOADED; what was in force here stays.</exception>
    public async Task<int> RefreshAsync(CancellationToken cancellationToken)
    {
        var editions = await _store.ListLibraryEditionsAsync(cancellationToken);
        var changed = 0;
        foreach (var (tenant, entry) in _tenants)
        {
            if (_time.GetUtcNow() - entry.LastUse > Idle)
            {
                _tenants.TryRemove(KeyValuePair.Create(tenant, entry));
            }
            else if (editions.GetValueOrDefault(tenant) != entry.Edition)
            {
                var lastUse = entry.LastUse;
                Take(tenant, await ReadAsync(tenant, cancellationToken)).LastUse = lastUse;
                changed++;
            }
        }

        return changed;
    }

    /// <summary>
    /// The engine of a tenant. Where the record cannot be read the shipped library speaks, because a turn never waits for words; the
    /// next refresh tries again.
    /// </summary>
    internal async ValueTask<SuggestionEngine> ForAsync(string tenant, CancellationToken cancellationToken)
    {
        if (!_tenants.TryGetValue(tenant, out var entry))
        {
            entry = Take(tenant, await FirstAsync(tenant, cancellationToken));
        }

        entry.LastUse = _time.GetUtcNow();
        return entry.Engine;
    }

    /// <summary>The library of a tenant that is served here; the shipped one for any other.</summary>
    internal ReplyLibrary LibraryOf(string tenant) => _tenants.TryGetValue(tenant, out var entry) ? entry.Engine.Library : _shipped.Library;

    /// <summary>Puts a library in force here at once.</summary>
    internal void Take(string tenant, ReplyLibrary library, long edition) => Take(tenant, new Entry(new SuggestionEngine(library), edition));

    private async Task<Entry> FirstAsync(string tenant, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(tenant, cancellationToken);
        }
        catch (AssistException)
        {
            return new Entry(_shipped, -1);
        }
    }

    private async Task<Entry> ReadAsync(string tenant, CancellationToken cancellationToken) =>
        await _store.ReadLibraryAsync(tenant, cancellationToken) is { } stored ? Open(stored) : new Entry(_shipped, 0);

    // What this version of the program cannot speak from, a newer one may have written.
    private Entry Open(StoredLibrary stored)
    {
        try
        {
            return new Entry(new SuggestionEngine(ReplyLibrary.Create(stored.Library)), stored.Edition);
        }
        catch (ReplyLibraryException)
        {
            return new Entry(_shipped, stored.Edition);
        }
    }

    // Never back to an older edition, whoever read it first.
    private Entry Take(string tenant, Entry entry)
    {
        entry.LastUse = _time.GetUtcNow();
        return _tenants.AddOrUpdate(tenant, entry, (_, known) => known.Edition > entry.Edition ? known : entry);
    }

    private sealed class Entry(SuggestionEngine engine, long edition)
    {
        private long _lastUse;

        public SuggestionEngine Engine => engine;

        /// <summary>The edition that the engine speaks from: 0 for the shipped library, −1 where nobody could say.</summary>
        public long Edition => edition;

        public DateTimeOffset LastUse
        {
            get => new(Interlocked.Read(ref _lastUse), TimeSpan.Zero);
            set => Interlocked.Exchange(ref _lastUse, value.UtcTicks);
        }
    }
}
