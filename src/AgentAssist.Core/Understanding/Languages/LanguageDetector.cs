using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Languages;

/// <summary>
/// Tells a text's language by its script, words, letters and endings. A text too short to tell follows the conversation;
/// where that does not say either, the language is "und". Immutable and thread-safe.
/// </summary>
internal sealed class LanguageDetector
{
    /// <summary>The code of a language that nothing decides.</summary>
    public const string Undecided = "und";

    // All in words that belong to one language alone.
    private const double Enough = 0.9;
    private const double EnoughToBeUnderstood = 0.7;
    private const double EnoughToBeCalledUnsupported = 1.2;
    private const double EnoughForAllWords = 0.7;
    private const int FewWords = 3;

    // Low, because a conversation that nobody declared a language for is said to be in English.
    private const double EnoughToLeaveTheDeclared = 0.9;
    private const double EnoughToLeaveTheSpoken = 1.6;
    private const double Margin = 1.25;

    private readonly LanguageMarks _marks = LanguageMarks.Load();
    private readonly HashSet<string> _understood;

    /// <param name="understood">Codes of the languages that have a pack: a mistake costs least there.</param>
    public LanguageDetector(IEnumerable<string> understood) => _understood = [.. understood];

    /// <summary>The BCP-47 code of the language.</summary>
    /// <param name="before">The turns before: what the customer spoke last is what they speak still, unless the text says otherwise.</param>
    /// <param name="declared">The language that the conversation was started in; empty when not known.</param>
    public string Detect(string text, IReadOnlyList<PriorTurn> before, string declared)
    {
        if (Scripts.LanguageOf(text) is { } byScript)
        {
            return byScript;
        }

        Span<double> scores = stackalloc double[_marks.Codes.Count];
        var words = _marks.Score(text, scores);
        var (best, second) = Best(scores);
        var code = _marks.Codes[best];
        var (followed, enoughToLeave) = Followed(before, declared);
        if (scores[best] >= Needed(code, scores[best], words) && scores[best] > second * Margin
            && (followed.Length == 0 || code == followed || scores[best] >= enoughToLeave))
        {
            return code;
        }

        return followed.Length > 0 ? followed : Undecided;
    }

    private static (int Best, double Second) Best(ReadOnlySpan<double> scores)
    {
        var best = 0;
        var second = 0.0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                second = scores[best];
                best = i;
            }
            else
            {
                second = Math.Max(second, scores[i]);
            }
        }

        return (best, second);
    }

    // One foreign word in a longer text decides nothing: it is as likely a name as a language that must be called unsupported.
    private double Needed(string code, double score, int words)
    {
        return words > 0 && score >= words * EnoughForAllWords ? EnoughForAllWords
            : _understood.Contains(code) ? EnoughToBeUnderstood
            : words <= FewWords ? Enough
            : EnoughToBeCalledUnsupported;
    }

    private static (string Code, double EnoughToLeave) Followed(IReadOnlyList<PriorTurn> before, string declared)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            if (before[i].Role == Role.Customer && before[i].Analysis?.LanguageCode is { Length: > 0 } spoken and not Undecided)
            {
                return (spoken, EnoughToLeaveTheSpoken);
            }
        }

        // "es-MX" is Spanish.
        var dash = declared.IndexOf('-', StringComparison.Ordinal);
        return ((dash < 0 ? declared : declared[..dash]).ToLowerInvariant(), EnoughToLeaveTheDeclared);
    }
}
