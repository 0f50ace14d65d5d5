using System.Buffers;
using AgentAssist.Core.Understanding.Models;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>Reads what risk is made of off single turns: from their analysis, and from words that any trade uses.</summary>
internal sealed class TurnReader(WordWeights weights)
{
    private static readonly SearchValues<string> Insistent = SearchValues.Create(["??", "!!", "?!", "!?"], StringComparison.Ordinal);

    private const double NoSentiment = 0.05;
    private const int CurtWords = 2;
    private const int MostCapitals = 3;
    private const int ShortestCapitals = 4;

    /// <summary>What turn <paramref name="index"/> shows; read once and then kept with the turn.</summary>
    public TurnReading Of(IReadOnlyList<PriorTurn> turns, int index)
    {
        var turn = turns[index];
        if (turn.Reading is { } kept && ReferenceEquals(kept.By, weights))
        {
            return kept;
        }

        var reading = turn.Analysis is { } analysis ? Customer(turn.Text, analysis, turns, index) : Company(turn.Text);
        turn.Reading = reading;
        return reading;
    }

    /// <summary>What a turn of the customer shows.</summary>
    /// <param name="turns">The conversation.</param>
    /// <param name="index">How many of the turns came before this one.</param>
    public TurnReading Customer(string text, Analysis analysis, IReadOnlyList<PriorTurn> turns, int index)
    {
        var traits = new float[TurnReading.TraitCount];
        void Set(Trait trait, double value) => traits[(int)trait] = (float)Math.Max(traits[(int)trait], value);
        Set(Trait.Negative, -analysis.Sentiment);
        Set(Trait.Positive, analysis.Sentiment);
        Set(Trait.Pleased, analysis.Sentiment >= NoSentiment ? 1 : 0);
        Set(Trait.Complaint, analysis.Complaint);
        foreach (var cue in analysis.Emotions)
        {
            if (cue.Label is "anger" or "disgust" or "confusion")
            {
                Set(cue.Label is "confusion" ? Trait.Confusion : Trait.Anger, cue.Score);
            }
        }

        foreach (var signal in analysis.Signals)
        {
            if (TraitOf(signal.Kind) is { } trait)
            {
                Set(trait, signal.Score);
            }
        }

        Set(Trait.Length, text.Length);
        Set(Trait.Insistence, text.AsSpan().ContainsAny(Insistent) ? 1 : 0);
        Set(Trait.Repeats, Repetition.Of(text, turns, index));
        var (isCurt, capitals) = ShapeOf(text);
        Set(Trait.Curt, isCurt ? 1 : 0);
        Set(Trait.Capitals, Math.Min(capitals, MostCapitals) / (double)MostCapitals);
        if (Math.Abs(analysis.Sentiment) >= NoSentiment || traits[(int)Trait.Anger] > 0)
        {
            // Short, but not matter-of-fact.
            traits[(int)Trait.Curt] = 0;
        }

        var (sum, count) = Words(text, traits, ofCompany: false);
        return new TurnReading(weights, traits, sum, count);
    }

    private TurnReading Company(string text)
    {
        var traits = new float[TurnReading.TraitCount];
        Words(text, traits, ofCompany: true);
        return new TurnReading(weights, traits, 0, 0);
    }

    private (float Sum, int Count) Words(string text, float[] traits, bool ofCompany)
    {
        var features = Features.OfThread();
        NgramReader.Read(text, features, runs: false);
        var (sum, count) = (0f, 0);
        foreach (ref readonly var feature in features.Items)
        {
            if (Manner.TryGet(feature.Hash, out var trait) && trait >= Trait.Refuses == ofCompany)
            {
                // What the customer says may be said often; that the company refuses, once is enough.
                traits[(int)trait] = ofCompany ? 1 : Math.Min(3, traits[(int)trait] + 1);
            }

            if (!ofCompany && weights.TryGet(feature.Hash, out var weight))
            {
                sum += weight;
                count++;
            }
        }

        return (sum, count);
    }

    private static (bool IsCurt, int Capitals) ShapeOf(string text)
    {
        var (words, capitals) = (0, 0);
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan()[range];
            words += word.IsEmpty ? 0 : 1;
            capitals += word.Length >= ShortestCapitals && !word.ContainsAnyExceptInRange('A', 'Z') ? 1 : 0;
        }

        return (words <= CurtWords, capitals);
    }

    private static Trait? TraitOf(SignalKind kind) => kind switch
    {
        SignalKind.Abuse => Trait.Abuse,
        SignalKind.Churn => Trait.Leaving,
        SignalKind.LegalOrPress => Trait.Publicity,
        SignalKind.WantsSupervisor => Trait.Senior,
        SignalKind.WantsHuman => Trait.Human,
        SignalKind.Effort or SignalKind.QuestionUnanswered => Trait.Effort,
        SignalKind.Fairness => Trait.Unfair,
        SignalKind.PromiseBroken => Trait.Broken,
        SignalKind.Urgency => Trait.Urgency,
        SignalKind.Confusion => Trait.Confusion,
        SignalKind.Gratitude => Trait.Thanks,
        _ => null,
    };
}
