using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Patterns;

/// <summary>Where a pattern matched, in tokens, end exclusive.</summary>
internal readonly record struct PatternMatch(PhrasePattern Pattern, int FirstToken, int EndToken);

/// <summary>Finds all patterns in a text, by the first word that each can begin with.</summary>
internal sealed class PatternIndex
{
    private readonly PhrasePattern[]?[] _byFirstWord;

    public PatternIndex(IReadOnlyCollection<PhrasePattern> patterns, Vocabulary vocabulary)
    {
        var lists = new List<PhrasePattern>?[vocabulary.Count];
        foreach (var pattern in patterns)
        {
            var first = pattern.Elements.First(e => e.Kind is ElementKind.Word or ElementKind.Any or ElementKind.Gap);
            if (first.Kind != ElementKind.Word)
            {
                throw new InvalidDataException($"A pattern of {pattern.Kind} begins with a gap.");
            }

            foreach (var word in first.Words!.Words)
            {
                (lists[word] ??= []).Add(pattern);
            }
        }

        _byFirstWord = [.. lists.Select(list => list?.ToArray())];
    }

    /// <summary>Every match that no cancelling rule takes back.</summary>
    public List<PatternMatch> Find(TokenizedText text)
    {
        var matches = new List<PatternMatch>();
        var cancelling = false;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var word = text.Tokens[i].Word;
            if (word < 0 || _byFirstWord[word] is not { } patterns)
            {
                continue;
            }

            foreach (var pattern in patterns)
            {
                var end = pattern.Match(text, i);
                if (end > i)
                {
                    matches.Add(new PatternMatch(pattern, i, end));
                    cancelling |= pattern.Cancels != CancelScope.None;
                }
            }
        }

        if (cancelling)
        {
            Cancel(text, matches);
        }

        return matches;
    }

    private static void Cancel(TokenizedText text, List<PatternMatch> matches)
    {
        var cancels = matches.Where(m => m.Pattern.Cancels != CancelScope.None).ToArray();
        matches.RemoveAll(m => m.Pattern.Cancels != CancelScope.None || cancels.Any(c => IsCancelled(text, m, c)));
    }

    private static bool IsCancelled(TokenizedText text, PatternMatch match, PatternMatch cancel)
    {
        return string.Equals(match.Pattern.Kind, cancel.Pattern.Kind, StringComparison.Ordinal) && cancel.Pattern.Cancels switch
        {
            CancelScope.Touching => match.FirstToken < cancel.EndToken && cancel.FirstToken < match.EndToken,
            CancelScope.Sentence => text.Tokens[match.FirstToken].Sentence == text.Tokens[cancel.FirstToken].Sentence,
            _ => true,
        };
    }
}
