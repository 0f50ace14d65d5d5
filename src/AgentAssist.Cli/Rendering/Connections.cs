using AgentAssist.Cli.Terminal;
using AgentAssist.Client;

namespace AgentAssist.Cli.Rendering;

/// <summary>Says on standard error how the connection stands, where the screen itself cannot be redrawn.</summary>
internal static class Connections
{
    public static void Tell(CliTerminal terminal, ConnectionState state)
    {
        if (state.Phase == ConnectionPhase.Reconnecting)
        {
            var why = state.Failure is { } failure ? $" ({Words.Clean(Words.Short(failure.Message, 100))})" : "";
            terminal.Error.WriteLine($"Connection lost{why}; trying again in {Words.Duration(state.Delay)}.");
        }
    }
}
