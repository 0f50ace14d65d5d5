using AgentAssist.Client;
using AgentAssist.V1;

namespace AgentAssist.Cli.Replaying;

/// <summary>Watches a replayed conversation from its first event, and holds the stream to its promise by itself.</summary>
internal sealed class ReplayWatch(AgentAssistClient client, string conversationId, IReplayView show)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Lock _gate = new();
    private long _seen;
    private TaskCompletionSource _moved = NewSignal();
    private Exception? _failure;

    /// <summary>Reads until the conversation ends or the token is cancelled; a failure is kept for <see cref="ReachAsync"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in client.WatchConversationAsync(conversationId, 1, cancellationToken: cancellationToken))
            {
                if (frame.FrameCase == WatchConversationResponse.FrameOneofCase.Event)
                {
                    if (frame.Revision != _seen + 1 || frame.Event.Revision != frame.Revision)
                    {
                        throw new CliException($"the watch sent revision {frame.Revision} after {_seen}.");
                    }

                    show.Show(frame.Event);
                    Move(() => _seen = frame.Revision);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The replay is over.
        }
        catch (Exception e) when (e is AgentAssistException or CliException or IOException)
        {
            Move(() => _failure = e);
        }
    }

    /// <summary>Waits until the watch has shown a revision, so that a reader sees things in their order.</summary>
    /// <exception cref="CliException">It did not come, or not in order.</exception>
    public async Task ReachAsync(long revision, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                if (_seen >= revision)
                {
                    return;
                }

                if (_failure is not null)
                {
                    throw new CliException($"the watch failed: {_failure.Message}", _failure);
                }

                moved = _moved.Task;
            }

            try
            {
                await moved.WaitAsync(Patience, clock, cancellationToken);
            }
            catch (TimeoutException e)
            {
                throw new CliException($"the watch did not show revision {revision} within {Patience.TotalSeconds:0} s.", e);
            }
        }
    }

    private void Move(Action change)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            change();
            moved = _moved;
            _moved = NewSignal();
        }

        moved.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
