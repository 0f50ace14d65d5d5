using System.Runtime.CompilerServices;
using AgentAssist.Client.Watching;
using AgentAssist.V1;

namespace AgentAssist.Client;

/// <content>Streams that reconnect by themselves.</content>
public sealed partial class AgentAssistClient
{
    /// <summary>
    /// Watches a conversation: every event once and in order, however often the connection breaks. Ends after the
    /// conversation's completion and for no other reason; from behind the last event of a completed conversation it ends
    /// at once.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="startRevision">Where to begin, inclusive; 0 gives a snapshot first and goes on after it.</param>
    /// <param name="options">How; null takes every default.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="AgentAssistException">
    /// Watching again would not help, for example NOT_FOUND, PERMISSION_DENIED, or OUT_OF_RANGE with reason HISTORY_TRIMMED
    /// and the <c>earliest_revision</c> in its metadata; or events are missing and were so again on a second stream
    /// (<see cref="AgentAssistException.EventGapReason"/>).
    /// </exception>
    public async IAsyncEnumerable<WatchConversationResponse> WatchConversationAsync(
        string conversationId,
        long startRevision = 0,
        WatchOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var watch = options ?? new WatchOptions();
        var reconnection = new Reconnection(watch, _backoff, _reconnects, _options.TimeProvider);
        var tracker = new RevisionTracker(conversationId, startRevision);
        var gapAt = -1L;
        while (true)
        {
            reconnection.Opening();
            var request = new WatchConversationRequest
            {
                ConversationId = conversationId,
                StartRevision = tracker.Next,
                View = watch.View,
            };
            AgentAssistException? failure;
            using (var stream = new FrameStream<WatchConversationResponse>(
                _channels,
                _options,
                (on, o) => new AssistService.AssistServiceClient(on).WatchConversation(request, o),
                reconnection.Opened,
                cancellationToken))
            {
                while (true)
                {
                    (var frame, failure) = await stream.ReadAsync();
                    if (frame is null)
                    {
                        break;
                    }

                    var verdict = tracker.Judge(frame);
                    if (verdict == FrameVerdict.Gap)
                    {
                        // A gap is asked for once more; a log that really lacks an event says so twice.
                        failure = tracker.Gap(frame, mayBeTriedAgain: gapAt != tracker.Next);
                        gapAt = tracker.Next;
                        break;
                    }

                    reconnection.Heard(frame.FrameCase
                        is WatchConversationResponse.FrameOneofCase.Event or WatchConversationResponse.FrameOneofCase.Checkpoint);
                    if (verdict == FrameVerdict.Deliver)
                    {
                        yield return frame;
                    }
                }
            }

            if (failure is null)
            {
                yield break;
            }

            await reconnection.PauseAsync(failure, cancellationToken);
        }
    }

    /// <summary>
    /// Watches the floor: a snapshot, then what changes. After a break the first frame is a new snapshot, which
    /// replaces everything shown before.
    /// </summary>
    /// <param name="request">Which conversations; null for all.</param>
    /// <param name="options">How; null takes every default.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="AgentAssistException">Watching again would not help, for example PERMISSION_DENIED.</exception>
    public async IAsyncEnumerable<WatchFloorResponse> WatchFloorAsync(
        WatchFloorRequest? request = null,
        WatchOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var filter = request?.Clone() ?? new WatchFloorRequest();
        var reconnection = new Reconnection(options ?? new WatchOptions(), _backoff, _reconnects, _options.TimeProvider);
        while (true)
        {
            reconnection.Opening();
            AgentAssistException? failure;
            using (var stream = new FrameStream<WatchFloorResponse>(
                _channels,
                _options,
                (on, o) => new SupervisionService.SupervisionServiceClient(on).WatchFloor(filter, o),
                reconnection.Opened,
                cancellationToken))
            {
                while (true)
                {
                    (var frame, failure) = await stream.ReadAsync();
                    if (frame is null)
                    {
                        break;
                    }

                    reconnection.Heard(frame.FrameCase != WatchFloorResponse.FrameOneofCase.Snapshot);
                    yield return frame;
                }
            }

            if (failure is null)
            {
                yield break;
            }

            await reconnection.PauseAsync(failure, cancellationToken);
        }
    }
}
