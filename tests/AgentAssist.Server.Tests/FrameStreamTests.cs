using System.Runtime.CompilerServices;
using AgentAssist.Core.Events;
using AgentAssist.Server.Services;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>However a stream ends, its source is disposed between its steps, and with it the subscription behind it.</summary>
public sealed class FrameStreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource _disposed = new();

    [Fact]
    public async Task WriteAll_WriteFailsWhileTheNextFrameIsAwaited_DisposesTheSource()
    {
        var writing = FrameWriter.WriteAllAsync(OneFrameThenNothing(), new FailingWriter(), CancellationToken.None);

        await Assert.ThrowsAsync<IOException>(() => writing.WaitAsync(Patience, TimeProvider.System));
        await _disposed.Task.WaitAsync(Patience, TimeProvider.System);
    }

    [Fact]
    public async Task Merge_CancelledWhileBothAreAwaited_EndsAsCancelledAndDisposesTheSource()
    {
        using var stop = new CancellationTokenSource();
        var replies = System.Threading.Channels.Channel.CreateUnbounded<EncodedFrame>();
        await using var merged = Merge.Frames(OneFrameThenNothing(), replies.Reader, 0, () => 0, stop.Token).GetAsyncEnumerator();
        Assert.True(await merged.MoveNextAsync());
        var next = merged.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(Patience, TimeProvider.System));
        await _disposed.Task.WaitAsync(Patience, TimeProvider.System);
    }

    [Fact]
    public async Task Merge_DisposedAtAReply_DisposesTheSource()
    {
        var replies = System.Threading.Channels.Channel.CreateUnbounded<EncodedFrame>();
        replies.Writer.TryWrite(Frame());
        await using (var merged = Merge.Frames(OneFrameThenNothing(), replies.Reader, 0, () => 0, CancellationToken.None).GetAsyncEnumerator())
        {
            Assert.True(await merged.MoveNextAsync());
            Assert.True(await merged.MoveNextAsync());
        }

        await _disposed.Task.WaitAsync(Patience, TimeProvider.System);
    }

    [Fact]
    public async Task Merge_CallerHasItsOwnEventsAlready_EndsWithItsLastRequest()
    {
        var replies = System.Threading.Channels.Channel.CreateUnbounded<EncodedFrame>();
        replies.Writer.Complete();

        var frames = await Merge.Frames(OneFrameThenNothing(), replies.Reader, 8, () => 8, CancellationToken.None)
            .CountAsync().AsTask().WaitAsync(Patience, TimeProvider.System);

        Assert.InRange(frames, 0, 1);
        await _disposed.Task.WaitAsync(Patience, TimeProvider.System);
    }

    private async IAsyncEnumerable<EncodedFrame> OneFrameThenNothing([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            yield return Frame();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        finally
        {
            // Other cancelled tasks get ahead of this one, as they may in a busy server.
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            _disposed.TrySetResult();
        }
    }

    private static EncodedFrame Frame() => EncodedFrame.Of(new WatchConversationResponse { Checkpoint = new Checkpoint() });

    private sealed class FailingWriter : IServerStreamWriter<EncodedFrame>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(EncodedFrame message) => throw new IOException("The connection was closed.");
    }
}
