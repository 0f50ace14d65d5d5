using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Patterns;

internal enum ElementKind
{
    /// <summary>One token out of a set.</summary>
    Word,

    /// <summary>Any one token.</summary>
    Any,

    /// <summary>Up to so many tokens.</summary>
    Gap,

    /// <summary>The next token is not in the set; consumes none.</summary>
    NotNext,

    /// <summary>The token before is not in the set; consumes none.</summary>
    NotBefore,

    /// <summary>Here a sentence begins.</summary>
    SentenceStart,

    /// <summary>Here the sentence ends.</summary>
    SentenceEnd,

    /// <summary>The sentence ends with a question mark.</summary>
    Question,

    /// <summary>The sentence does not end with a question mark.</summary>
    Statement,
}

/// <summary>One step of a pattern.</summary>
internal readonly record struct PatternElement(ElementKind Kind, WordSet? Words, int Most);

/// <summary>How far a rule's match reaches over others.</summary>
internal enum CancelScope
{
    /// <summary>Cancels nothing: the match counts.</summary>
    None,

    /// <summary>Cancels the matches of the same kind that it touches.</summary>
    Touching,

    /// <summary>Cancels the matches of the same kind in the same sentence.</summary>
    Sentence,

    /// <summary>Cancels the matches of the same kind in the whole text.</summary>
    Text,
}

/// <summary>A row of words with gaps that says something about the customer.</summary>
/// <param name="Kind">What it says, a kind of the pattern file.</param>
/// <param name="Score">How sure that is, 0 to 1; 0 for a cancelling rule.</param>
internal sealed record PhrasePattern(string Kind, double Score, CancelScope Cancels, PatternElement[] Elements)
{
    /// <summary>Numbers of the sets that must all be met somewhere in the sentence.</summary>
    public int[] Required { get; } = [.. Elements.Where(e => e.Kind == ElementKind.Word).Select(e => e.Words!.Number).Distinct()];

    /// <summary>Matches from token <paramref name="start"/>; gives the index after the last token, or -1.</summary>
    public int Match(TokenizedText text, int start) => Match(text, start, 0, start);

    private int Match(TokenizedText text, int at, int element, int start)
    {
        for (; element < Elements.Length; element++)
        {
            var step = Elements[element];
            var inside = at < text.Tokens.Count && (at == start || text.Tokens[at].Sentence == text.Tokens[start].Sentence);
            switch (step.Kind)
            {
                case ElementKind.Word:
                    if (!inside || !step.Words!.Contains(text.Tokens[at].Word))
                    {
                        return -1;
                    }

                    at++;
                    break;
                case ElementKind.Any:
                    if (!inside)
                    {
                        return -1;
                    }

                    at++;
                    break;
                case ElementKind.Gap:
                    return MatchGap(text, at, element, start, step.Most);
                default:
                    if (!Holds(text, at, start, step, inside))
                    {
                        return -1;
                    }

                    break;
            }
        }

        return at;
    }

    private int MatchGap(TokenizedText text, int at, int element, int start, int most)
    {
        for (var skipped = 0; skipped <= most; skipped++)
        {
            var end = Match(text, at + skipped, element + 1, start);
            if (end >= 0)
            {
                return end;
            }

            var next = at + skipped;
            if (next >= text.Tokens.Count || text.Tokens[next].Sentence != text.Tokens[start].Sentence)
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool Holds(TokenizedText text, int at, int start, PatternElement step, bool inside) => step.Kind switch
    {
        ElementKind.NotNext => !inside || !step.Words!.Contains(text.Tokens[at].Word),
        ElementKind.NotBefore => at == 0 || text.Tokens[at - 1].Sentence != text.Tokens[start].Sentence || !step.Words!.Contains(text.Tokens[at - 1].Word),
        ElementKind.SentenceStart => at == text.SentenceOf(start).FirstToken,
        ElementKind.SentenceEnd => at == text.SentenceOf(start).EndToken,
        ElementKind.Question => text.SentenceOf(start).Questions > 0,
        ElementKind.Statement => text.SentenceOf(start).Questions == 0,
        _ => false,
    };
}
