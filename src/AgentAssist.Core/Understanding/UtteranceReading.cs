using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>What is read in one utterance by itself: first by lexicons and patterns, then, where the language has models, by them.</summary>
internal sealed record UtteranceReading
{
    /// <summary>The text as tokens.</summary>
    public required TokenizedText Words { get; init; }

    /// <summary>Words and phrases that carry sentiment, in order.</summary>
    public required List<SentimentHit> Hits { get; init; }

    /// <summary>Kinds that were found, strongest first; among them some that only the analysis uses.</summary>
    public required List<FoundSignal> Signals { get; init; }

    /// <summary>-1 to 1.</summary>
    public required double Sentiment { get; init; }

    public required SentimentLabel SentimentLabel { get; init; }

    /// <summary>Strongest first.</summary>
    public required List<EmotionCue> Emotions { get; init; }

    /// <summary>What the writer must feel where the text shows no emotion by itself, from the signals; strongest first.</summary>
    public IReadOnlyList<EmotionCue> ImpliedEmotions { get; init; } = [];

    /// <summary>Ekman's emotions and "neutral" where they were judged by themselves; null where they follow from the emotions.</summary>
    public IReadOnlyList<string>? Ekman { get; init; }

    /// <summary>Emotional sentiments (positive, negative, ambiguous, neutral), likewise.</summary>
    public IReadOnlyList<string>? EmotionSentiment { get; init; }

    /// <summary>Whether the text was judged to show no emotion, which it may beside showing one.</summary>
    public bool IsEmotionallyNeutral { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Complaint { get; init; }

    /// <summary>snake_case; "oos" when nothing known fits, empty when not classified.</summary>
    public string Intent { get; init; } = "";

    /// <summary>0 to 1.</summary>
    public double IntentScore { get; init; }

    /// <summary>Why a model says what it says, where words show it.</summary>
    public IReadOnlyList<Explanation> Reasons { get; init; } = [];
}
