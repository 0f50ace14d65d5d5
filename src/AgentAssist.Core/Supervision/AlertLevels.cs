using AgentAssist.V1;

namespace AgentAssist.Core.Supervision;

/// <summary>How strongly each kind of alert is called for, and which are raised: a part of a conversation's fold.</summary>
internal sealed class AlertLevels
{
    private readonly Dictionary<AlertKind, double> _levels = [];
    private readonly Dictionary<AlertKind, Alert> _raised = [];
    private readonly HashSet<AlertKind> _acknowledged = [];

    /// <summary>The alerts that are raised now, in the order in which they were.</summary>
    public IEnumerable<Alert> Raised => _raised.Values.OrderBy(alert => alert.OnsetRevision);

    /// <summary>The raised alert with this id; null when there is none.</summary>
    public Alert? Find(string alertId) => _raised.Values.FirstOrDefault(alert => alert.AlertId == alertId);

    /// <summary>Moves the levels for a customer's utterance.</summary>
    public void Hear(Analysis? analysis)
    {
        foreach (var rule in AlertRule.All)
        {
            _levels[rule.Kind] = Next(rule, analysis);
            if (IsBelowClear(rule))
            {
                _acknowledged.Remove(rule.Kind);
            }
        }
    }

    /// <summary>The company's side spoke: a new wait may begin and be alerted again.</summary>
    public void Answered() => _acknowledged.Remove(AlertKind.Waiting);

    /// <summary>Whether an alert of this kind may be raised now: it is neither raised nor acknowledged.</summary>
    public bool MayRaise(AlertKind kind) => !_raised.ContainsKey(kind) && !_acknowledged.Contains(kind);

    public void Raise(Alert alert) => _raised[alert.Kind] = alert;

    /// <summary>
    /// An acknowledged alert does not come back until its level has fallen below the clear threshold and risen again.
    /// </summary>
    public void Clear(AlertCleared cleared)
    {
        _raised.Remove(cleared.Kind);
        if (cleared.AcknowledgedBy.Length > 0)
        {
            _acknowledged.Add(cleared.Kind);
        }
    }

    /// <summary>
    /// Decides what a customer's utterance raises and clears, without changing anything: the events that the decision
    /// becomes will.
    /// </summary>
    /// <param name="utteranceRevision">The revision that the utterance will have; the onset of what it raises.</param>
    /// <param name="grounds">What the customer's records show.</param>
    public (IReadOnlyList<Alert> Raise, IReadOnlyList<AlertCleared> Clear) Decide(
        Analysis analysis, long utteranceRevision, AlertGrounds grounds)
    {
        var raise = new List<Alert>();
        var clear = new List<AlertCleared>();
        foreach (var rule in AlertRule.All)
        {
            var level = Math.Max(grounds.LevelOf(rule.Kind), Next(rule, analysis));
            if (_raised.TryGetValue(rule.Kind, out var raised))
            {
                if (level < rule.Clear)
                {
                    clear.Add(new AlertCleared { AlertId = raised.AlertId, Kind = rule.Kind });
                }
            }
            else if (level >= rule.Raise && MayRaise(rule.Kind))
            {
                raise.Add(NewAlert(rule, analysis, utteranceRevision, grounds));
            }
        }

        return (raise, clear);
    }

    /// <summary>The identity of an alert: what it is about and the utterance that set it off.</summary>
    public static string Id(AlertKind kind, long onsetRevision) => $"{EnumNames.UpperSnake(kind)}-{onsetRevision}";

    private static Alert NewAlert(AlertRule rule, Analysis analysis, long onsetRevision, AlertGrounds grounds)
    {
        var why = grounds.WhyOf(rule.Kind);
        var alert = new Alert
        {
            AlertId = Id(rule.Kind, onsetRevision),
            Kind = rule.Kind,
            Why = why.Length > 0 ? why : rule.Why,
            OnsetRevision = onsetRevision,
            PrincipleAtRisk = rule.AtRisk,
        };
        alert.Spans.Add(analysis.Signals.Where(signal => signal.Kind == rule.Signal).SelectMany(signal => signal.Spans));
        return alert;
    }

    private double Next(AlertRule rule, Analysis? analysis)
    {
        var kept = _levels.GetValueOrDefault(rule.Kind) * rule.Decay;
        return analysis is null ? kept : Math.Max(kept, Shown(rule, analysis));
    }

    private static double Shown(AlertRule rule, Analysis analysis) => rule.Kind switch
    {
        AlertKind.EscalationRisk => analysis.Risk,
        _ => analysis.Signals.Where(signal => signal.Kind == rule.Signal).Select(signal => signal.Score).DefaultIfEmpty(0).Max(),
    };

    private bool IsBelowClear(AlertRule rule) => _levels[rule.Kind] < rule.Clear;
}
