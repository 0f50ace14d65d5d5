using AgentAssist.Cli.Files;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.V1;

namespace AgentAssist.Cli.Replaying;

/// <summary>What a reader sees of one replayed case.</summary>
internal interface IReplayView
{
    /// <summary>The conversation has started.</summary>
    void Begin(Case replayed, Conversation conversation);

    /// <summary>Something happened in it.</summary>
    void Show(AssistEvent happened);

    /// <summary>The case is over.</summary>
    void End(Case replayed, Conversation conversation);
}

/// <summary>Every event as it streams in.</summary>
internal sealed class FullReplayView(CliTerminal terminal, bool keepsOpen) : IReplayView
{
    private readonly EventLines _lines = new(terminal.Screen);

    public void Begin(Case replayed, Conversation conversation)
    {
        terminal.Out.WriteLine($"{Words.Clean(replayed.Id)}: conversation {conversation.ConversationId}");
    }

    public void Show(AssistEvent happened) => _lines.Write(happened);

    public void End(Case replayed, Conversation conversation)
    {
        if (keepsOpen)
        {
            terminal.Out.WriteLine($"It stays open: agentassist agent {conversation.ConversationId}");
        }

        terminal.Out.WriteLine();
    }
}

/// <summary>One line a case, written when it is over; for cases that run side by side.</summary>
internal sealed class LineReplayView(CliTerminal terminal) : IReplayView
{
    private readonly ConversationModel _model = new();
    private readonly HashSet<AlertKind> _alerts = [];
    private int _turns;

    public void Begin(Case replayed, Conversation conversation)
    {
    }

    public void Show(AssistEvent happened)
    {
        _model.Apply(new WatchConversationResponse { Revision = happened.Revision, Event = happened });
        _turns += happened.ContentCase == AssistEvent.ContentOneofCase.UtteranceAdded ? 1 : 0;
        if (happened.ContentCase == AssistEvent.ContentOneofCase.AlertRaised)
        {
            _alerts.Add(happened.AlertRaised.Kind);
        }
    }

    public void End(Case replayed, Conversation conversation)
    {
        var alerts = _alerts.Count > 0 ? $", alerts: {string.Join(", ", _alerts.Select(Words.Lower))}" : "";
        lock (terminal)
        {
            terminal.Out.WriteLine(
                $"{Words.Clean(replayed.Id)}: {Words.Count(_turns, "turn")}, risk {Words.Score(_model.Conversation.Risk)}{alerts}");
        }
    }
}

/// <summary>Nothing.</summary>
internal sealed class SilentReplayView : IReplayView
{
    public void Begin(Case replayed, Conversation conversation)
    {
    }

    public void Show(AssistEvent happened)
    {
    }

    public void End(Case replayed, Conversation conversation)
    {
    }
}
