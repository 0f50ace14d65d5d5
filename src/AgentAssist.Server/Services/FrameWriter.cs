using AgentAssist.Core.Events;
using Grpc.Core;

namespace AgentAssist.Server.Services;

/// <summary>Writes frames to a response stream: held back while the next one is at hand, flushed when it is not.</summary>
internal static class FrameWriter
{
    // A cancelled call completes writes at once; yielding now and then keeps such a loop from holding a pool thread.
    private const int YieldEvery = 64;

    // What is held back is in memory and knows nothing of how slowly the reader reads.
    private const int MaxHeldBack = 64 * 1024;
    private static readonly WriteOptions Flush = new();
    private static readonly WriteOptions HoldBack = new(WriteFlags.BufferHint);

    public static async Task WriteAllAsync(
        IAsyncEnumerable<EncodedFrame> frames, IServerStreamWriter<EncodedFrame> output, CancellationToken cancellationToken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = frames.GetAsyncEnumerator(reading.Token);
        var next = Task.FromResult(false);
        try
        {
            EncodedFrame? held = null;
            var heldBack = 0;
            for (var written = 0; ;)
            {
                next = source.MoveNextAsync().AsTask();
                if (held is not null)
                {
                    heldBack = next.IsCompleted && heldBack < MaxHeldBack ? heldBack + held.Length : 0;
                    output.WriteOptions = heldBack > 0 ? HoldBack : Flush;
                    await output.WriteAsync(held, cancellationToken);
                    if (++written % YieldEvery == 0)
                    {
                        await Task.Yield();
                    }
                }

                if (!await next)
                {
                    return;
                }

                held = source.Current;
            }
        }
        finally
        {
            // A write that failed leaves a step pending, and a sequence may only be disposed between its steps.
            await reading.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync();
        }
    }
}
