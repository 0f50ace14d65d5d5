using AgentAssist.Core.Conversations;

namespace AgentAssist.Core.Events;

/// <summary>
/// Carries appended events from the node that appended them to the nodes that watch. In no promised order, and what it
/// cannot carry it loses: watchers put events in order by revision, and <see cref="LogTail"/> redelivers from the log what
/// never came, so the feed only has to be quick. Thread-safe.
/// </summary>
public interface IEventFeed
{
    /// <summary>
    /// Publishes events that are durable. Never throws for a feed that is away and never waits long: it returns when the
    /// messages have been handed over or dropped.
    /// </summary>
    ValueTask PublishAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken);

    /// <summary>
    /// Publishes a frame that is kept nowhere: an encoded <see cref="V1.Ephemeral"/> in two views.
    /// </summary>
    ValueTask PublishEphemeralAsync(EphemeralFrame frame, CancellationToken cancellationToken);

    /// <summary>
    /// Delivers a conversation's messages to <paramref name="subscriber"/> until the result is disposed. Returns once
    /// messages published from now on will arrive, or soon where the feed is away: it then subscribes by itself when it
    /// is back.
    /// </summary>
    ValueTask<IAsyncDisposable> SubscribeAsync(
        ConversationKey key, IFeedSubscriber subscriber, CancellationToken cancellationToken);

    /// <summary>
    /// Delivers events that were read from the log to this node's subscribers, except to those who have had an event of the
    /// same or a later revision. Reaches no other node.
    /// </summary>
    void Redeliver(IReadOnlyList<StoredEvent> events);

    /// <summary>
    /// Calls <paramref name="onAppended"/> after events were appended to any conversation of any tenant on any node,
    /// at least once per burst, until the result is disposed. A wake-up for readers of the log; it carries no data.
    /// </summary>
    ValueTask<IAsyncDisposable> SubscribeToAllAsync(Action onAppended, CancellationToken cancellationToken);
}

/// <summary>Receives a conversation's messages. Calls may come from any thread, one at a time; they must return quickly.</summary>
public interface IFeedSubscriber
{
    /// <summary>An event was appended.</summary>
    void OnEvent(StoredEvent appended);

    /// <summary>Something was shown that is kept nowhere.</summary>
    void OnEphemeral(EphemeralFrame frame);
}

/// <summary>An encoded <see cref="V1.Ephemeral"/> in two views.</summary>
public sealed record EphemeralFrame(
    ConversationKey Key, ReadOnlyMemory<byte> Participants, ReadOnlyMemory<byte> Restricted);
