using AgentAssist.Core.Conversations;

namespace AgentAssist.Core.Suggestions.Shelf;

/// <summary>
/// Keeps the reply libraries that tenants have put in place of the shipped one. Thread-safe; every method throws
/// <see cref="AssistException"/> with STORAGE_UNAVAILABLE when the record cannot be reached, and nothing was written then;
/// <see cref="PutLibraryAsync"/> throws OUTCOME_UNKNOWN where the record went away while the write was made durable.
/// </summary>
public interface ILibraryStore
{
    /// <summary>Reads a tenant's library; null where it has none of its own. Not to be changed.</summary>
    Task<StoredLibrary?> ReadLibraryAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Lists the edition of each tenant's library; tenants without one of their own are missing.</summary>
    Task<IReadOnlyDictionary<string, long>> ListLibraryEditionsAsync(CancellationToken cancellationToken);

    /// <summary>Puts a library in force if the one that it is based on is; the request is stored in the same transaction.</summary>
    Task<LibraryOutcome> PutLibraryAsync(LibraryWrite write, CancellationToken cancellationToken);
}

/// <summary>A library as stored.</summary>
/// <param name="Edition">Counts up with every library that the tenant puts in force, from 1.</param>
public sealed record StoredLibrary(V1.Library Library, long Edition);

/// <summary>A library to put in force.</summary>
/// <param name="Library">Checked; not to be changed any more.</param>
/// <param name="BaseVersion">The version that must be in force.</param>
/// <param name="IsFirst">Whether it is based on the shipped library, and the tenant may have none of its own yet.</param>
/// <param name="Request">Makes the write repeatable; its answer is the library.</param>
/// <param name="Principal">Who acts.</param>
public sealed record LibraryWrite(
    string Tenant, V1.Library Library, string BaseVersion, bool IsFirst, RequestRecord? Request, string Principal);

/// <summary>What became of a library.</summary>
public abstract record LibraryOutcome
{
    private LibraryOutcome()
    {
    }

    /// <summary>It is in force.</summary>
    public sealed record Written(long Edition) : LibraryOutcome;

    /// <summary>Another library is in force than the one that it is based on; nothing was written.</summary>
    /// <param name="Version">The version in force; empty for the shipped one.</param>
    public sealed record Stale(string Version) : LibraryOutcome;

    /// <summary>The request was answered before; nothing was written.</summary>
    public sealed record Repeated(StoredRequest First) : LibraryOutcome;
}

/// <summary>The store of a core whose tenants all speak from the shipped library.</summary>
internal sealed class ShippedOnly : ILibraryStore
{
    public Task<StoredLibrary?> ReadLibraryAsync(string tenant, CancellationToken cancellationToken) => Task.FromResult<StoredLibrary?>(null);

    public Task<IReadOnlyDictionary<string, long>> ListLibraryEditionsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());

    public Task<LibraryOutcome> PutLibraryAsync(LibraryWrite write, CancellationToken cancellationToken) => throw new AssistException(
        V1.ErrorReason.MethodNotProvided, "Libraries are kept by a server with a system of record.");
}
