using AgentAssist.Core.Understanding.Signals;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>What one utterance adds to the risk that a conversation escalates, in plain words.</summary>
internal readonly record struct RiskReason(string Feature, double Weight);

/// <summary>
/// The risk, 0 to 1, that a conversation escalates. It belongs to the conversation, not to a line: anger and broken
/// promises add up, calm lets it fade, thanks let it fade fast. The same turns always give the same risk.
/// </summary>
internal static class EscalationRisk
{
    private const double FromAnger = 0.35;
    private const double FromSentiment = 0.30;
    private const double FromComplaint = 0.12;
    private const double FromTrend = 0.10;
    private const double FromRepetition = 0.30;
    private const double FromRepeatedEffort = 0.12;
    private const double FromRefusal = 0.14;
    private const double PerContact = 0.10;
    private const int MostContacts = 4;

    private const double KeptWhenNeutral = 0.90;
    private const double KeptWhenCalm = 0.75;
    private const double KeptWhenGrateful = 0.50;

    /// <summary>The risk after an utterance.</summary>
    /// <param name="analysis">Of the utterance; its risk is not yet set.</param>
    /// <param name="signals">What was found in it, with what each adds.</param>
    /// <param name="repetition">How much the utterance repeats what the customer had said before, 0 to 1.</param>
    /// <param name="contactsAboutThis">How often the customer contacted the company about this, this time included.</param>
    public static double After(
        Analysis analysis, List<FoundSignal> signals, IReadOnlyList<PriorTurn> before, double repetition, int contactsAboutThis, List<RiskReason> reasons)
    {
        var previous = Previous(before, contactsAboutThis, out var first);
        if (first && contactsAboutThis > 1)
        {
            reasons.Add(new RiskReason($"contact {contactsAboutThis} about this", previous));
        }

        var pressure = Pressure(analysis, signals, before, repetition, reasons);
        var troubled = signals.Exists(s => s.Effect.Risk > 0);
        var grateful = !troubled && analysis.Sentiment >= 0 && signals.Exists(s => s.Kind == SignalKind.Gratitude);
        if (grateful)
        {
            return Round(previous * KeptWhenGrateful);
        }

        var kept = troubled || analysis.Sentiment <= -0.05 ? 1 : analysis.Sentiment >= 0.05 ? KeptWhenCalm : KeptWhenNeutral;
        return Round(1 - ((1 - (previous * kept)) * Math.Exp(-pressure)));
    }

    private static double Pressure(
        Analysis analysis, List<FoundSignal> signals, IReadOnlyList<PriorTurn> before, double repetition, List<RiskReason> reasons)
    {
        var sum = 0.0;
        void Count(string feature, double weight)
        {
            if (weight > 0)
            {
                sum += weight;
                reasons.Add(new RiskReason(feature, weight));
            }
        }

        Count("anger", FromAnger * Anger(analysis));
        Count("negative words", FromSentiment * Math.Pow(Math.Max(0, -analysis.Sentiment), 1.5));
        Count("a complaint", FromComplaint * analysis.Complaint);
        Count("getting worse", FromTrend * Fall(analysis, before));
        Count("saying it again", FromRepetition * repetition);
        Count("was just told no", FromRefusal * Refusals.SinceLastSpoken(before));
        foreach (var signal in signals)
        {
            Count(signal.Effect.Title, signal.Effect.Risk * signal.Score);
        }

        if (signals.Exists(s => s.Kind is SignalKind.Effort or SignalKind.QuestionUnanswered))
        {
            var earlier = before.Count(t => t.Analysis?.Signals.Any(s => s.Kind is SignalKind.Effort or SignalKind.QuestionUnanswered) ?? false);
            Count("trouble again in this conversation", FromRepeatedEffort * Math.Min(earlier, 3));
        }

        return sum;
    }

    // Without an earlier utterance, the contacts before this one set the starting point.
    private static double Previous(IReadOnlyList<PriorTurn> before, int contactsAboutThis, out bool first)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            if (before[i].Analysis is { } analysis)
            {
                first = false;
                return Math.Clamp(analysis.Risk, 0, 1);
            }
        }

        first = true;
        return PerContact * Math.Clamp(contactsAboutThis - 1, 0, MostContacts);
    }

    private static double Anger(Analysis analysis)
    {
        var most = 0.0;
        foreach (var cue in analysis.Emotions)
        {
            most = cue.Label is "anger" or "disgust" ? Math.Max(most, cue.Score) : most;
        }

        return most;
    }

    // How far the sentiment fell since the customer last spoke, into the negative only.
    private static double Fall(Analysis analysis, IReadOnlyList<PriorTurn> before)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            if (before[i].Analysis is { } last)
            {
                return analysis.Sentiment < -0.05 ? Math.Clamp(last.Sentiment - analysis.Sentiment, 0, 1) : 0;
            }
        }

        return 0;
    }

    private static double Round(double risk) => Math.Round(Math.Clamp(risk, 0, 1), 4);
}
