using System.Collections.Concurrent;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;

namespace AgentAssist.Testing.Contracts;

/// <summary>Remembers what it is told, and whether it was ever told two things at a time.</summary>
public sealed class RecordingSubscriber : IFeedSubscriber
{
    private readonly ConcurrentQueue<StoredEvent> _events = new();
    private readonly ConcurrentQueue<EphemeralFrame> _frames = new();
    private int _calls;

    public IReadOnlyCollection<StoredEvent> Events => _events;

    public IReadOnlyCollection<EphemeralFrame> Frames => _frames;

    public IEnumerable<long> Revisions => _events.Select(appended => appended.Revision);

    public bool WasCalledTwiceAtOnce { get; private set; }

    public void OnEvent(StoredEvent appended) => Alone(() => _events.Enqueue(appended));

    public void OnEphemeral(EphemeralFrame frame) => Alone(() => _frames.Enqueue(frame));

    private void Alone(Action record)
    {
        if (Interlocked.Increment(ref _calls) > 1)
        {
            WasCalledTwiceAtOnce = true;
        }

        record();
        Interlocked.Decrement(ref _calls);
    }
}
