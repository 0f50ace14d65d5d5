using AgentAssist.Core.Understanding.Patterns;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Sentiment;

/// <summary>A word or phrase that moved the sentiment.</summary>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="EndToken">Index after its last token.</param>
/// <param name="Valence">What it contributes after negation, emphasis and contrast.</param>
/// <param name="IsNegated">Whether a negation turned it.</param>
internal readonly record struct SentimentHit(int FirstToken, int EndToken, double Valence, bool IsNegated, LexiconEntry Entry);

/// <summary>
/// Reads polarity by rule: what words carry, turned by negation, strengthened or weakened by the words before them, by
/// capitals, stretching and marks, and weighed by which side of a "but" they stand on.
/// </summary>
/// <param name="negationsAgree">Whether two negations mean one ("no vino nadie") instead of turning each other round.</param>
internal sealed class SentimentReader(Lexicon lexicon, bool negationsAgree)
{
    private const int NegationReach = 4;
    private const int BoosterReach = 3;
    private const double Boost = 0.30;
    private const double Turn = -0.62;
    private const double CapitalsEmphasis = 0.6;
    private const double StretchEmphasis = 0.4;
    private const double ExclamationEmphasis = 0.28;
    private const double BeforeContrast = 0.55;
    private const double AfterContrast = 1.4;
    private const double InQuestion = 0.75;

    /// <summary>The words that carry sentiment, in order.</summary>
    /// <param name="sarcasm">Stretches that say the opposite of what they mean.</param>
    public List<SentimentHit> Read(TokenizedText text, List<PatternMatch> sarcasm)
    {
        var hits = new List<SentimentHit>();
        var (sentence, contrast) = (-1, -1);
        for (var i = 0; i < text.Tokens.Count;)
        {
            if (lexicon.Match(text, i, out var end) is { } entry && entry.Valence != 0)
            {
                // Looked for once in each sentence, however many of its words carry sentiment.
                if (text.Tokens[i].Sentence != sentence)
                {
                    sentence = text.Tokens[i].Sentence;
                    contrast = ContrastOf(text.SentenceOf(i), text);
                }

                hits.Add(Weigh(text, i, end, entry, sarcasm, contrast));
            }
            else if (lexicon.Match(text, i, out end) is { } neutral)
            {
                hits.Add(new SentimentHit(i, end, 0, IsNegated(text, i), neutral));
            }

            i = end;
        }

        return hits;
    }

    /// <summary>Whether a negation before token <paramref name="at"/> reaches it.</summary>
    public bool IsNegated(TokenizedText text, int at)
    {
        var negated = false;
        for (var i = at - 1; i >= 0 && at - i <= NegationReach; i--)
        {
            var token = text.Tokens[i];
            if (text.Tokens[i + 1].Break >= Break.Comma)
            {
                break;
            }

            var modifier = lexicon.ModifierOf(token.Word);
            if (modifier == Modifier.Contrast)
            {
                break;
            }

            // "No" turns only what it stands beside.
            if ((modifier == Modifier.Negator || (modifier == Modifier.NearNegator && at - i <= 2)) && !IsNotOnly(text, i))
            {
                negated = negationsAgree || !negated;
            }
        }

        return negated;
    }

    private bool IsNotOnly(TokenizedText text, int negator)
    {
        return negator + 1 < text.Tokens.Count && lexicon.ModifierOf(text.Tokens[negator + 1].Word) == Modifier.Only;
    }

    private SentimentHit Weigh(TokenizedText text, int start, int end, LexiconEntry entry, List<PatternMatch> sarcasm, int contrast)
    {
        var sign = Math.Sign(entry.Valence);
        var strength = Math.Abs(entry.Valence) + BoostBefore(text, start);
        for (var i = start; i < end; i++)
        {
            strength += text.Tokens[i].IsStretched ? StretchEmphasis : 0;
        }

        strength += text.Tokens[start].IsCapitals && !text.IsShouted ? CapitalsEmphasis : 0;
        strength = Math.Max(strength, 0.1);
        var negated = IsNegated(text, start);
        var valence = sign * strength * (negated ? Turn : 1);
        if (valence > 0 && IsWithin(sarcasm, start, end))
        {
            valence = -valence;
            negated = true;
        }

        return new SentimentHit(start, end, valence * ContrastWeight(start, contrast) * QuestionWeight(text, start), negated, entry);
    }

    private static bool IsWithin(List<PatternMatch> matches, int start, int end)
    {
        foreach (var match in matches)
        {
            if (match.FirstToken < end && start < match.EndToken)
            {
                return true;
            }
        }

        return false;
    }

    private double BoostBefore(TokenizedText text, int start)
    {
        var sum = 0.0;
        for (var i = start - 1; i >= 0 && start - i <= BoosterReach && text.Tokens[i + 1].Break == Break.None; i--)
        {
            var fade = 1 - (0.1 * (start - i - 1));
            var stress = text.Tokens[i].IsStretched || (text.Tokens[i].IsCapitals && !text.IsShouted) ? 1.5 : 1;
            sum += lexicon.ModifierOf(text.Tokens[i].Word) switch
            {
                Modifier.Booster => Boost * fade * stress,
                Modifier.Damper => -Boost * fade,
                _ => 0,
            };
        }

        return sum;
    }

    private static double ContrastWeight(int at, int contrast) => contrast < 0 ? 1 : at < contrast ? BeforeContrast : AfterContrast;

    // Where a sentence turns ("but"); -1 where it does not.
    private int ContrastOf(SentenceShape sentence, TokenizedText text)
    {
        for (var i = sentence.FirstToken + 1; i < sentence.EndToken; i++)
        {
            if (lexicon.ModifierOf(text.Tokens[i].Word) == Modifier.Contrast)
            {
                return i;
            }
        }

        return -1;
    }

    private static double QuestionWeight(TokenizedText text, int at)
    {
        var sentence = text.SentenceOf(at);
        return sentence.Questions == 1 && sentence.Exclamations == 0 ? InQuestion : 1;
    }

    /// <summary>The polarity, -1 to 1, of everything that moved it.</summary>
    /// <param name="other">Valence that signals carry beyond the words.</param>
    public static double Score(TokenizedText text, List<SentimentHit> hits, double other)
    {
        var sum = other;
        foreach (var hit in hits)
        {
            sum += hit.Valence;
        }

        var marks = 0.0;
        foreach (var sentence in text.Sentences)
        {
            marks += Math.Min(sentence.Exclamations, 4) * ExclamationEmphasis;
            marks += sentence.Questions > 1 ? 0.18 * Math.Min(sentence.Questions, 4) : 0;
        }

        if (Math.Abs(sum) > 0.01)
        {
            sum += Math.Sign(sum) * Math.Min(marks, 1.4);
        }

        return Math.Clamp(sum / Math.Sqrt((sum * sum) + 15), -1, 1);
    }
}
