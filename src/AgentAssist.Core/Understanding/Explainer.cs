using System.Runtime.CompilerServices;
using AgentAssist.Core.Understanding.Risk;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;
using Google.Protobuf.Collections;

namespace AgentAssist.Core.Understanding;

/// <summary>Says in plain words what moved the scores.</summary>
internal static class Explainer
{
    private const int Most = 8;
    private const double Least = 0.01;

    // Valence and its sum of squares turn into a score: one point of valence moves it by about a quarter.
    private const double ScorePerValence = 0.24;

    /// <summary>At most eight reasons, strongest first.</summary>
    public static void Explain(UtteranceReading reading, List<RiskReason> reasons, RepeatedField<Explanation> to)
    {
        var strongest = default(Strongest);
        var count = 0;
        foreach (var hit in reading.Hits)
        {
            AddNoticeable(new Candidate("sentiment", null, hit.Valence * ScorePerValence, null, hit), ref strongest, ref count);
        }

        foreach (var signal in reading.Signals)
        {
            if (signal.Kind != SignalKind.Unspecified)
            {
                AddNoticeable(new Candidate(signal.Effect.Kind, signal.Effect.Title, signal.Score, signal.Spans[0]), ref strongest, ref count);
            }
            else if (signal.Effect.Complaint > 0)
            {
                var weight = signal.Effect.Complaint * signal.Score;
                AddNoticeable(new Candidate("complaint", signal.Effect.Title, weight, signal.Spans[0]), ref strongest, ref count);
            }
        }

        foreach (var reason in reading.Reasons)
        {
            Add(new Candidate(reason.Score, reason.Feature, reason.Weight, reason.Span), ref strongest, ref count);
        }

        foreach (var reason in reasons)
        {
            AddNoticeable(new Candidate("risk", reason.Feature, reason.Weight, null), ref strongest, ref count);
        }

        foreach (ref readonly var candidate in strongest[..count])
        {
            to.Add(Told(candidate, reading.Words));
        }
    }

    private static void AddNoticeable(in Candidate candidate, ref Strongest strongest, ref int count)
    {
        if (Math.Abs(candidate.Weight) >= Least)
        {
            Add(candidate with { Weight = Math.Round(candidate.Weight, 4) }, ref strongest, ref count);
        }
    }

    // Among the strongest so far, after those that are as strong.
    private static void Add(in Candidate candidate, ref Strongest strongest, ref int count)
    {
        var at = count;
        while (at > 0 && Math.Abs(strongest[at - 1].Weight) < Math.Abs(candidate.Weight))
        {
            at--;
        }

        if (at == Most)
        {
            return;
        }

        count = Math.Min(count + 1, Most);
        for (var i = count - 1; i > at; i--)
        {
            strongest[i] = strongest[i - 1];
        }

        strongest[at] = candidate;
    }

    private static Explanation Told(in Candidate candidate, TokenizedText text)
    {
        var span = candidate.Hit is { } hit ? Spans.Of(text, hit.FirstToken, hit.EndToken) : candidate.Span;
        return new Explanation
        {
            Score = candidate.Score,
            Feature = candidate.Feature ?? Spans.Words(text, span!),
            Weight = candidate.Weight,
            Span = span,
        };
    }

    // What may be told. Of many candidates few are; only those are put into words.
    private readonly record struct Candidate(string Score, string? Feature, double Weight, TextSpan? Span, Sentiment.SentimentHit? Hit = null);

    [InlineArray(Most)]
    private struct Strongest
    {
        private Candidate _first;
    }
}
