using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Replaying;
using AgentAssist.Cli.Terminal;
using AgentAssist.Client;

namespace AgentAssist.Cli.Commands;

/// <summary>Plays recorded cases through a server and shows what it makes of them.</summary>
internal static class ReplayCommand
{
    private const int MostParallel = 1_000;

    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "Cases: JSON lines, or a scenario as one JSON document; - is standard input." };
        var speed = NumberOption.Create(
            "--speed", "Pause between turns as people do: 1 at their pace, 2 twice as fast; 0 without pauses.", 0.0, 1_000.0, fallback: 0.0);
        var limit = NumberOption.Create("--limit", "At most so many cases.", 1, int.MaxValue, fallback: int.MaxValue);
        var parallel = NumberOption.Create("--parallel", "So many cases side by side.", 1, MostParallel, fallback: 1);
        var quiet = new Option<bool>("--quiet") { Description = "Print the summary only." };
        var keepOpen = new Option<bool>("--keep-open") { Description = "Leave the conversations open instead of completing them." };
        var command = new Command("replay", "Play cases through a server, watch them, and check that every event arrives once and in order.")
        {
            file, speed, limit, parallel, quiet, keepOpen,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var client = context.Connect(result);
            return await RunAsync(
                client,
                context.Terminal,
                result.GetRequiredValue(file),
                new ReplayOptions(result.GetValue(speed), result.GetValue(keepOpen)),
                (result.GetValue(limit), result.GetValue(parallel), result.GetValue(quiet)),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        AgentAssistClient client,
        CliTerminal terminal,
        string file,
        ReplayOptions options,
        (int Limit, int Parallel, bool Quiet) run,
        CancellationToken cancellationToken)
    {
        var faults = new LineFaults(terminal);
        using var reader = TextFiles.OpenRead(file, terminal);
        var cases = CaseFile.Read(file, reader, faults).Take(run.Limit).ToArray();
        var tally = new ReplayTally(terminal);
        var replay = new CaseReplay(client, options, terminal.Clock);
        var began = terminal.Clock.GetTimestamp();
        Func<IReplayView> view = run.Quiet ? () => new SilentReplayView()
            : run.Parallel > 1 ? () => new LineReplayView(terminal)
            : () => new FullReplayView(terminal, options.KeepsOpen);

        // What is written to the screen would tear the bar: it moves only where nothing else does.
        var title = run.Quiet && cases.Length > 0 ? "Replaying" : "";
        await MeterAsync(terminal, title, cases.Length, tick => Parallel.ForEachAsync(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = run.Parallel, CancellationToken = cancellationToken },
            async (replayed, token) =>
            {
                await ReplayOneAsync(replay, replayed, tally, view(), token);
                tick(1);
            }));

        foreach (var line in tally.Summary(terminal.Clock.GetElapsedTime(began)))
        {
            await terminal.Out.WriteLineAsync(line);
        }

        faults.ThrowIfAny(file, "The others were replayed.");
        return tally.Errors == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static async Task ReplayOneAsync(
        CaseReplay replay, Case replayed, ReplayTally tally, IReplayView view, CancellationToken cancellationToken)
    {
        try
        {
            await replay.RunAsync(replayed, tally, view, cancellationToken);
        }
        catch (AgentAssistException e) when (e.Reason.Length > 0)
        {
            tally.CountError($"{replayed.Id}: {e.Message}");
        }
        catch (CliException e)
        {
            tally.CountError($"{replayed.Id}: {e.Message}");
        }
    }

    private static Task MeterAsync(CliTerminal terminal, string title, int total, Func<Action<long>, Task> work)
    {
        return title.Length > 0 ? ProgressMeter.RunAsync(terminal, title, total, work) : work(_ => { });
    }
}
