using Spectre.Console;

namespace AgentAssist.Cli.Terminal;

/// <summary>Shows how far long work has come: a bar on a terminal, nothing in a pipe.</summary>
internal static class ProgressMeter
{
    /// <summary>Runs work that reports how much of <paramref name="total"/> it has done; a total of 0 is unknown.</summary>
    public static async Task RunAsync(CliTerminal terminal, string title, long total, Func<Action<long>, Task> work)
    {
        if (!terminal.ShowsProgress)
        {
            await work(_ => { });
            return;
        }

        await terminal.ErrorScreen.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
                task.IsIndeterminate = total <= 0;
                await work(done => task.Increment(done));
            });
    }
}
