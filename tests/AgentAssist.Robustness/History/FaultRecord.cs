namespace AgentAssist.Robustness.History;

/// <summary>A fault that was brought about.</summary>
/// <param name="Kind">For example node-kill.</param>
/// <param name="Target">What it befell, for example node 1.</param>
internal sealed record FaultRecord(string Kind, string Target, TimeSpan Began, TimeSpan Ended);
