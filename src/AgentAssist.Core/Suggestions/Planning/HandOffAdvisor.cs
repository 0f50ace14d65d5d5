using AgentAssist.Core.Understanding.Risk;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>Advises to hand over where someone else would serve the customer, or protect the agent, better.</summary>
internal static class HandOffAdvisor
{
    public static HandOffAdvice? Advise(Moment moment)
    {
        var bot = moment.Request.Role == Role.Bot;
        return moment switch
        {
            _ when bot && moment.Holds("signal:wants-human") =>
                Advice(moment, HandOffReason.WantsHuman, SignalKind.WantsHuman, "The customer asks for a person."),
            _ when moment.Holds("signal:wants-supervisor") =>
                Advice(moment, HandOffReason.WantsSupervisor, SignalKind.WantsSupervisor, "The customer asks for someone senior."),
            _ when moment.Holds("abuse:repeated") =>
                Advice(moment, HandOffReason.Abuse, SignalKind.Abuse, "The abuse goes on after it began; nobody should have to bear that alone."),
            _ when bot && moment.Holds("signal:vulnerability") =>
                Advice(moment, HandOffReason.Vulnerability, SignalKind.Vulnerability, "The customer needs a person's care."),
            _ when bot && moment.Request.Utterance.Analysis?.Risk >= RiskLevels.HandOver =>
                Advice(moment, HandOffReason.EscalationRisk, null, "The conversation is close to escalating; a person should take it from here."),
            _ => null,
        };
    }

    private static HandOffAdvice Advice(Moment moment, HandOffReason reason, SignalKind? kind, string why)
    {
        var advice = new HandOffAdvice { Reason = reason, Why = why };
        foreach (var signal in moment.Request.Utterance.Analysis?.Signals ?? [])
        {
            if (signal.Kind == kind)
            {
                advice.Spans.AddRange(signal.Spans.Select(s => s.Clone()));
            }
        }

        return advice;
    }
}
