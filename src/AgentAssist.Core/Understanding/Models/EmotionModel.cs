using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>The emotions of a text: 28 fine ones, Ekman's, and the sentiments of emotions, each judged by itself.</summary>
internal sealed class EmotionModel
{
    public const string Task = "emotion";

    private const string EkmanPrefix = "ekman:";
    private const string SentimentPrefix = "sentiment:";
    private const string Neutral = "neutral";

    private readonly TextModel _model;
    private readonly (string Name, Kind Kind)[] _labels;
    private readonly int _positive;
    private readonly int _negative;

    public EmotionModel(TextModel model)
    {
        _model = model;
        _labels = Array.ConvertAll(model.Header.Labels, Read);
        _positive = model.Header.IndexOf(SentimentPrefix + "positive");
        _negative = model.Header.IndexOf(SentimentPrefix + "negative");
    }

    /// <param name="leaning">From -1, the emotions are negative, to 1, they are positive.</param>
    public UtteranceReading Read(UtteranceReading reading, Features features, out double leaning)
    {
        Span<float> hidden = stackalloc float[ModelAnswer.Most];
        Span<float> logits = stackalloc float[ModelAnswer.Most];
        var answer = new ModelAnswer(_model, features, hidden, logits);
        var emotions = new List<EmotionCue>();
        var (ekman, sentiment, neutral) = (new List<string>(), new List<string>(), false);
        for (var label = 0; label < _labels.Length; label++)
        {
            if (!answer.Holds(label))
            {
                continue;
            }

            var (name, kind) = _labels[label];
            switch (kind)
            {
                case Kind.Ekman:
                    ekman.Add(name);
                    break;
                case Kind.Sentiment:
                    sentiment.Add(name);
                    break;
                case Kind.Neutral:
                    neutral = true;
                    break;
                default:
                    emotions.Add(Cue(reading, answer, label, name));
                    break;
            }
        }

        leaning = answer.Probability(_positive) - answer.Probability(_negative);
        emotions.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        return reading with { Emotions = emotions, Ekman = ekman, EmotionSentiment = sentiment, IsEmotionallyNeutral = neutral };
    }

    // The words of the lexicon that name the emotion show it best; else those that moved the model.
    private static EmotionCue Cue(UtteranceReading reading, ModelAnswer answer, int label, string name)
    {
        var cue = new EmotionCue { Label = name, Score = Math.Round(answer.Confidence(label), 4) };
        foreach (var known in reading.Emotions)
        {
            if (string.Equals(known.Label, name, StringComparison.Ordinal))
            {
                cue.Spans.AddRange(known.Spans);
                return cue;
            }
        }

        answer.AddSpans(label, cue.Spans);
        return cue;
    }

    private static (string Name, Kind Kind) Read(string label) =>
        label.StartsWith(EkmanPrefix, StringComparison.Ordinal) ? (label[EkmanPrefix.Length..], Kind.Ekman)
        : label.StartsWith(SentimentPrefix, StringComparison.Ordinal) ? (label[SentimentPrefix.Length..], Kind.Sentiment)
        : string.Equals(label, Neutral, StringComparison.Ordinal) ? (label, Kind.Neutral)
        : (label, Kind.Fine);

    private enum Kind
    {
        Fine,
        Ekman,
        Sentiment,
        Neutral,
    }
}
