using AgentAssist.Server.Telemetry;

namespace AgentAssist.Server.Hosting;

/// <summary>Says when the node stops: readiness fails first, streams end after their last event.</summary>
internal sealed class Drain
{
    public Drain(IHostApplicationLifetime lifetime, ILogger<Drain> logger)
    {
        Token = lifetime.ApplicationStopping;
        Token.Register(() => logger.Draining());
    }

    /// <summary>Cancelled when the node begins to stop.</summary>
    public CancellationToken Token { get; }
}
