namespace AgentAssist.Client;

/// <summary>What one look at a server showed.</summary>
/// <param name="IsServing">Whether it takes calls; false while it drains.</param>
/// <param name="RoundTrip">How long the answer took.</param>
/// <param name="ServerTime">The server's clock when it answered, to the second; null where the answer carries no date.</param>
public sealed record ServerProbe(bool IsServing, TimeSpan RoundTrip, DateTimeOffset? ServerTime);
