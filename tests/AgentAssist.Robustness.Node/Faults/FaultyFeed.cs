using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;

namespace AgentAssist.Robustness.Node.Faults;

/// <summary>A feed that loses what it carries, as "at most once" allows: watchers must not notice.</summary>
internal sealed class FaultyFeed(IEventFeed inner, Switchboard on) : IEventFeed
{
    public ValueTask PublishAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        var kept = events.Where(_ => !on.Happens("feed drop")).ToArray();
        return kept.Length == 0 ? ValueTask.CompletedTask : inner.PublishAsync(kept, cancellationToken);
    }

    public ValueTask PublishEphemeralAsync(EphemeralFrame frame, CancellationToken cancellationToken) =>
        inner.PublishEphemeralAsync(frame, cancellationToken);

    public ValueTask<IAsyncDisposable> SubscribeAsync(
        ConversationKey key, IFeedSubscriber subscriber, CancellationToken cancellationToken) =>
        inner.SubscribeAsync(key, subscriber, cancellationToken);

    public void Redeliver(IReadOnlyList<StoredEvent> events) => inner.Redeliver(events);

    public ValueTask<IAsyncDisposable> SubscribeToAllAsync(Action onAppended, CancellationToken cancellationToken) =>
        inner.SubscribeToAllAsync(onAppended, cancellationToken);
}
