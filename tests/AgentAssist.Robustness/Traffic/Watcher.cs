using AgentAssist.Client;
using AgentAssist.Robustness.History;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Robustness.Traffic;

/// <summary>Watches one conversation and takes down what it is shown.</summary>
internal sealed class Watcher(int id, string conversation, long start, string target, Recorder recorder)
{
    private readonly Lock _gate = new();
    private readonly List<(long Revision, string Digest)> _events = [];
    private readonly List<(TimeSpan Lost, TimeSpan Back)> _breaks = [];
    private long? _snapshot;
    private long? _wrongCheckpoint;
    private TimeSpan? _lost;
    private bool _resumes;
    private string _failure = "";

    public string Conversation => conversation;

    /// <summary>Whether it ended, be it at the conversation's completion or for a failure.</summary>
    public bool HasEnded { get; private set; }

    public bool Resumes => _resumes;

    /// <summary>The last revision that it knows of.</summary>
    public long Last => Record(0).Last;

    public Watch Record(long awaited)
    {
        lock (_gate)
        {
            return new Watch(id, conversation, start, _resumes, target)
            {
                Events = [.. _events],
                Snapshot = _snapshot,
                WrongCheckpoint = _wrongCheckpoint,
                Failure = _failure,
                Awaited = awaited,
                Breaks = [.. _breaks],
            };
        }
    }

    /// <summary>Watches through every break.</summary>
    /// <param name="pause">What the reader does after each frame; a slow one takes its time.</param>
    public async Task ResumeAsync(AgentAssistClient client, Func<CancellationToken, Task> pause, CancellationToken cancellationToken)
    {
        _resumes = true;
        try
        {
            var options = new WatchOptions { ConnectionChanged = Note };
            await foreach (var frame in client.WatchConversationAsync(conversation, start, options, cancellationToken))
            {
                Take(frame);
                await pause(cancellationToken);
            }

            HasEnded = true;
        }
        catch (AgentAssistException e)
        {
            _failure = e.Reason.Length > 0 ? e.Reason : e.StatusCode.ToString();
            HasEnded = true;
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The client promises one type of exception; any other is for the checker to tell.
            _failure = e.GetType().Name;
            HasEnded = true;
        }
    }

    /// <summary>Watches one stream until it ends, however it ends.</summary>
    public async Task WatchOnceAsync(CallInvoker on, CancellationToken cancellationToken)
    {
        try
        {
            using var call = new AssistService.AssistServiceClient(on).WatchConversation(
                new WatchConversationRequest { ConversationId = conversation, StartRevision = start },
                cancellationToken: cancellationToken);
            await foreach (var frame in call.ResponseStream.ReadAllAsync(cancellationToken))
            {
                Take(frame);
            }
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException or IOException)
        {
            // A broken stream is no promise broken.
        }

        HasEnded = true;
    }

    private void Take(WatchConversationResponse frame)
    {
        lock (_gate)
        {
            switch (frame.FrameCase)
            {
                case WatchConversationResponse.FrameOneofCase.Snapshot:
                    _snapshot = frame.Snapshot.Conversation.Revision;
                    break;
                case WatchConversationResponse.FrameOneofCase.Event:
                    _events.Add((frame.Revision, Digest.Of(frame.Event)));
                    break;
                case WatchConversationResponse.FrameOneofCase.Checkpoint:
                    var last = _events.Count > 0 ? _events[^1].Revision : _snapshot ?? start - 1;
                    _wrongCheckpoint ??= frame.Checkpoint.Revision == last ? null : frame.Checkpoint.Revision;
                    break;
            }
        }
    }

    private void Note(ConnectionState state)
    {
        lock (_gate)
        {
            if (state.Phase == ConnectionPhase.Reconnecting)
            {
                _lost ??= recorder.Now;
            }
            else if (state.Phase == ConnectionPhase.Connected && _lost is { } lost)
            {
                _breaks.Add((lost, recorder.Now));
                _lost = null;
            }
        }
    }
}
