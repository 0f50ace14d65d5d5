using AgentAssist.V1;
using Spectre.Console;

namespace AgentAssist.Cli.Rendering;

/// <summary>Writes what happens in a conversation line by line, as it happens: for replays and for pipes.</summary>
internal sealed class EventLines(IAnsiConsole screen)
{
    private const int Indent = 10;
    private const int SuggestionsShown = 3;

    /// <summary>Writes an event; kinds that say nothing to a reader write nothing.</summary>
    public void Write(AssistEvent happened)
    {
        switch (happened.ContentCase)
        {
            case AssistEvent.ContentOneofCase.UtteranceAdded:
                WriteUtterance(happened.UtteranceAdded);
                break;
            case AssistEvent.ContentOneofCase.ContextUpdated:
                WriteContext(happened.ContextUpdated.Context);
                break;
            case AssistEvent.ContentOneofCase.SuggestionsOffered:
                WriteSuggestions(happened.SuggestionsOffered);
                break;
            case AssistEvent.ContentOneofCase.SuggestionReworded:
                Write(SuggestionText.Lines(happened.SuggestionReworded.Suggestion));
                break;
            default:
                if (Line(happened) is { Length: > 0 } line)
                {
                    Indented(line);
                }

                break;
        }
    }

    /// <summary>One utterance with what was understood of it.</summary>
    public void WriteUtterance(UtteranceAdded added)
    {
        var (name, colour) = Speakers.Name(added.Utterance);
        screen.WriteLine();
        var grid = Columns();
        grid.AddRow(new Markup($"[bold {colour}]{name}[/]"), new Markup(Words.Safe(added.Utterance.Text)));
        if (added.Analysis is { } analysis)
        {
            grid.AddRow(Text.Empty, new Markup($"[dim]{Feelings.Measures(analysis)}[/]"));
            if (Feelings.Cues(analysis, added.Utterance.Text) is { Length: > 0 } cues)
            {
                grid.AddRow(Text.Empty, new Markup(cues));
            }
        }

        screen.Write(grid);
    }

    /// <summary>The best suggestions with their evidence.</summary>
    public void WriteSuggestions(SuggestionsOffered offered) => Write(SuggestionText.Lines(offered, SuggestionsShown));

    private void Write(IEnumerable<string> lines)
    {
        var grid = Columns();
        foreach (var line in lines)
        {
            grid.AddRow(Text.Empty, new Markup(line));
        }

        screen.Write(grid);
    }

    /// <summary>What is known about the customer.</summary>
    public void WriteContext(CustomerContext context)
    {
        foreach (var line in CustomerText.Summary(context))
        {
            Indented(line);
        }
    }

    public void Indented(string markup)
    {
        var grid = Columns();
        grid.AddRow(Text.Empty, new Markup(markup));
        screen.Write(grid);
    }

    private static string Line(AssistEvent happened) => happened.ContentCase switch
    {
        AssistEvent.ContentOneofCase.AlertRaised => AlertText.Line(happened.AlertRaised),
        AssistEvent.ContentOneofCase.AlertCleared =>
            $"[green]cleared[/] {Words.Lower(happened.AlertCleared.Kind)}{By(happened.AlertCleared.AcknowledgedBy)}",
        AssistEvent.ContentOneofCase.WhisperSent =>
            $"[magenta]whisper[/] {Words.Safe(happened.WhisperSent.SupervisorId)}: {Words.Safe(happened.WhisperSent.Text)}",
        AssistEvent.ContentOneofCase.CustomerIdentified => $"[dim]identified as {Words.Safe(happened.CustomerIdentified.CustomerId)}[/]",
        AssistEvent.ContentOneofCase.AnswerRecorded => $"[dim]suggestion {Words.Lower(happened.AnswerRecorded.Outcome)}[/]",
        AssistEvent.ContentOneofCase.PromiseRecorded =>
            $"promised: {Words.Safe(happened.PromiseRecorded.What)}{Due(happened.PromiseRecorded.Due)}",
        AssistEvent.ContentOneofCase.GestureProposed =>
            $"gesture proposed: {Words.Safe(happened.GestureProposed.Description)} ({Words.Safe(happened.GestureProposed.Cost)})",
        AssistEvent.ContentOneofCase.GestureDecided => $"gesture {(happened.GestureDecided.Approved ? "approved" : "declined")}",
        AssistEvent.ContentOneofCase.HandedOff =>
            $"handed to {Words.Safe(happened.HandedOff.ToQueue + happened.HandedOff.ToAgentId)}: {Words.Safe(happened.HandedOff.Reason)}",
        AssistEvent.ContentOneofCase.Claimed => $"[dim]claimed by {Words.Safe(happened.Claimed.AgentId)}[/]",
        AssistEvent.ContentOneofCase.ConversationCompleted =>
            $"[dim]completed: {Words.Safe(happened.ConversationCompleted.Disposition)}[/]",
        AssistEvent.ContentOneofCase.Redacted => $"[dim]withheld: {Words.Lower(happened.Redacted.Reason)}[/]",
        _ => "",
    };

    private static string By(string who) => who.Length > 0 ? $", acknowledged by {Words.Safe(who)}" : "";

    private static string Due(string due) => due.Length > 0 ? $" by {Words.Safe(due)}" : "";

    private static Grid Columns() => new Grid()
        .AddColumn(new GridColumn().Width(Indent).NoWrap().PadLeft(0).PadRight(0))
        .AddColumn(new GridColumn().PadLeft(0).PadRight(0));
}
