using System.Runtime.CompilerServices;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Supervision;

/// <summary>
/// All live conversations, complete on every node: folded from the log of all conversations behind a cursor, so that
/// nothing depends on which node appended what. The feed only says when to look.
/// </summary>
public sealed class Floor
{
    private const int PageSize = 500;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly IConversationLog _log;
    private readonly IEventFeed _feed;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationKey, FloorRow> _rows = [];
    private readonly List<FloorWatcher> _watchers = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _appended = new(0, 1);
    private LogCursor? _cursor;

    internal Floor(IConversationLog log, IEventFeed feed, AssistOptions options, TimeProvider time)
    {
        _log = log;
        _feed = feed;
        _options = options;
        _time = time;
    }

    /// <summary>
    /// Keeps the floor up to date until cancelled. Throws when the log cannot be read; calling it again goes on where
    /// it stopped.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var subscription = await _feed.SubscribeToAllAsync(Wake, cancellationToken);
        _cursor ??= await BeginAsync(cancellationToken);
        _ready.TrySetResult();
        while (true)
        {
            var page = await _log.ReadAfterAsync(_cursor.Value, PageSize, cancellationToken);
            await ApplyAsync(page.Events, cancellationToken);
            _cursor = page.Next;
            if (page.Events.Count < PageSize)
            {
                await WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>
    /// Watches the floor: a snapshot, then changes, with a checkpoint when nothing happens for a while.
    /// </summary>
    /// <exception cref="AssistException">FIELD_INVALID, SLOW_READER or SHUTTING_DOWN.</exception>
    public async IAsyncEnumerable<WatchFloorResponse> WatchAsync(
        Caller caller,
        WatchFloorRequest request,
        CancellationToken draining,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = new FloorWatcher(new FloorFilter(caller.Tenant, request), _options.WatcherQueueCapacity);
        await _ready.Task.WaitAsync(cancellationToken);
        lock (_lock)
        {
            watcher.Begin(_rows);
            _watchers.Add(watcher);
        }

        try
        {
            while (true)
            {
                while (watcher.Frames.TryRead(out var frame))
                {
                    yield return frame;
                }

                if (draining.IsCancellationRequested)
                {
                    throw new AssistException(ErrorReason.ShuttingDown, "The server is shutting down; watch the floor again.");
                }

                if (!await WaitForFrameAsync(watcher, draining, cancellationToken))
                {
                    yield return new WatchFloorResponse
                    {
                        Checkpoint = new FloorCheckpoint { ServerTime = Timestamp.FromDateTimeOffset(_time.GetUtcNow()) },
                    };
                }
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(watcher);
            }
        }
    }

    /// <summary>The conversations whose customer waits for an answer, with the utterance that nobody answered.</summary>
    internal IReadOnlyList<(ConversationKey Key, Channel Channel, Utterance Unanswered)> Waiting()
    {
        lock (_lock)
        {
            return _rows
                .Where(pair => pair.Value.Unanswered is not null && !pair.Value.IsRaised(AlertKind.Waiting))
                .Select(pair => (pair.Key, pair.Value.Conversation.Channel, pair.Value.Unanswered!))
                .ToArray();
        }
    }

    private void Wake()
    {
        try
        {
            _appended.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake; one look finds everything.
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = _appended.WaitAsync(stop.Token);
        await Task.WhenAny(woken, Task.Delay(PollInterval, _time, stop.Token));
        await stop.CancelAsync();
        await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    // The cursor is taken first: what is appended meanwhile is read twice and recognised by its revision.
    private async Task<LogCursor> BeginAsync(CancellationToken cancellationToken)
    {
        var cursor = await _log.TailAsync(cancellationToken);
        lock (_lock)
        {
            // What an attempt that failed half-way had read may have completed since.
            _rows.Clear();
        }

        foreach (var key in await _log.ListIdleAsync(DateTimeOffset.MaxValue, int.MaxValue, cancellationToken))
        {
            var row = new FloorRow(key.Tenant);
            await CatchUpAsync(key, row, [], cancellationToken);
            lock (_lock)
            {
                Keep(key, row);
            }
        }

        return cursor;
    }

    private async Task ApplyAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        foreach (var group in events.GroupBy(stored => stored.Key))
        {
            var row = _rows.GetValueOrDefault(group.Key) ?? new FloorRow(group.Key.Tenant);
            var raised = new List<Alert>();
            var changed = false;
            foreach (var stored in group)
            {
                if (stored.Revision == row.Revision + 1)
                {
                    Apply(stored, row, raised);
                    changed = true;
                }
                else if (stored.Revision > row.Revision)
                {
                    await CatchUpAsync(group.Key, row, raised, cancellationToken);
                    changed = true;
                }
            }

            if (changed)
            {
                Tell(group.Key, row, raised);
            }
        }
    }

    private async Task CatchUpAsync(ConversationKey key, FloorRow row, List<Alert> raised, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<StoredEvent> page;
            do
            {
                page = await _log.ReadAsync(key, row.Revision + 1, PageSize, cancellationToken);
                foreach (var stored in page)
                {
                    Apply(stored, row, raised);
                }
            }
            while (page.Count == PageSize);
        }
        catch (AssistException e) when (e.Reason == ErrorReason.HistoryTrimmed)
        {
            // Long completed; only a floor that stood still for days comes here.
            row.End(await _log.GetAsync(key, cancellationToken) ?? throw ConversationRules.NotFound(key.ConversationId));
        }
    }

    private void Apply(StoredEvent stored, FloorRow row, List<Alert> raised)
    {
        var appended = AssistEvent.Parser.ParseFrom(stored.Restricted.Span);
        lock (_lock)
        {
            row.Apply(appended);
        }

        if (appended.ContentCase == AssistEvent.ContentOneofCase.AlertRaised)
        {
            raised.Add(appended.AlertRaised);
        }
    }

    private void Tell(ConversationKey key, FloorRow row, List<Alert> raised)
    {
        lock (_lock)
        {
            Keep(key, row);
            var changed = new Lazy<WatchFloorResponse>(() => new WatchFloorResponse { Changed = row.ToEntry() });
            foreach (var watcher in _watchers)
            {
                watcher.Tell(key, row, changed, raised);
            }
        }
    }

    private void Keep(ConversationKey key, FloorRow row)
    {
        if (row.Revision == 0 || row.IsCompleted)
        {
            _rows.Remove(key);
        }
        else
        {
            _rows[key] = row;
        }
    }

    private async Task<bool> WaitForFrameAsync(FloorWatcher watcher, CancellationToken draining, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, draining);
        var arrived = watcher.Frames.WaitToReadAsync(stop.Token).AsTask();
        var idle = Task.Delay(TimeSpan.FromSeconds(_options.CheckpointSeconds), _time, stop.Token);
        await Task.WhenAny(arrived, idle);
        await stop.CancelAsync();
        await ((Task)arrived).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (arrived.IsCompletedSuccessfully && !await arrived)
        {
            throw new AssistException(ErrorReason.SlowReader, "This reader is slower than the floor; watch it again.");
        }

        return arrived.IsCompletedSuccessfully || draining.IsCancellationRequested;
    }
}
