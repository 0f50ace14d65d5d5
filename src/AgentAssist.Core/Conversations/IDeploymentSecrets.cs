namespace AgentAssist.Core.Conversations;

/// <summary>
/// Random keys that belong to a deployment and never leave its system of record, for example the key of the hashes that
/// make requests repeatable. Thread-safe.
/// </summary>
public interface IDeploymentSecrets
{
    /// <summary>
    /// Returns the secret of this name; the first call ever creates it. Every node gets the same bytes, also when
    /// several ask for the first time at once.
    /// </summary>
    /// <param name="name">1 to 64 visible ASCII characters.</param>
    /// <param name="bytes">How long a new secret is, 16 to 64. An existing one is returned as it is.</param>
    /// <exception cref="AssistException">STORAGE_UNAVAILABLE when the record cannot be reached.</exception>
    Task<byte[]> GetOrCreateSecretAsync(string name, int bytes, CancellationToken cancellationToken = default);
}
