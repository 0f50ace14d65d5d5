using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;
using AgentAssist.Simulation.World;

namespace AgentAssist.Simulation.Ports;

/// <summary>The feed between nodes as a bad network makes it: late, out of order, twice or not at all.</summary>
internal sealed class SimulatedFeed(Universe universe, Node node) : IEventFeed
{
    private const double Twice = 0.05;
    private const double OrdinaryLoss = 0.03;
    private readonly InMemoryEventFeed _local = new();

    public async ValueTask PublishAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        await node.LiveAsync();
        await _local.PublishAsync(events, cancellationToken);
        foreach (var appended in events)
        {
            ToOthers(other => other.Feed._local.Deliver(appended));
        }

        ToOthers(other => other.Feed._local.WakeUp());
    }

    public async ValueTask PublishEphemeralAsync(EphemeralFrame frame, CancellationToken cancellationToken)
    {
        await node.LiveAsync();
        await _local.PublishEphemeralAsync(frame, cancellationToken);
        ToOthers(other => other.Feed._local.Deliver(frame));
    }

    public async ValueTask<IAsyncDisposable> SubscribeAsync(
        ConversationKey key, IFeedSubscriber subscriber, CancellationToken cancellationToken)
    {
        await universe.TravelAsync();
        await node.LiveAsync();
        return await _local.SubscribeAsync(key, subscriber, cancellationToken);
    }

    public void Redeliver(IReadOnlyList<StoredEvent> events)
    {
        if (universe.Sabotage != Sabotage.LoseGapRefill)
        {
            _local.Redeliver(events);
        }
    }

    public async ValueTask<IAsyncDisposable> SubscribeToAllAsync(Action onAppended, CancellationToken cancellationToken)
    {
        await universe.TravelAsync();
        await node.LiveAsync();
        return await _local.SubscribeToAllAsync(onAppended, cancellationToken);
    }

    private void ToOthers(Action<Node> deliver)
    {
        foreach (var other in universe.Nodes.Where(other => other.Index != node.Index))
        {
            var copies = universe.Chance(Math.Max(OrdinaryLoss, universe.Faults.FeedLoses)) ? 0 : universe.Chance(Twice) ? 2 : 1;
            for (var copy = 0; copy < copies; copy++)
            {
                _ = ArriveAsync(other, deliver);
            }
        }
    }

    private async Task ArriveAsync(Node other, Action<Node> deliver)
    {
        await universe.TravelAsync(20);
        if (other.IsAlive)
        {
            deliver(other);
        }
    }
}
