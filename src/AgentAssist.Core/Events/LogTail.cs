using AgentAssist.Core.Conversations;

namespace AgentAssist.Core.Events;

/// <summary>
/// Reads the log of all conversations as it grows, on every node for itself, and hands what it finds to the floor and to
/// those who watch a conversation here. The feed makes events quick, this makes them certain: whatever the feed lost,
/// because it was away or because the node that appended died before it published, is found here one interval later.
/// </summary>
public sealed class LogTail
{
    private const int PageSize = 500;

    private readonly IConversationLog _log;
    private readonly IEventFeed _feed;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly WakeUp _appended = new();
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Follower> _followers = [];
    private LogCursor? _cursor;

    internal LogTail(IConversationLog log, IEventFeed feed, AssistOptions options, TimeProvider time)
    {
        _log = log;
        _feed = feed;
        _time = time;
        _interval = TimeSpan.FromMilliseconds(options.LogPollMilliseconds);
    }

    /// <summary>Takes events in the order of the log, those of one conversation by revision. May get a page again after it threw.</summary>
    internal delegate Task Follower(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken);

    /// <summary>Completes once everything that is appended from then on will reach the followers.</summary>
    internal Task Began => _began.Task;

    /// <summary>Adds a follower; before the tail runs.</summary>
    internal void Follow(Follower follower) => _followers.Add(follower);

    /// <summary>
    /// Follows the log until cancelled. Throws when the log cannot be read or a follower fails; calling it again goes on
    /// where it stopped.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var subscription = await _feed.SubscribeToAllAsync(_appended.Call, cancellationToken);
        _cursor ??= await _log.TailAsync(cancellationToken);
        _began.TrySetResult();
        while (true)
        {
            var page = await _log.ReadAfterAsync(_cursor.Value, PageSize, cancellationToken);
            _feed.Redeliver(page.Events);
            foreach (var follower in _followers)
            {
                await follower(page.Events, cancellationToken);
            }

            _cursor = page.Next;
            if (page.Events.Count < PageSize)
            {
                await _appended.WaitAsync(_interval, _time, cancellationToken);
            }
        }
    }
}
