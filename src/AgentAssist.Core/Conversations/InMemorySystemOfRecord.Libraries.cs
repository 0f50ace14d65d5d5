using AgentAssist.Core.Suggestions.Shelf;

namespace AgentAssist.Core.Conversations;

/// <content>Tenants' reply libraries.</content>
public sealed partial class InMemorySystemOfRecord
{
    private readonly Dictionary<string, StoredLibrary> _libraries = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<StoredLibrary?> ReadLibraryAsync(string tenant, CancellationToken cancellationToken) =>
        Locked(() => _libraries.GetValueOrDefault(tenant) is { } stored ? stored with { Library = stored.Library.Clone() } : null, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> ListLibraryEditionsAsync(CancellationToken cancellationToken) =>
        Locked<IReadOnlyDictionary<string, long>>(
            () => _libraries.ToDictionary(entry => entry.Key, entry => entry.Value.Edition, StringComparer.Ordinal), cancellationToken);

    /// <inheritdoc/>
    public Task<LibraryOutcome> PutLibraryAsync(LibraryWrite write, CancellationToken cancellationToken) => Locked<LibraryOutcome>(() =>
    {
        if (_requests.Find(write.Request) is { } first)
        {
            return new LibraryOutcome.Repeated(first);
        }

        var known = _libraries.GetValueOrDefault(write.Tenant);
        if (known is null ? !write.IsFirst : known.Library.Version != write.BaseVersion)
        {
            return new LibraryOutcome.Stale(known?.Library.Version ?? "");
        }

        var edition = (known?.Edition ?? 0) + 1;
        _libraries[write.Tenant] = new StoredLibrary(write.Library.Clone(), edition);
        _requests.Store(write.Request, edition);
        return new LibraryOutcome.Written(edition);
    }, cancellationToken);
}
