namespace AgentAssist.Cli.Terminal;

/// <summary>Ctrl+C where it is the way to leave.</summary>
internal static class Interrupt
{
    /// <summary>Runs a view until it ends or the reader leaves it; both are success.</summary>
    public static async Task<int> EndsViewAsync(Func<CancellationToken, Task> view, CancellationToken cancellationToken)
    {
        try
        {
            await view(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The reader has seen enough.
        }

        return CommandLine.Done;
    }
}
