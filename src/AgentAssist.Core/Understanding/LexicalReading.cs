using AgentAssist.Core.Understanding.Sentiment;
using AgentAssist.Core.Understanding.Signals;
using AgentAssist.Core.Understanding.Text;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>What lexicons and patterns alone read in an utterance; what was learned builds on it.</summary>
/// <param name="Words">The text as tokens.</param>
/// <param name="Hits">Words and phrases that carry sentiment, in order.</param>
/// <param name="Signals">Kinds of pattern that matched, strongest first.</param>
/// <param name="Sentiment">-1 to 1.</param>
/// <param name="Emotions">Shown by words and signals, strongest first.</param>
/// <param name="Complaint">0 to 1.</param>
internal sealed record LexicalReading(
    TokenizedText Words,
    List<SentimentHit> Hits,
    List<FoundSignal> Signals,
    double Sentiment,
    List<EmotionCue> Emotions,
    double Complaint);
