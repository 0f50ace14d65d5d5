using System.Runtime.CompilerServices;
using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Events;

/// <summary>
/// Streams a conversation's events to one watcher: each once, in order, without gaps. The feed makes it quick, the
/// log makes it right: whatever the feed loses, repeats or reorders is read from the log.
/// </summary>
public sealed class ConversationWatcher
{
    private const int PageSize = 500;
    private readonly IConversationLog _log;
    private readonly IEventFeed _feed;
    private readonly ConversationWriter _conversations;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;

    internal ConversationWatcher(
        IConversationLog log, IEventFeed feed, ConversationWriter conversations, AssistOptions options, TimeProvider time)
    {
        _log = log;
        _feed = feed;
        _conversations = conversations;
        _options = options;
        _time = time;
    }

    /// <summary>
    /// Watches from a revision, inclusive; 0 sends a snapshot first. Ends by itself after the conversation's completion.
    /// </summary>
    /// <param name="restricted">Whether identifiers are masked.</param>
    /// <param name="draining">Ends the stream with SHUTTING_DOWN after its last event.</param>
    /// <exception cref="AssistException">
    /// FIELD_REQUIRED and FIELD_INVALID at once; CONVERSATION_NOT_FOUND, REVISION_AHEAD, HISTORY_TRIMMED, SLOW_READER or SHUTTING_DOWN
    /// while watching.
    /// </exception>
    public IAsyncEnumerable<EncodedFrame> WatchAsync(
        ConversationKey key, long startRevision, bool restricted, CancellationToken draining, CancellationToken cancellationToken)
    {
        RequestRules.Id(key.ConversationId, "conversation_id");
        if (startRevision < 0)
        {
            throw RequestRules.Invalid("start_revision", "must be 0 or more");
        }

        return FramesAsync(key, startRevision, restricted, draining, cancellationToken);
    }

    private async IAsyncEnumerable<EncodedFrame> FramesAsync(
        ConversationKey key,
        long startRevision,
        bool restricted,
        CancellationToken draining,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var inbox = new WatcherInbox(_options.WatcherQueueCapacity);
        await using var subscription = await _feed.SubscribeAsync(key, inbox, cancellationToken);
        var last = startRevision - 1;
        if (startRevision == 0)
        {
            var snapshot = await SnapshotAsync(key, restricted, cancellationToken);
            last = snapshot.Conversation.Revision;
            yield return EncodedFrame.Of(new WatchConversationResponse { Snapshot = snapshot });
            if (snapshot.Conversation.State == ConversationState.Completed)
            {
                yield break;
            }
        }
        else if (await IsOverAsync(key, startRevision, cancellationToken))
        {
            yield break;
        }

        var readLog = true;
        while (true)
        {
            if (readLog)
            {
                await foreach (var stored in ReadLogAsync(key, last + 1, cancellationToken))
                {
                    var frame = EncodedFrame.Of(stored, restricted);
                    last = stored.Revision;
                    yield return frame;
                    if (frame.IsLast)
                    {
                        yield break;
                    }
                }

                readLog = false;
                if (draining.IsCancellationRequested)
                {
                    throw ShuttingDown();
                }
            }

            switch (await inbox.NextAsync(TimeSpan.FromSeconds(_options.CheckpointSeconds), _time, draining, cancellationToken))
            {
                case StoredEvent stored when stored.Revision == last + 1:
                    var frame = EncodedFrame.Of(stored, restricted);
                    last = stored.Revision;
                    yield return frame;
                    if (frame.IsLast)
                    {
                        yield break;
                    }

                    break;
                case StoredEvent stored:
                    readLog = stored.Revision > last;
                    break;
                case EphemeralFrame shown:
                    yield return EncodedFrame.Of(shown, restricted);
                    break;
                case WatcherInbox.Idle:
                    yield return EncodedFrame.Of(new WatchConversationResponse { Checkpoint = new Checkpoint { Revision = last } });
                    readLog = true;
                    break;
                default:
                    readLog = true;
                    break;
            }
        }
    }

    private async Task<ConversationSnapshot> SnapshotAsync(ConversationKey key, bool restricted, CancellationToken cancellationToken)
    {
        if (!restricted)
        {
            return await _conversations.ReadAsync(key, fold => fold.ToSnapshot(), cancellationToken)
                ?? throw ConversationRules.NotFound(key.ConversationId);
        }

        var fold = new ConversationFold();
        try
        {
            await foreach (var stored in ReadLogAsync(key, 1, cancellationToken))
            {
                var appended = AssistEvent.Parser.ParseFrom(stored.Restricted.Span);
                if (Forgotten.Is(appended))
                {
                    return await WithoutEventsAsync(key, cancellationToken);
                }

                fold.Apply(appended);
            }
        }
        catch (AssistException e) when (e.Reason == ErrorReason.HistoryTrimmed)
        {
            return await WithoutEventsAsync(key, cancellationToken);
        }

        return fold.Revision == 0 ? throw ConversationRules.NotFound(key.ConversationId) : fold.ToSnapshot();
    }

    private async Task<ConversationSnapshot> WithoutEventsAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var summary = await _log.GetAsync(key, cancellationToken) ?? throw ConversationRules.NotFound(key.ConversationId);
        summary.Attributes.Clear(); // Whose names these may be was in the events.
        return ConversationFold.OfTrimmed(summary).ToSnapshot();
    }

    /// <summary>Whether the conversation is completed and the caller has its last event already.</summary>
    private async Task<bool> IsOverAsync(ConversationKey key, long startRevision, CancellationToken cancellationToken)
    {
        var conversation = await _log.GetAsync(key, cancellationToken) ?? throw ConversationRules.NotFound(key.ConversationId);
        if (startRevision > conversation.Revision + 1)
        {
            throw new AssistException(
                ErrorReason.RevisionAhead,
                $"start_revision {startRevision} is above head + 1; the head is {conversation.Revision}.",
                "start_revision").With("head_revision", conversation.Revision);
        }

        return startRevision < conversation.EarliestRevision
            ? throw HistoryTrimmed.Below(startRevision, conversation.EarliestRevision)
            : startRevision > conversation.Revision && conversation.State == ConversationState.Completed;
    }

    private async IAsyncEnumerable<StoredEvent> ReadLogAsync(
        ConversationKey key, long fromRevision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredEvent> page;
        do
        {
            page = await _log.ReadAsync(key, fromRevision, PageSize, cancellationToken);
            foreach (var stored in page)
            {
                yield return stored;
            }

            fromRevision += page.Count;
        }
        while (page.Count == PageSize);
    }

    private static AssistException ShuttingDown() =>
        new(ErrorReason.ShuttingDown, "The server is shutting down; watch again from the last revision + 1.");
}
