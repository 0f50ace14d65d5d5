using AgentAssist.Core.Understanding.Risk;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>Says in plain words what moved the scores.</summary>
internal static class Explainer
{
    private const int Most = 8;

    // Valence and its sum of squares turn into a score: one point of valence moves it by about a quarter.
    private const double ScorePerValence = 0.24;

    /// <summary>At most eight reasons, strongest first.</summary>
    public static IEnumerable<Explanation> Explain(UtteranceReading reading, List<RiskReason> reasons)
    {
        var all = new List<Explanation>();
        foreach (var hit in reading.Hits)
        {
            var span = Spans.Of(reading.Words, hit.FirstToken, hit.EndToken);
            Add(all, "sentiment", Spans.Words(reading.Words, span), hit.Valence * ScorePerValence, span);
        }

        foreach (var signal in reading.Signals)
        {
            if (signal.Kind != SignalKind.Unspecified)
            {
                Add(all, signal.Effect.Kind, signal.Effect.Title, signal.Score, signal.Spans[0]);
            }
            else if (signal.Effect.Complaint > 0)
            {
                Add(all, "complaint", signal.Effect.Title, signal.Effect.Complaint * signal.Score, signal.Spans[0]);
            }
        }

        all.AddRange(reading.Reasons);
        foreach (var reason in reasons)
        {
            Add(all, "risk", reason.Feature, reason.Weight, null);
        }

        return all.OrderByDescending(e => Math.Abs(e.Weight)).Take(Most);
    }

    private static void Add(List<Explanation> all, string score, string feature, double weight, TextSpan? span)
    {
        if (Math.Abs(weight) >= 0.01)
        {
            all.Add(new Explanation { Score = score, Feature = feature, Weight = Math.Round(weight, 4), Span = span });
        }
    }
}
