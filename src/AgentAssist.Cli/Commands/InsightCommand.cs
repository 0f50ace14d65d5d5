using System.CommandLine;
using AgentAssist.Cli.Rendering;
using AgentAssist.Client;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Cli.Commands;

/// <summary>Shows how suggestions fare with agents, and how the floor is doing.</summary>
internal static class InsightCommand
{
    private const int MostDays = 36_500;

    public static Command Create(CliContext context)
    {
        var days = NumberOption.Create("--days", "Suggestions of so many days of UTC, today included.", 1, MostDays, fallback: 30);
        var queues = new Option<string[]>("--queue") { Description = "Only conversations of this queue; may be given several times." };
        var command = new Command("insight", "Show which approaches agents send, edit and dismiss, and how the floor is doing.") { days, queues };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var client = context.Connect(result);
            await ShowAsync(client, context, result.GetValue(days), result.GetValue(queues) ?? [], cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task ShowAsync(
        AgentAssistClient client, CliContext context, int days, string[] queues, CancellationToken cancellationToken)
    {
        var today = context.Terminal.Clock.GetUtcNow().UtcDateTime.Date;
        var first = today.AddDays(1 - Math.Min(days, (today - DateTime.MinValue).Days));
        var request = new GetSuggestionStatsRequest { StartTime = Timestamp.FromDateTime(DateTime.SpecifyKind(first, DateTimeKind.Utc)) };
        var floorRequest = new GetFloorStatsRequest();
        floorRequest.Queues.Add(queues);
        var stats = await client.GetSuggestionStatsAsync(request, cancellationToken);
        var floor = await client.GetFloorStatsAsync(floorRequest, cancellationToken);
        context.Terminal.Screen.Write(InsightScreen.Draw(stats, floor, days));
    }
}
