using System.Threading.Channels;
using AgentAssist.Core.Conversations;
using AgentAssist.V1;
using Channel = System.Threading.Channels.Channel;

namespace AgentAssist.Core.Events;

/// <summary>
/// What the feed has delivered to one watcher and the watcher has not yet taken. Bounded: a watcher that falls behind is
/// ended, so that it reads the log when it comes back, instead of holding everyone's memory.
/// </summary>
internal sealed class WatcherInbox(int capacity) : IFeedSubscriber
{
    private readonly Channel<object> _items = Channel.CreateBounded<object>(new BoundedChannelOptions(capacity)
    {
        SingleReader = true,
        FullMode = BoundedChannelFullMode.Wait,
    });

    private Task<bool>? _waiting;

    /// <summary>Nothing came for a while.</summary>
    public sealed record Idle;

    /// <summary>The server drains.</summary>
    public sealed record Draining;

    public void OnEvent(StoredEvent appended) => Put(appended);

    public void OnEphemeral(EphemeralFrame frame) => Put(frame);

    /// <summary>
    /// Waits for the next item: a <see cref="StoredEvent"/>, an <see cref="EphemeralFrame"/>, a <see cref="Draining"/>, or an
    /// <see cref="Idle"/> after <paramref name="idleAfter"/>.
    /// </summary>
    /// <exception cref="AssistException">SLOW_READER, once everything that fitted has been taken.</exception>
    public async ValueTask<object> NextAsync(
        TimeSpan idleAfter, TimeProvider time, CancellationToken draining, CancellationToken cancellationToken)
    {
        if (_items.Reader.TryRead(out var item))
        {
            return item;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, draining);
        _waiting ??= _items.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        var idle = Task.Delay(idleAfter, time, stop.Token);
        var first = await Task.WhenAny(_waiting, idle);
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (first == idle)
        {
            return draining.IsCancellationRequested ? new Draining() : new Idle();
        }

        var open = await _waiting;
        _waiting = null;
        return open && _items.Reader.TryRead(out item) ? item : throw SlowReader();
    }

    private void Put(object item)
    {
        if (!_items.Writer.TryWrite(item))
        {
            _items.Writer.TryComplete();
        }
    }

    private static AssistException SlowReader() =>
        new(ErrorReason.SlowReader, "This reader is slower than the events; watch again from the last revision + 1.");
}
