using AgentAssist.Core.Conversations;
using AgentAssist.V1;

namespace AgentAssist.Core.Supervision;

/// <summary>One live conversation as the floor shows it, folded from the restricted view of its events.</summary>
internal sealed class FloorRow(string tenant)
{
    private const int LongestText = 200;
    private const int TrendLength = 5;

    private readonly Queue<double> _risks = new();
    private readonly List<Alert> _alerts = [];
    private readonly List<GestureProposed> _pendingGestures = [];
    private Conversation? _conversation;
    private Utterance? _unanswered;
    private UtteranceAdded? _lastHeard;

    public string Tenant { get; } = tenant;

    public long Revision => _conversation?.Revision ?? 0;

    public Conversation Conversation => _conversation ?? throw new InvalidOperationException("Nothing was applied yet.");

    public bool IsCompleted => Conversation.State == ConversationState.Completed;

    /// <summary>The customer's first utterance that nobody has answered; null when the company spoke last.</summary>
    public Utterance? Unanswered => _unanswered;

    /// <summary>How many alerts are raised.</summary>
    public int AlertCount => _alerts.Count;

    public bool IsRaised(AlertKind kind) => _alerts.Exists(alert => alert.Kind == kind);

    public void Apply(AssistEvent appended)
    {
        _conversation = ConversationSummary.Apply(_conversation, appended);
        switch (appended.ContentCase)
        {
            case AssistEvent.ContentOneofCase.UtteranceAdded:
                Hear(appended.UtteranceAdded);
                break;
            case AssistEvent.ContentOneofCase.AlertRaised:
                _alerts.Add(appended.AlertRaised);
                break;
            case AssistEvent.ContentOneofCase.AlertCleared:
                _alerts.RemoveAll(alert => alert.AlertId == appended.AlertCleared.AlertId);
                break;
            case AssistEvent.ContentOneofCase.GestureProposed when appended.GestureProposed.NeedsApproval:
                _pendingGestures.Add(appended.GestureProposed);
                break;
            case AssistEvent.ContentOneofCase.GestureDecided:
                _pendingGestures.RemoveAll(gesture => gesture.GestureId == appended.GestureDecided.GestureId);
                break;
        }
    }

    /// <summary>The conversation is completed and its events are gone.</summary>
    public void End(Conversation summary) => _conversation = summary;

    /// <summary>Draws the row as it stands; the result is frozen.</summary>
    public FloorEntry ToEntry()
    {
        var entry = new FloorEntry { Conversation = Conversation.Clone(), WaitingSinceTime = _unanswered?.UtterTime };
        entry.Alerts.Add(_alerts);
        entry.PendingGestures.Add(_pendingGestures);
        if (_lastHeard is { } heard)
        {
            entry.Sentiment = heard.Analysis?.Sentiment ?? 0;
            entry.Emotion = heard.Analysis?.Emotions.FirstOrDefault()?.Label ?? "";
            var text = heard.Utterance.Text;
            entry.LastCustomerText = text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";
        }

        if (_risks.Count > 1)
        {
            entry.RiskTrend = _risks.Last() - _risks.First();
        }

        return entry;
    }

    private void Hear(UtteranceAdded added)
    {
        if (added.Utterance.Role != Role.Customer)
        {
            _unanswered = null;
            return;
        }

        _unanswered ??= added.Utterance;
        _lastHeard = added;
        if (_risks.Count == TrendLength)
        {
            _risks.Dequeue();
        }

        _risks.Enqueue(added.Analysis?.Risk ?? 0);
    }
}
