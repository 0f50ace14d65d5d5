using System.Collections.Immutable;
using AgentAssist.Core.Conversations;

namespace AgentAssist.Core.Events;

/// <summary>
/// The event feed of a single node: delivers on the publisher's thread, before the publishing call returns. A subscriber
/// that throws gets the event again when it is redelivered; neither the publisher nor its neighbours notice. A call that
/// is under way when a subscription is disposed may still finish.
/// </summary>
public sealed class InMemoryEventFeed : IEventFeed
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationKey, ImmutableArray<Subscription>> _subscriptions = [];
    private ImmutableArray<Wakening> _wakenings = [];

    /// <inheritdoc/>
    public ValueTask PublishAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        foreach (var appended in events)
        {
            Deliver(appended);
        }

        WakeUp();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask PublishEphemeralAsync(EphemeralFrame frame, CancellationToken cancellationToken)
    {
        Deliver(frame);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> SubscribeAsync(
        ConversationKey key, IFeedSubscriber subscriber, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subscription = new Subscription(this, key, subscriber);
        lock (_gate)
        {
            _subscriptions[key] = SubscriptionsTo(key).Add(subscription);
        }

        return ValueTask.FromResult<IAsyncDisposable>(subscription);
    }

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> SubscribeToAllAsync(Action onAppended, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wakening = new Wakening(this, onAppended);
        lock (_gate)
        {
            _wakenings = _wakenings.Add(wakening);
        }

        return ValueTask.FromResult<IAsyncDisposable>(wakening);
    }

    /// <summary>Hands an event to its conversation's subscribers and wakes nobody else.</summary>
    public void Deliver(StoredEvent appended)
    {
        foreach (var subscription in SubscriptionsTo(appended.Key))
        {
            subscription.Deliver(appended);
        }
    }

    /// <inheritdoc/>
    public void Redeliver(IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            foreach (var subscription in SubscriptionsTo(stored.Key))
            {
                subscription.Redeliver(stored);
            }
        }
    }

    /// <summary>Hands a frame to its conversation's subscribers.</summary>
    public void Deliver(EphemeralFrame frame)
    {
        foreach (var subscription in SubscriptionsTo(frame.Key))
        {
            subscription.Deliver(frame);
        }
    }

    /// <summary>Whether anybody on this node subscribes to a conversation.</summary>
    public bool HasSubscribers(ConversationKey key) => !SubscriptionsTo(key).IsEmpty;

    /// <summary>Calls those who subscribe to all conversations.</summary>
    public void WakeUp()
    {
        foreach (var wakening in _wakenings)
        {
            wakening.Call();
        }
    }

    private ImmutableArray<Subscription> SubscriptionsTo(ConversationKey key)
    {
        lock (_gate)
        {
            return _subscriptions.GetValueOrDefault(key, []);
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            var left = SubscriptionsTo(subscription.Key).Remove(subscription);
            if (left.IsEmpty)
            {
                _subscriptions.Remove(subscription.Key);
            }
            else
            {
                _subscriptions[subscription.Key] = left;
            }
        }
    }

    private void Remove(Wakening wakening)
    {
        lock (_gate)
        {
            _wakenings = _wakenings.Remove(wakening);
        }
    }

    private sealed class Subscription(InMemoryEventFeed feed, ConversationKey key, IFeedSubscriber subscriber) : IAsyncDisposable
    {
        private readonly Lock _oneAtATime = new();
        private long _latest;
        private volatile bool _disposed;

        public ConversationKey Key => key;

        public void Deliver(StoredEvent appended)
        {
            lock (_oneAtATime)
            {
                if (TryCall(static (to, what) => to.OnEvent(what), appended))
                {
                    _latest = Math.Max(_latest, appended.Revision);
                }
            }
        }

        // A subscriber who has had a later one has seen the gap before it, and reads the log itself.
        public void Redeliver(StoredEvent stored)
        {
            lock (_oneAtATime)
            {
                if (stored.Revision > _latest)
                {
                    Deliver(stored);
                }
            }
        }

        public void Deliver(EphemeralFrame frame)
        {
            lock (_oneAtATime)
            {
                TryCall(static (to, what) => to.OnEphemeral(what), frame);
            }
        }

        public ValueTask DisposeAsync()
        {
            _disposed = true;
            feed.Remove(this);
            return ValueTask.CompletedTask;
        }

        private bool TryCall<T>(Action<IFeedSubscriber, T> call, T message)
        {
            if (_disposed)
            {
                return false;
            }

            try
            {
                call(subscriber, message);
                return true;
            }
            catch (Exception)
            {
                // Its own fault, and nobody else's business.
                return false;
            }
        }
    }

    private sealed class Wakening(InMemoryEventFeed feed, Action onAppended) : IAsyncDisposable
    {
        private volatile bool _disposed;

        public void Call()
        {
            if (!_disposed)
            {
                onAppended();
            }
        }

        public ValueTask DisposeAsync()
        {
            _disposed = true;
            feed.Remove(this);
            return ValueTask.CompletedTask;
        }
    }
}
