using AgentAssist.V1;

namespace AgentAssist.Core.Customers;

/// <summary>
/// Reads of the system of record for the context: so many at a time, so many waiting, each within a bounded time, so that a
/// cache that is away or cold cannot drown the record. Throws <see cref="AssistException"/>: OVERLOADED where too many wait,
/// STORAGE_UNAVAILABLE with an inner <see cref="TimeoutException"/> where a read takes too long.
/// </summary>
internal sealed class BoundedReads(ICustomerStore store, AssistOptions options, TimeProvider time)
{
    private static readonly TimeSpan UntilTheQueueIsShorter = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan UntilAnotherTry = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _free = new(options.ConcurrentCustomerReads);
    private int _admitted;

    public async Task<CustomerHistory?> ReadAsync(CustomerKey key)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.CustomerReadMilliseconds), time);
        Admit();
        try
        {
            await _free.WaitAsync(bound.Token);
            return await ReadAndReleaseAsync(key, bound.Token).WaitAsync(bound.Token);
        }
        catch (OperationCanceledException e) when (bound.IsCancellationRequested)
        {
            throw new AssistException(
                ErrorReason.StorageUnavailable,
                "The system of record did not answer in time.",
                inner: new TimeoutException("A read of a customer's records took too long.", e))
            {
                RetryDelay = UntilAnotherTry,
            };
        }
        finally
        {
            Interlocked.Decrement(ref _admitted);
        }
    }

    private void Admit()
    {
        if (Interlocked.Increment(ref _admitted) > options.ConcurrentCustomerReads + options.QueuedCustomerReads)
        {
            Interlocked.Decrement(ref _admitted);
            throw new AssistException(ErrorReason.Overloaded, "More reads of customers' records are waiting than may be queued.")
            {
                RetryDelay = UntilTheQueueIsShorter,
            }.With("queue_capacity", options.QueuedCustomerReads);
        }
    }

    // A read that is no longer waited for still burdens the record until it ends.
    private async Task<CustomerHistory?> ReadAndReleaseAsync(CustomerKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(key, options.RecentInteractions, cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }
}
