namespace AgentAssist.Cli;

/// <summary>A command that failed for a reason that a person can act on. Its message is one line that says what to do.</summary>
internal sealed class CliException(string message, Exception? inner = null) : Exception(message, inner);
