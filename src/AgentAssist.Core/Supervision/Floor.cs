using System.Runtime.CompilerServices;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Events;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Supervision;

/// <summary>
/// All live conversations, complete on every node: what was live when the node started is folded from each conversation's
/// log, everything since comes from the <see cref="LogTail"/>, so that nothing depends on which node appended what.
/// </summary>
public sealed partial class Floor
{
    private const int PageSize = 500;

    private readonly IConversationLog _log;
    private readonly LogTail _tail;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationKey, FloorRow> _rows = [];
    private readonly Dictionary<string, FloorDuePromises> _due = new(StringComparer.Ordinal);
    private readonly List<FloorWatcher> _watchers = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One row at a time is brought forward, by the tail or while loading.
    private readonly SemaphoreSlim _folding = new(1, 1);

    internal Floor(IConversationLog log, LogTail tail, AssistOptions options, TimeProvider time)
    {
        _log = log;
        _tail = tail;
        _options = options;
        _time = time;
        tail.Follow(ApplyAsync);
    }

    /// <summary>
    /// Folds the conversations that were live before the tail began; watchers wait for it. Throws when the log cannot be
    /// read; calling it again goes on.
    /// </summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _tail.Began.WaitAsync(cancellationToken);
        foreach (var key in await _log.ListIdleAsync(DateTimeOffset.MaxValue, int.MaxValue, cancellationToken))
        {
            await _folding.WaitAsync(cancellationToken);
            try
            {
                if (!_rows.ContainsKey(key))
                {
                    var row = new FloorRow(key.Tenant);
                    await CatchUpAsync(key, row, [], cancellationToken);
                    Tell(key, row, []);
                }
            }
            finally
            {
                _folding.Release();
            }
        }

        _ready.TrySetResult();
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
        await WaitUntilLoadedAsync(draining, cancellationToken);
        IReadOnlyList<WatchFloorResponse> beginning;
        lock (_lock)
        {
            beginning = watcher.Begin(_rows, _due);
            _watchers.Add(watcher);
        }

        try
        {
            foreach (var frame in beginning)
            {
                yield return frame;
            }

            while (true)
            {
                while (watcher.Frames.TryRead(out var frame))
                {
                    yield return frame;
                }

                if (draining.IsCancellationRequested)
                {
                    throw ShuttingDown();
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

    /// <summary>Shows each tenant the promises that are due to its customers; a tenant that is not named has none.</summary>
    /// <param name="due">By tenant, frozen.</param>
    internal void ShowDue(IReadOnlyDictionary<string, FloorDuePromises> due)
    {
        lock (_lock)
        {
            foreach (var tenant in _due.Keys.Union(due.Keys, StringComparer.Ordinal).ToArray())
            {
                var shown = due.GetValueOrDefault(tenant) ?? new FloorDuePromises();
                if (shown.Equals(_due.GetValueOrDefault(tenant)))
                {
                    continue;
                }

                _due[tenant] = shown;
                foreach (var watcher in _watchers)
                {
                    watcher.TellDue(tenant, shown);
                }
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

    private async Task ApplyAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
    {
        await _folding.WaitAsync(cancellationToken);
        try
        {
            await FoldAsync(events, cancellationToken);
        }
        finally
        {
            _folding.Release();
        }
    }

    private async Task FoldAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken)
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

    // A log that cannot be read may hold this up for long.
    private async Task WaitUntilLoadedAsync(CancellationToken draining, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, draining);
        try
        {
            await _ready.Task.WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ShuttingDown();
        }
    }

    private static AssistException ShuttingDown() =>
        new(ErrorReason.ShuttingDown, "The server is shutting down; watch the floor again.");

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
