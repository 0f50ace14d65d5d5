using System.Globalization;
using AgentAssist.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentAssist.Cli.Rendering;

/// <summary>How suggestions fare, an approach a row, those that agents take most often first.</summary>
internal static class InsightScreen
{
    private static readonly AnswerOutcome[] Settled = [AnswerOutcome.Sent, AnswerOutcome.Edited, AnswerOutcome.Dismissed];

    public static IRenderable Draw(GetSuggestionStatsResponse stats, GetFloorStatsResponse floor, int days)
    {
        var floorLine = $"[bold]{Words.Count(floor.OpenCount, "open conversation")}[/] · {floor.WaitingCount:N0} waiting for an agent"
            + $" · {Words.Count(floor.AlertCount, "alert")}";
        if (stats.Stats.Count == 0)
        {
            return new Rows(new Markup(floorLine), new Markup($"No answers to suggestions in {Words.Count(days, "day")}."));
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Approach", "Shown", "Sent", "Edited", "Dismissed", "Taken");
        foreach (var column in table.Columns.Skip(1))
        {
            column.NoWrap().RightAligned();
        }

        var approaches = stats.Stats
            .GroupBy(stat => stat.Approach, StringComparer.Ordinal)
            .Select(group => (Approach: group.Key, Counts: group.ToDictionary(stat => stat.Outcome, stat => stat.Count)))
            .OrderByDescending(row => Taken(row.Counts))
            .ThenBy(row => row.Approach, StringComparer.Ordinal);
        foreach (var (approach, counts) in approaches)
        {
            table.AddRow(
                Words.Safe(approach),
                Count(counts, AnswerOutcome.Shown),
                Count(counts, AnswerOutcome.Sent),
                Count(counts, AnswerOutcome.Edited),
                Count(counts, AnswerOutcome.Dismissed),
                Share(counts));
        }

        return new Rows(
            new Markup(floorLine),
            table,
            new Markup($"[dim]Answers of {Words.Count(days, "day")} of UTC. Taken: sent or edited, of those that agents decided about.[/]"));
    }

    private static long Taken(Dictionary<AnswerOutcome, long> counts) =>
        counts.GetValueOrDefault(AnswerOutcome.Sent) + counts.GetValueOrDefault(AnswerOutcome.Edited);

    private static string Count(Dictionary<AnswerOutcome, long> counts, AnswerOutcome outcome) =>
        counts.GetValueOrDefault(outcome).ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(Dictionary<AnswerOutcome, long> counts) =>
        Settled.Sum(counts.GetValueOrDefault) is > 0 and var settled
            ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * Taken(counts) / settled:0} %")
            : "";
}
