using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// A socket operation that can be awaited, one at a time: start it, call <see cref="Complete"/> when it finished
/// synchronously, await, and it is ready for the next.
/// </summary>
/// <param name="scheduler">Where the awaiting code goes on; null for the thread that completes the operation.</param>
public class SocketAwaitableEventArgs(PipeScheduler? scheduler = null)
    : SocketAsyncEventArgs(true), ICriticalNotifyCompletion
{
    private static readonly Action Done = static () => { };

    private readonly PipeScheduler _scheduler = scheduler ?? PipeScheduler.Inline;
    private Action? _continuation;
    private int _forcedError;

    public bool IsCompleted => ReferenceEquals(Volatile.Read(ref _continuation), Done);

    public SocketAwaitableEventArgs GetAwaiter() => this;

    /// <summary>The number of bytes moved.</summary>
    /// <exception cref="SocketException">The operation failed or was aborted.</exception>
    public int GetResult()
    {
        var forced = (SocketError)Interlocked.Exchange(ref _forcedError, 0);
        var error = forced == SocketError.Success ? SocketError : forced;
        Volatile.Write(ref _continuation, null);
        return error == SocketError.Success ? BytesTransferred : throw new SocketException((int)error);
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        if (Interlocked.CompareExchange(ref _continuation, continuation, null) is not null)
        {
            Resume(continuation);
        }
    }

    /// <summary>Marks the operation as finished. Further calls before the result is taken do nothing.</summary>
    public void Complete()
    {
        var waiting = Interlocked.Exchange(ref _continuation, Done);
        if (waiting is not null && !ReferenceEquals(waiting, Done))
        {
            Resume(waiting);
        }
    }

    /// <summary>Finishes the operation with an error without waiting for the socket.</summary>
    public void Abort(SocketError error = SocketError.OperationAborted)
    {
        Volatile.Write(ref _forcedError, (int)(error == SocketError.Success ? SocketError.OperationAborted : error));
        Complete();
    }

    protected override void OnCompleted(SocketAsyncEventArgs e) => Complete();

    private void Resume(Action continuation) => _scheduler.Schedule(static state => ((Action)state!)(), continuation);
}
