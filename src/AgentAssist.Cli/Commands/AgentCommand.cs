using System.CommandLine;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.Client;
using AgentAssist.V1;

namespace AgentAssist.Cli.Commands;

/// <summary>Shows one conversation as its agent sees it, live.</summary>
internal static class AgentCommand
{
    private const int UtterancesInPipe = 200;

    public static Command Create(CliContext context)
    {
        var id = new Argument<string>("ID") { Description = "The conversation." };
        var once = new Option<bool>("--once") { Description = "Print how it stands and leave." };
        var command = new Command("agent", "Show a conversation as its agent sees it: customer, feelings, alerts, suggestions.") { id, once };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var client = context.Connect(result);
            var conversationId = result.GetRequiredValue(id);
            if (result.GetValue(once))
            {
                await PrintOnceAsync(client, conversationId, context.Terminal, cancellationToken);
                return CommandLine.Done;
            }

            // A watch waits for a server to come back; whether there is one at all is asked first.
            await client.GetConversationAsync(conversationId, cancellationToken);
            return await Interrupt.EndsViewAsync(
                token => context.Terminal.IsLive
                    ? ShowLiveAsync(client, conversationId, context.Terminal, token)
                    : PrintLinesAsync(client, conversationId, context.Terminal, token),
                cancellationToken);
        });
        return command;
    }

    private static async Task PrintOnceAsync(
        AgentAssistClient client, string conversationId, CliTerminal terminal, CancellationToken cancellationToken)
    {
        var model = new ConversationModel();
        var options = new WatchOptions { Reconnects = false };
        await foreach (var frame in client.WatchConversationAsync(conversationId, 0, options, cancellationToken))
        {
            model.Apply(frame);
            break;
        }

        terminal.Screen.Write(AgentScreen.Draw(model, connection: null, UtterancesInPipe));
    }

    private static Task ShowLiveAsync(
        AgentAssistClient client, string conversationId, CliTerminal terminal, CancellationToken cancellationToken)
    {
        return LiveScreen.RunAsync(terminal.Screen, async draw =>
        {
            var model = new ConversationModel();
            ConnectionState? connection = null;
            var options = new WatchOptions
            {
                ConnectionChanged = state =>
                {
                    connection = state;
                    Draw();
                },
            };
            await foreach (var frame in client.WatchConversationAsync(conversationId, 0, options, cancellationToken))
            {
                model.Apply(frame);
                Draw();
            }

            void Draw() => draw(AgentScreen.DrawToFit(model, connection, terminal.Screen));
        });
    }

    private static async Task PrintLinesAsync(
        AgentAssistClient client, string conversationId, CliTerminal terminal, CancellationToken cancellationToken)
    {
        var model = new ConversationModel();
        var lines = new EventLines(terminal.Screen);
        var options = new WatchOptions { ConnectionChanged = state => Connections.Tell(terminal, state) };
        await foreach (var frame in client.WatchConversationAsync(conversationId, 0, options, cancellationToken))
        {
            switch (frame.FrameCase)
            {
                case WatchConversationResponse.FrameOneofCase.Snapshot:
                    model.Apply(frame);
                    terminal.Screen.Write(AgentScreen.Draw(model, connection: null, UtterancesInPipe));
                    break;
                case WatchConversationResponse.FrameOneofCase.Event:
                    lines.Write(frame.Event);
                    break;
                default:
                    break;
            }
        }
    }
}
