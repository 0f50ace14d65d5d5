using System.Collections.Frozen;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>
/// Whether the customer names what a signal says. Some replies say it back ("you've had to repeat yourself") or change their tone for it
/// (a boundary, special care); what is only heard between the lines, from words such as "honestly" or "he doesn't", is no ground for them.
/// </summary>
internal static class SignalNames
{
    // Surer than any guess from single words that name nothing.
    private const double Sure = 0.93;
    private const double SureOfAbuse = 0.7;
    private const double Clear = 0.5;

    // Where words match a pattern and the model that reads the whole turn disagrees, the score is just Clear.
    private const double Agreed = 0.51;

    /// <summary>
    /// True where the utterance has the signal by more than one word together, by a word that names the kind, or beyond doubt; and for
    /// kinds that change no tone.
    /// </summary>
    public static bool IsNamed(PriorTurn utterance, SignalKind kind)
    {
        if (kind == SignalKind.Abuse)
        {
            return Feelings.Score(utterance.Analysis, kind) >= SureOfAbuse;
        }

        if (kind == SignalKind.Vulnerability && Lexicon.Mentions(utterance.Text, Lexicon.Default.Distress))
        {
            return true;
        }

        return Lexicon.Default.Naming(kind) is not { } words
            || utterance.Analysis?.Signals.Any(signal => signal.Kind == kind && signal.Score >= (kind == SignalKind.Vulnerability ? Clear : Agreed) && (signal.Score >= Sure || signal.Spans.Count == 0 || signal.Spans.Any(span => IsNamed(utterance.Text, span, words)))) == true;
    }

    private static bool IsNamed(string text, TextSpan span, FrozenSet<string> words)
    {
        var from = Math.Clamp(span.Start, 0, text.Length);
        var word = text[from..Math.Clamp(span.End, from, text.Length)];
        return word.Contains(' ', StringComparison.Ordinal) || words.Contains(word);
    }
}
