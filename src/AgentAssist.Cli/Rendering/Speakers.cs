using AgentAssist.V1;

namespace AgentAssist.Cli.Rendering;

/// <summary>Who speaks, as screens name and colour them.</summary>
internal static class Speakers
{
    /// <summary>A name of at most eight letters and its colour.</summary>
    public static (string Name, string Colour) Name(Utterance utterance) => utterance.Role switch
    {
        Role.Customer => ("CUSTOMER", "deepskyblue1"),
        Role.HumanAgent => ("AGENT", "default"),
        Role.Bot => ("BOT", "grey"),
        Role.Supervisor => ("SUPERVISOR", "magenta"),
        _ => ("?", "default"),
    };
}
