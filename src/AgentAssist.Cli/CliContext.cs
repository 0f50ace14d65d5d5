using System.CommandLine;
using AgentAssist.Cli.Terminal;
using AgentAssist.Client;

namespace AgentAssist.Cli;

/// <summary>What every command shares: the terminal, and which server to talk to.</summary>
internal sealed class CliContext(CliTerminal terminal)
{
    // A person waits: better to say soon that nobody answers than to try for a minute.
    private const int Attempts = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public CliTerminal Terminal { get; } = terminal;

    /// <summary>The option that names the server, on every command.</summary>
    public Option<Uri> Server { get; } = new("--server")
    {
        Description = "Where the server is.",
        HelpName = "URL",
        Recursive = true,
        DefaultValueFactory = _ => new Uri(AgentAssistClientOptions.DefaultAddress),
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                return uri;
            }

            result.AddError($"\"{text}\" is no address of a server: it must look like {AgentAssistClientOptions.DefaultAddress}.");
            return null;
        },
    };

    public Uri ServerOf(ParseResult result) => result.GetValue(Server) ?? new Uri(AgentAssistClientOptions.DefaultAddress);

    /// <summary>A client for one command.</summary>
    public AgentAssistClient Connect(ParseResult result) => new(new AgentAssistClientOptions
    {
        Address = ServerOf(result),
        TimeProvider = Terminal.Clock,
        MaxAttempts = Attempts,
        BackoffMax = LongestPause,
        CallDeadline = TimeSpan.FromSeconds(20),
    });
}
