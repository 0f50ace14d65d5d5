namespace AgentAssist.Storage;

/// <summary>Tells whether the system of record answers, for health checks and <c>doctor</c>. Thread-safe.</summary>
public interface IStorageProbe
{
    /// <summary>Reads one row.</summary>
    /// <exception cref="Core.AssistException">STORAGE_UNAVAILABLE when the record cannot be reached.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}
