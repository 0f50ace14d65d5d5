namespace AgentAssist.Client;

/// <summary>Names where a watch's connection stands.</summary>
public enum ConnectionPhase
{
    /// <summary>The first attempt is under way.</summary>
    Connecting = 0,

    /// <summary>Frames arrive.</summary>
    Connected = 1,

    /// <summary>The connection was lost; the next attempt begins after a pause.</summary>
    Reconnecting = 2,
}

/// <summary>Where a watch's connection stands, for a desktop to show.</summary>
/// <param name="Phase">Where.</param>
/// <param name="Failure">What ended the last stream; null unless reconnecting.</param>
/// <param name="Delay">How long until the next attempt; zero unless reconnecting.</param>
/// <param name="Attempt">How many attempts in a row brought nothing new, 0 when connected.</param>
public sealed record ConnectionState(ConnectionPhase Phase, AgentAssistException? Failure, TimeSpan Delay, int Attempt)
{
    /// <summary>The state before the first frame.</summary>
    public static ConnectionState Connecting { get; } = new(ConnectionPhase.Connecting, null, TimeSpan.Zero, 0);

    /// <summary>The state while frames arrive.</summary>
    public static ConnectionState Connected { get; } = new(ConnectionPhase.Connected, null, TimeSpan.Zero, 0);
}
