using AgentAssist.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AgentAssist.Cli.Rendering;

/// <summary>One conversation as its agent sees it: who, what was said and felt, what needs care, what could be said.</summary>
internal static class AgentScreen
{
    private const int RecordsShown = 4;
    private const int SuggestionsShown = 3;

    // What gives way first on a small screen: what was said long ago, then records, then all but the best suggestion.
    private static readonly (int Utterances, int Records, int Suggestions)[] Sizes =
    [
        (12, 4, 3), (8, 4, 3), (6, 4, 3), (5, 4, 3), (4, 4, 3), (3, 4, 3), (3, 2, 3), (2, 2, 3), (2, 1, 2), (1, 1, 2), (1, 1, 1), (1, 0, 1),
    ];

    /// <summary>Draws everything.</summary>
    /// <param name="utterancesShown">How many of the last utterances.</param>
    public static IRenderable Draw(ConversationModel model, ConnectionState? connection, int utterancesShown) =>
        Draw(model, connection, (utterancesShown, RecordsShown, SuggestionsShown));

    /// <summary>Draws as much as fits the screen.</summary>
    public static IRenderable DrawToFit(ConversationModel model, ConnectionState? connection, IAnsiConsole screen)
    {
        var options = RenderOptions.Create(screen, screen.Profile.Capabilities);
        IRenderable drawn = Text.Empty;
        foreach (var size in Sizes)
        {
            drawn = Draw(model, connection, size);
            if (Segment.SplitLines(drawn.Render(options, screen.Profile.Width)).Count < screen.Profile.Height)
            {
                break;
            }
        }

        return drawn;
    }

    private static IRenderable Draw(
        ConversationModel model, ConnectionState? connection, (int Utterances, int Records, int Suggestions) shown)
    {
        var parts = new List<IRenderable> { new Markup(Title(model, connection)), Customer(model, shown.Records), Dialogue(model, shown.Utterances) };
        if (model.Alerts.Count > 0)
        {
            parts.Add(Box("Alerts", Color.Red, model.Alerts.Select(AlertText.Line)));
        }

        if (model.Whispers.Count > 0)
        {
            parts.Add(Box("Whispers", Color.Magenta1, model.Whispers.TakeLast(SuggestionsShown).Select(w =>
                $"[magenta]{Words.Safe(w.SupervisorId)}[/] {Words.Safe(w.Text)}")));
        }

        if (model.Suggestions is { } offered)
        {
            parts.Add(Box(
                model.IsAnswered ? "Suggested before the last answer" : "What could be said next",
                model.IsAnswered ? Color.Grey : Color.Green,
                SuggestionText.Lines(offered, shown.Suggestions).Concat(SuggestionText.Model(model.Rewording, model.WithoutModel))));
        }

        if (model.Completed is { } completed)
        {
            parts.Add(Box($"Completed: {completed.Disposition}", Color.Grey, completed.WrapUp?.Lines.Select(line =>
                $"[bold]{Words.Safe(line.Topic)}[/] {Words.Safe(line.Text)}") ?? []));
        }

        return new Rows(parts);
    }

    private static string Title(ConversationModel model, ConnectionState? connection)
    {
        var c = model.Conversation;
        var parts = new List<string> { $"[bold]{Words.Safe(c.ConversationId)}[/]", Words.Lower(c.Channel), Words.Lower(c.State) };
        if (c.Queue.Length > 0)
        {
            parts.Add($"queue {Words.Safe(c.Queue)}");
        }

        if (c.AgentId.Length > 0)
        {
            parts.Add($"agent {Words.Safe(c.AgentId)}");
        }

        parts.Add($"[{Feelings.RiskColour(c.Risk)}]risk {Words.Score(c.Risk)}[/]");
        parts.Add($"revision {model.Revision}");
        if (connection is { Phase: ConnectionPhase.Reconnecting } lost)
        {
            parts.Add($"[red]connection lost, trying again in {Words.Duration(lost.Delay)}[/]");
        }

        return string.Join(" · ", parts);
    }

    private static Panel Customer(ConversationModel model, int records)
    {
        IEnumerable<string> lines = model.Context is { } context
            ? CustomerText.Summary(context).Concat(CustomerText.Timeline(context, records))
            : [model.Conversation.CustomerId.Length > 0
                ? $"{Words.Safe(model.Conversation.CustomerId)}: nothing is known yet"
                : "anonymous"];
        return Box("Customer", Color.Blue, lines);
    }

    private static Panel Dialogue(ConversationModel model, int most)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn().Width(10).NoWrap().PadLeft(0).PadRight(0))
            .AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach (var added in model.Utterances.TakeLast(most))
        {
            var (name, colour) = Speakers.Name(added.Utterance);
            grid.AddRow(new Markup($"[bold {colour}]{name}[/]"), new Markup(Words.Safe(added.Utterance.Text)));
            if (added.Analysis is { } analysis)
            {
                var cues = Feelings.Cues(analysis, added.Utterance.Text);
                grid.AddRow(Text.Empty, new Markup($"[dim]{Feelings.Measures(analysis)}[/]{(cues.Length > 0 ? " · " : "")}{cues}"));
            }
        }

        if (model.Interim is { } interim)
        {
            grid.AddRow(new Markup($"[dim]{Speakers.Name(interim).Name}[/]"), new Markup($"[dim italic]{Words.Safe(interim.Text)} …[/]"));
        }

        if (model.Utterances.Count == 0 && model.Interim is null)
        {
            grid.AddRow(Text.Empty, new Markup("[dim]Nobody has said anything yet.[/]"));
        }

        return Box("Conversation", Color.Default, grid);
    }

    private static Panel Box(string title, Color colour, IEnumerable<string> lines)
    {
        return Box(title, colour, new Rows(lines.Select(line => new Markup(line))));
    }

    private static Panel Box(string title, Color colour, IRenderable content)
    {
        return new Panel(content)
        {
            Header = new PanelHeader($" {Words.Safe(title)} "),
            Border = BoxBorder.Rounded,
            BorderStyle = new Style(colour),
            Expand = true,
            Padding = new Padding(1, 0),
        };
    }
}
