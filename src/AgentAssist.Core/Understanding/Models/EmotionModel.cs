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
    private readonly int _positive;
    private readonly int _negative;

    public EmotionModel(TextModel model)
    {
        _model = model;
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
        for (var label = 0; label < _model.Header.Labels.Length; label++)
        {
            var name = _model.Header.Labels[label];
            if (!answer.Holds(label))
            {
                continue;
            }

            if (name.StartsWith(EkmanPrefix, StringComparison.Ordinal))
            {
                ekman.Add(name[EkmanPrefix.Length..]);
            }
            else if (name.StartsWith(SentimentPrefix, StringComparison.Ordinal))
            {
                sentiment.Add(name[SentimentPrefix.Length..]);
            }
            else if (string.Equals(name, Neutral, StringComparison.Ordinal))
            {
                neutral = true;
            }
            else
            {
                emotions.Add(Cue(reading, answer, label, name));
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
        var known = reading.Emotions.Find(e => string.Equals(e.Label, name, StringComparison.Ordinal));
        cue.Spans.AddRange(known is null ? answer.Spans(label) : known.Spans);
        return cue;
    }
}
