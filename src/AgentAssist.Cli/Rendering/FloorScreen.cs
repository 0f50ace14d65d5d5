using AgentAssist.Client;
using AgentAssist.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentAssist.Cli.Rendering;

/// <summary>The floor as a table, the highest risk first.</summary>
internal static class FloorScreen
{
    private const double Steady = 0.05;
    private const int PromisesShown = 5;

    /// <summary>Draws the whole screen.</summary>
    /// <param name="rowsShown">How many conversations at most.</param>
    public static IRenderable Draw(FloorModel model, ConnectionState? connection, DateTimeOffset now, int rowsShown)
    {
        var entries = model.Entries;
        var alerts = entries.Sum(entry => entry.Alerts.Count);
        var title = $"[bold]{Words.Count(entries.Count, "live conversation")}[/] · {Words.Count(alerts, "alert")}";
        if (connection is { Phase: ConnectionPhase.Reconnecting } lost)
        {
            title += $" · [red]connection lost, trying again in {Words.Duration(lost.Delay)}[/]";
        }

        var parts = new List<IRenderable> { new Markup(title) };
        if (entries.Count > 0)
        {
            parts.Add(Table(entries.Take(rowsShown), now));
        }

        if (entries.Count > rowsShown)
        {
            parts.Add(new Markup($"[dim]and {entries.Count - rowsShown} with less risk[/]"));
        }

        parts.AddRange(Foremost(model.DuePromises).Select(due => new Text(DueLine(due, now), due.Promise.State == PromiseState.Overdue ? Color.Red : Color.Yellow)));
        if (model.DuePromises.Count > PromisesShown)
        {
            parts.Add(new Markup($"[dim]and {Words.Count(model.DuePromises.Count - PromisesShown, "further promise")} due or overdue[/]"));
        }

        parts.AddRange(model.News.Select(news =>
            new Markup($"{AlertText.Line(news.Alert)} [dim]{Words.Safe(news.ConversationId)}[/]")));
        return new Rows(parts);
    }

    // What can still be kept comes before what is late, and of that what became late last.
    private static IEnumerable<DuePromise> Foremost(IReadOnlyList<DuePromise> promises) =>
        promises.Where(due => due.Promise.State != PromiseState.Overdue)
            .Concat(promises.Where(due => due.Promise.State == PromiseState.Overdue).Reverse())
            .Take(PromisesShown);

    /// <summary>Says in one plain line what is due to whom and when.</summary>
    public static string DueLine(DuePromise due, DateTimeOffset now)
    {
        var left = due.PassTime.ToDateTimeOffset() - now;
        var when = left > TimeSpan.Zero ? $"due in {Words.Duration(left)}" : $"overdue by {Words.Duration(-left)}";
        return $"Promised to {Words.Clean(due.Promise.CustomerId)}, {when}: {Words.Clean(due.Promise.What)}";
    }

    private static Table Table(IEnumerable<FloorEntry> entries, DateTimeOffset now)
    {
        var table = new Table { Border = TableBorder.Rounded, Expand = true };
        table.AddColumns("Conversation", "Agent", "Risk", "Feeling", "Waits", "Alerts", "Last words of the customer");
        table.Columns[2].NoWrap().RightAligned();
        table.Columns[4].NoWrap().RightAligned();
        foreach (var entry in entries)
        {
            table.AddRow(
                Words.Safe(entry.Conversation.ConversationId),
                Who(entry.Conversation),
                $"[{Feelings.RiskColour(entry.Conversation.Risk)}]{Words.Score(entry.Conversation.Risk)}{Trend(entry.RiskTrend)}[/]",
                Feeling(entry),
                entry.WaitingSinceTime is { } since ? Words.Duration(now - since.ToDateTimeOffset()) : "",
                $"[red]{AlertText.Kinds(entry.Alerts)}[/]",
                Words.Safe(entry.LastCustomerText));
        }

        return table;
    }

    private static string Who(Conversation conversation)
    {
        return conversation.AgentId.Length > 0 ? Words.Safe(conversation.AgentId)
            : conversation.State == ConversationState.WaitingForAgent ? "[yellow]nobody yet[/]"
            : "[dim]none[/]";
    }

    private static string Feeling(FloorEntry entry)
    {
        return entry.Emotion.Length > 0 ? $"{Words.Safe(entry.Emotion)} {Words.Score(entry.Sentiment)}" : Words.Score(entry.Sentiment);
    }

    private static string Trend(double trend) => trend >= Steady ? " ↑" : trend <= -Steady ? " ↓" : "";
}
