using AgentAssist.Client.Calls;

namespace AgentAssist.Client.Watching;

/// <summary>
/// The pauses of one watch between its streams, and what is told about them. Pauses start over once a stream has made
/// progress; being connected alone does not count, or a server that accepts and fails would be asked without end.
/// </summary>
/// <param name="resumes">For streams that ended alone.</param>
/// <param name="reconnects">For streams that ended with a whole node or connection, as those of many others did.</param>
internal sealed class Reconnection(WatchOptions watch, Backoff resumes, Backoff reconnects, TimeProvider clock)
{
    private ConnectionPhase? _phase;
    private int _failures;

    /// <summary>A stream is about to be opened.</summary>
    public void Opening()
    {
        if (_phase is null)
        {
            Tell(ConnectionState.Connecting);
        }
    }

    /// <summary>The server has taken the stream.</summary>
    public void Opened() => Heard(isProgress: false);

    /// <summary>A frame arrived.</summary>
    public void Heard(bool isProgress)
    {
        _failures = isProgress ? 0 : _failures;
        if (_phase != ConnectionPhase.Connected)
        {
            Tell(ConnectionState.Connected);
        }
    }

    /// <summary>A stream failed: waits before the next one.</summary>
    /// <exception cref="AgentAssistException">The failure itself, where another stream would end the same way.</exception>
    public async Task PauseAsync(AgentAssistException failure, CancellationToken cancellationToken)
    {
        if (!watch.Reconnects || !failure.MayBeTriedAgain || failure.NextStep == StreamNextStep.Stop)
        {
            throw failure;
        }

        _failures++;
        var delay = (failure.NextStep == StreamNextStep.Reconnect ? reconnects : resumes).After(_failures, failure.RetryDelay);
        Tell(new ConnectionState(ConnectionPhase.Reconnecting, failure, delay, _failures));
        await Task.Delay(delay, clock, cancellationToken);
    }

    private void Tell(ConnectionState state)
    {
        _phase = state.Phase;
        watch.ConnectionChanged?.Invoke(state);
    }
}
