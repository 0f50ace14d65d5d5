using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.Storage.Libraries;

namespace AgentAssist.Storage;

/// <content>Tenants' reply libraries.</content>
internal sealed partial class SqlSystemOfRecord
{
    /// <inheritdoc/>
    public Task<StoredLibrary?> ReadLibraryAsync(string tenant, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => LibraryReads.ReadAsync(connection, tenant, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> ListLibraryEditionsAsync(CancellationToken cancellationToken) =>
        ReadAsync(LibraryReads.ListEditionsAsync, cancellationToken);

    /// <inheritdoc/>
    public Task<LibraryOutcome> PutLibraryAsync(LibraryWrite write, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new LibraryPutWrite(write, _timeProvider), cancellationToken);
}
