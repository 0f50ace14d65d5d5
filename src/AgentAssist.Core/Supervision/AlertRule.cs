using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;

namespace AgentAssist.Core.Supervision;

/// <summary>
/// When an alert is raised and when its reason is gone. Two thresholds, so that a measure that hovers around one of
/// them does not ring a supervisor again and again.
/// </summary>
/// <param name="Kind">The alert.</param>
/// <param name="Signal">The signal that measures it; UNSPECIFIED where something else does.</param>
/// <param name="Raise">Raised when the level reaches this.</param>
/// <param name="Clear">Cleared when the level has fallen below this.</param>
/// <param name="Decay">What is left of the level after a customer's utterance that does not show it.</param>
/// <param name="AtRisk">The principle that is at risk.</param>
/// <param name="Why">Why it was raised, in one plain sentence.</param>
internal sealed record AlertRule(
    AlertKind Kind, SignalKind Signal, double Raise, double Clear, double Decay, Principle AtRisk, string Why)
{
    /// <summary>The rules in the order in which alerts are raised.</summary>
    /// <remarks>
    /// With a decay of 0.7 a full signal stays up for three quiet utterances of the customer (0.7³ = 0.34) and is
    /// gone after the fourth; care for a vulnerable customer, a threat of publicity and repeated contacts last for the
    /// whole contact: nothing that is said later undoes them.
    /// </remarks>
    public static IReadOnlyList<AlertRule> All { get; } =
    [
        new(AlertKind.Vulnerability, SignalKind.Vulnerability, 0.5, 0.0, 1.0, Principle.WholePerson,
            "The customer, or someone they care for, needs particular care."),
        new(AlertKind.Abuse, SignalKind.Abuse, 0.5, 0.3, 0.7, Principle.AgentsToo,
            "The customer insults or threatens the agent."),
        new(AlertKind.LegalOrPress, SignalKind.LegalOrPress, 0.5, 0.0, 1.0, Principle.ProtectTrust,
            "The customer speaks of a lawyer, a regulator or the press."),
        new(AlertKind.WantsSupervisor, SignalKind.WantsSupervisor, 0.5, 0.3, 0.7, Principle.Listen,
            "The customer asks for someone senior."),
        new(AlertKind.BrokenPromise, SignalKind.PromiseBroken, 0.5, 0.3, 0.8, Principle.KeepPromises,
            "The customer says that a promise was not kept."),
        new(AlertKind.Fairness, SignalKind.Fairness, 0.5, 0.3, 0.7, Principle.Fairness,
            "The customer feels treated unfairly."),
        new(AlertKind.Churn, SignalKind.Churn, 0.5, 0.3, 0.7, Principle.RealRelationship,
            "The customer is about to leave."),
        new(AlertKind.RepeatedContact, SignalKind.Effort, 0.5, 0.0, 1.0, Principle.Painless,
            "The customer had to come back, repeat or wait."),
        new(AlertKind.EscalationRisk, SignalKind.Unspecified, RiskLevels.High, RiskLevels.HighClear, 0.0, Principle.StayCalm,
            "The conversation is likely to escalate."),
    ];

    /// <summary>How many contacts about one thing, this one included, are too many.</summary>
    public const int TooManyContacts = 3;

    /// <summary>The rule of a kind; null for kinds that no utterance raises.</summary>
    public static AlertRule? Of(AlertKind kind) => All.FirstOrDefault(rule => rule.Kind == kind);
}
