using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// Runs pipe callbacks on threads of its own, so that a starved thread pool does not stop them.
/// A queue that grows past its limit, and everything after disposal, goes to the thread pool.
/// </summary>
public sealed class DedicatedThreadPoolPipeScheduler : PipeScheduler, IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<(Action<object?> Action, object? State)> _queue = new();
    private readonly int _queueLimit;
    private int _idle;
    private bool _disposed;
    private long _servicedByQueue;
    private long _servicedByPool;

    /// <param name="name">The name of the threads.</param>
    /// <param name="workerCount">How many threads; at least one.</param>
    /// <param name="useThreadPoolQueueLength">How many callbacks may wait before more go to the thread pool.</param>
    /// <param name="priority">The priority of the threads.</param>
    public DedicatedThreadPoolPipeScheduler(
        string? name = null, int workerCount = 5, int useThreadPoolQueueLength = 10, ThreadPriority priority = ThreadPriority.Normal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workerCount, 1);
        WorkerCount = workerCount;
        _queueLimit = useThreadPoolQueueLength;
        for (var i = 0; i < workerCount; i++)
        {
            new Thread(Work)
            {
                IsBackground = true,
                Name = name ?? nameof(DedicatedThreadPoolPipeScheduler),
                Priority = priority,
            }.UnsafeStart();
        }
    }

    public int WorkerCount { get; }

    /// <summary>How many threads wait for work.</summary>
    public int AvailableCount => Volatile.Read(ref _idle);

    public long TotalServicedByQueue => Interlocked.Read(ref _servicedByQueue);

    public long TotalServicedByPool => Interlocked.Read(ref _servicedByPool);

    public override void Schedule(Action<object?> action, object? state)
    {
        ArgumentNullException.ThrowIfNull(action);
        lock (_gate)
        {
            if (!_disposed && _queue.Count < _queueLimit)
            {
                _queue.Enqueue((action, state));
                if (_idle > 0)
                {
                    Monitor.Pulse(_gate);
                }

                return;
            }
        }

        Interlocked.Increment(ref _servicedByPool);
        System.Threading.ThreadPool.UnsafeQueueUserWorkItem(action, state, preferLocal: false);
    }

    /// <summary>Lets the threads end once what is queued has run.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Work()
    {
        while (TryTake(out var work))
        {
            Interlocked.Increment(ref _servicedByQueue);
            work.Action(work.State);
        }
    }

    private bool TryTake(out (Action<object?> Action, object? State) work)
    {
        lock (_gate)
        {
            while (!_queue.TryDequeue(out work))
            {
                if (_disposed)
                {
                    return false;
                }

                _idle++;
                Monitor.Wait(_gate);
                _idle--;
            }

            return true;
        }
    }
}
