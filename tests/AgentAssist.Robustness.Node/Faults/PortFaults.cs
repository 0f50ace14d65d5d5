namespace AgentAssist.Robustness.Node.Faults;

/// <summary>What befalls the calls of one port.</summary>
/// <param name="area">The port's name on the switchboard.</param>
internal sealed class PortFaults(string area, Switchboard on, Func<Exception> failure)
{
    public Task BeforeReadAsync(CancellationToken cancellationToken) => MeetAsync("fail-reads", cancellationToken);

    public Task BeforeWriteAsync(CancellationToken cancellationToken) => MeetAsync("fail-before", cancellationToken);

    /// <summary>The write stands; its answer is lost.</summary>
    public void AfterWrite() => Fail("fail-after");

    private async Task MeetAsync(string what, CancellationToken cancellationToken)
    {
        if (on[$"{area} delay"] is var delay and > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(delay), TimeProvider.System, cancellationToken);
        }

        Fail(what);
    }

    private void Fail(string what)
    {
        if (on.Happens($"{area} {what}"))
        {
            throw failure();
        }
    }
}
