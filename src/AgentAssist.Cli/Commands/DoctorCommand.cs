using System.CommandLine;
using AgentAssist.Cli.Diagnosing;
using AgentAssist.Cli.Rendering;
using Spectre.Console;

namespace AgentAssist.Cli.Commands;

/// <summary>Finds out what is wrong, and says what to do about it.</summary>
internal static class DoctorCommand
{
    private const string RedisVariable = "AgentAssist__Redis__Configuration";

    public static Command Create(CliContext context)
    {
        var redis = new Option<string>("--redis")
        {
            Description = $"A Redis to check as well, as the server is configured with it; by default the environment variable {RedisVariable}.",
            HelpName = "HOST:PORT",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(RedisVariable) ?? "",
        };
        var command = new Command("doctor", "Check whether a server can be reached and works, and say what to do where not.") { redis };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var client = context.Connect(result);
            var screen = context.Terminal.Screen;
            var broken = 0;
            await foreach (var check in new ServerChecks(client, context.Terminal.Clock).RunAsync().WithCancellation(cancellationToken))
            {
                broken += Show(screen, check);
            }

            if (result.GetValue(redis) is { Length: > 0 } configuration)
            {
                broken += Show(screen, await RedisCheck.RunAsync(configuration, context.Terminal.Clock, cancellationToken));
            }

            screen.WriteLine(broken == 0 ? "All is well." : $"{Words.Count(broken, "check")} failed.");
            return broken == 0 ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    private static int Show(IAnsiConsole screen, CheckResult check)
    {
        var mark = check.Outcome switch
        {
            CheckOutcome.Fine => "[green]ok[/]    ",
            CheckOutcome.Attention => "[yellow]look[/]  ",
            _ => "[red]broken[/]",
        };
        var grid = new Grid()
            .AddColumn(new GridColumn().Width(8).NoWrap().PadLeft(0).PadRight(0))
            .AddColumn(new GridColumn().Width(9).NoWrap().PadLeft(0).PadRight(0))
            .AddColumn(new GridColumn().PadLeft(0).PadRight(0))
            .AddRow(new Markup(mark), new Markup($"[bold]{check.Name}[/]"), new Markup(Words.Safe(check.Found)));
        if (check.Advice.Length > 0)
        {
            grid.AddRow(Text.Empty, Text.Empty, new Markup(Words.Safe(check.Advice)));
        }

        screen.Write(grid);
        return check.Outcome == CheckOutcome.Broken ? 1 : 0;
    }
}
