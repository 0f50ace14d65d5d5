namespace AgentAssist.Storage.Databases;

/// <summary>How many reads run at a time. Further ones wait their turn, and not for ever. Thread-safe.</summary>
internal sealed class ReaderSlots(int count, TimeSpan patience)
{
    private readonly SemaphoreSlim _free = new(count);

    /// <exception cref="Core.AssistException">OVERLOADED: no read ended in time.</exception>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(patience, cancellationToken))
        {
            throw StorageErrors.TooManyReads(count);
        }
    }

    public void GiveBack() => _free.Release();
}
