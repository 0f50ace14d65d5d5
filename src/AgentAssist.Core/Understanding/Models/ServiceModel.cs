using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>How a customer of a service feels about it: shares of negative, neutral and positive.</summary>
internal readonly record struct Mood(double Negative, double Neutral, double Positive);

/// <summary>The signals of contact centres, whether a text complains, and how its writer feels about the service.</summary>
internal sealed class ServiceModel
{
    public const string Task = "signals";

    private const double Given = 0.5;

    // Patterns are seldom wrong: they are overruled only by a model that is sure, and the surest ones never.
    private const double GivenWithPattern = 0.15;
    private const double SurePattern = 0.95;

    // How likely it may be that a text signals nothing, for a signal that no pattern shows. Tuned on labelled rows not trained on.
    private const double MostNone = 0.6;

    private readonly TextModel _model;
    private readonly SignalReader _signals;
    private readonly (int Label, FoundSignal Template)[] _kinds;
    private readonly int _negative;
    private readonly int _neutral;
    private readonly int _positive;
    private readonly int _complaint;
    private readonly int _none;

    public ServiceModel(TextModel model, SignalReader signals)
    {
        _model = model;
        _signals = signals;
        _negative = model.Header.IndexOf("sentiment:negative");
        _neutral = model.Header.IndexOf("sentiment:neutral");
        _positive = model.Header.IndexOf("sentiment:positive");
        _complaint = model.Header.IndexOf("complaint");
        _none = model.Header.IndexOf("none");
        _kinds = [.. SignalReader.Kinds.Select(kind => (model.Header.IndexOf(kind.ToLowerInvariant()), _signals.Empty(kind)))];
    }

    /// <summary>
    /// Reads the signals; where a text shows no emotion by itself, the signals say what its writer must feel ("I am still getting
    /// invoices").
    /// </summary>
    public UtteranceReading Read(UtteranceReading reading, Features features, out Mood mood)
    {
        Span<float> hidden = stackalloc float[ModelAnswer.Most];
        Span<float> logits = stackalloc float[ModelAnswer.Most];
        var answer = new ModelAnswer(_model, features, hidden, logits);
        var signals = new List<FoundSignal>();
        foreach (var signal in reading.Signals)
        {
            if (signal.Kind == SignalKind.Unspecified)
            {
                signals.Add(signal);
            }
        }

        var hasNone = answer.Probability(_none) > MostNone;
        foreach (var (label, template) in _kinds)
        {
            var pattern = Of(template.Kind, reading.Signals);
            var confidence = answer.Confidence(label);
            var needed = pattern is null ? Given : pattern.Score < SurePattern ? GivenWithPattern : 0;
            if (confidence < needed || (pattern is null && hasNone))
            {
                continue;
            }

            // The words of a pattern show a signal best; else those that moved the model.
            signals.Add(template with { Score = Math.Max(confidence, Given), Spans = pattern?.Spans ?? SpansOf(reading, answer, label) });
        }

        signals.Sort(SignalReader.StrongestFirst);
        mood = new Mood(answer.Probability(_negative), answer.Probability(_neutral), answer.Probability(_positive));
        return reading with
        {
            Signals = signals,
            ImpliedEmotions = reading.Emotions.Count > 0 ? [] : EmotionReader.Read(reading.Words, [], signals),
            Complaint = Math.Round(answer.Confidence(_complaint), 4),
        };
    }

    private static FoundSignal? Of(SignalKind kind, List<FoundSignal> signals)
    {
        foreach (var signal in signals)
        {
            if (signal.Kind == kind)
            {
                return signal;
            }
        }

        return null;
    }

    // Where no word stands out, the whole text shows it.
    private static List<TextSpan> SpansOf(UtteranceReading reading, ModelAnswer answer, int label) =>
        answer.Spans(label) is { Count: > 0 } spans ? spans : [new TextSpan { Start = 0, End = reading.Words.Source.Length }];
}
