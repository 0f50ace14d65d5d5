using System.CommandLine;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.Client;
using AgentAssist.V1;

namespace AgentAssist.Cli.Commands;

/// <summary>Shows all live conversations to a supervisor, the highest risk first.</summary>
internal static class FloorCommand
{
    private const int RowsInPipe = 1_000;

    // Title, table frame and news around the rows; a row takes about two lines.
    private const int LinesAround = 20;
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromSeconds(1);

    public static Command Create(CliContext context)
    {
        var queues = new Option<string[]>("--queue") { Description = "Only this queue; may be given several times." };
        var agents = new Option<string[]>("--agent") { Description = "Only this agent; may be given several times." };
        var minRisk = NumberOption.Create("--min-risk", "Only conversations with at least this risk, 0 to 1.", 0.0, 1.0, fallback: 0.0);
        var once = new Option<bool>("--once") { Description = "Print how it stands and leave." };
        var command = new Command("floor", "Show all live conversations, the highest risk first, with their alerts.")
        {
            queues, agents, minRisk, once,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var client = context.Connect(result);
            var request = new WatchFloorRequest { MinRisk = result.GetValue(minRisk) };
            request.Queues.Add(result.GetValue(queues) ?? []);
            request.AgentIds.Add(result.GetValue(agents) ?? []);
            if (result.GetValue(once))
            {
                await PrintOnceAsync(client, request, context.Terminal, cancellationToken);
                return CommandLine.Done;
            }

            await client.ListConversationsAsync(new ListConversationsRequest { PageSize = 1 }, cancellationToken);
            return await Interrupt.EndsViewAsync(
                token => context.Terminal.IsLive
                    ? ShowLiveAsync(client, request, context.Terminal, token)
                    : PrintLinesAsync(client, request, context.Terminal, token),
                cancellationToken);
        });
        return command;
    }

    private static async Task PrintOnceAsync(
        AgentAssistClient client, WatchFloorRequest request, CliTerminal terminal, CancellationToken cancellationToken)
    {
        var model = new FloorModel();
        await foreach (var frame in client.WatchFloorAsync(request, new WatchOptions { Reconnects = false }, cancellationToken))
        {
            model.Apply(frame);
            break;
        }

        terminal.Screen.Write(FloorScreen.Draw(model, connection: null, terminal.Clock.GetUtcNow(), RowsInPipe));
    }

    private static Task ShowLiveAsync(
        AgentAssistClient client, WatchFloorRequest request, CliTerminal terminal, CancellationToken cancellationToken)
    {
        return LiveScreen.RunAsync(terminal.Screen, async draw =>
        {
            var gate = new Lock();
            var model = new FloorModel();
            ConnectionState? connection = null;
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var clock = RedrawAsync(terminal.Clock, Draw, leaving.Token);
            try
            {
                var options = new WatchOptions { ConnectionChanged = state => Change(() => connection = state) };
                await foreach (var frame in client.WatchFloorAsync(request, options, cancellationToken))
                {
                    Change(() => model.Apply(frame));
                }
            }
            finally
            {
                await leaving.CancelAsync();
                await clock;
            }

            void Change(Action change)
            {
                lock (gate)
                {
                    change();
                }

                Draw();
            }

            void Draw()
            {
                lock (gate)
                {
                    var rows = Math.Max(3, (terminal.Screen.Profile.Height - LinesAround) / 2);
                    draw(FloorScreen.Draw(model, connection, terminal.Clock.GetUtcNow(), rows));
                }
            }
        });
    }

    // Waiting times grow although nothing arrives.
    private static async Task RedrawAsync(TimeProvider clock, Action draw, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RedrawInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                draw();
            }
        }
        catch (OperationCanceledException)
        {
            // The view has ended.
        }
    }

    private static async Task PrintLinesAsync(
        AgentAssistClient client, WatchFloorRequest request, CliTerminal terminal, CancellationToken cancellationToken)
    {
        var model = new FloorModel();
        var options = new WatchOptions { ConnectionChanged = state => Connections.Tell(terminal, state) };
        await foreach (var frame in client.WatchFloorAsync(request, options, cancellationToken))
        {
            model.Apply(frame);
            switch (frame.FrameCase)
            {
                case WatchFloorResponse.FrameOneofCase.Snapshot:
                    terminal.Screen.Write(FloorScreen.Draw(model, connection: null, terminal.Clock.GetUtcNow(), RowsInPipe));
                    break;
                case WatchFloorResponse.FrameOneofCase.Changed:
                    var entry = frame.Changed;
                    terminal.Out.WriteLine(
                        $"{entry.Conversation.ConversationId} risk {Words.Score(entry.Conversation.Risk)} "
                        + $"{Words.Clean(entry.Emotion)} {AlertText.Kinds(entry.Alerts)} \"{Words.Clean(entry.LastCustomerText)}\"");
                    break;
                case WatchFloorResponse.FrameOneofCase.Removed:
                    terminal.Out.WriteLine($"{frame.Removed.ConversationId} has left");
                    break;
                case WatchFloorResponse.FrameOneofCase.Alert:
                    terminal.Out.WriteLine(
                        $"{frame.Alert.ConversationId} ! {Words.Lower(frame.Alert.Alert.Kind)} {Words.Clean(frame.Alert.Alert.Why)}");
                    break;
                case WatchFloorResponse.FrameOneofCase.DuePromises:
                    foreach (var due in frame.DuePromises.Promises)
                    {
                        terminal.Out.WriteLine(FloorScreen.DueLine(due, terminal.Clock.GetUtcNow()));
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
