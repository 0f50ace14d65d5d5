using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Understanding.Patterns;

/// <summary>Where a pattern matched, in tokens, end exclusive.</summary>
internal readonly record struct PatternMatch(PhrasePattern Pattern, int FirstToken, int EndToken);

/// <summary>Finds all patterns in a text, by the first word that each can begin with.</summary>
internal sealed class PatternIndex
{
    private const int MostOnStack = 128;

    private readonly PhrasePattern[] _patterns;
    private readonly int[]?[] _byFirstWord;
    private readonly SetBits _bits;
    private readonly IReadOnlyCollection<PartPair> _pairs;

    public PatternIndex(
        IEnumerable<PhrasePattern> patterns, IReadOnlyCollection<PartPair> pairs, WordSets sets, Vocabulary vocabulary)
    {
        _patterns = [.. patterns];
        _pairs = pairs;
        _bits = new SetBits(sets, vocabulary.Count);
        var lists = new List<int>?[vocabulary.Count];
        for (var i = 0; i < _patterns.Length; i++)
        {
            var pattern = _patterns[i];
            var first = pattern.Elements.First(e => e.Kind is ElementKind.Word or ElementKind.Any or ElementKind.Gap);
            if (first.Kind != ElementKind.Word)
            {
                throw new InvalidDataException($"A pattern of {pattern.Kind} begins with a gap.");
            }

            foreach (var word in first.Words!.Words)
            {
                (lists[word] ??= []).Add(i);
            }
        }

        var shared = new SharedArrays();
        _byFirstWord = [.. lists.Select(list => list is null ? null : shared.Get(list))];
    }

    /// <summary>Every match that no cancelling rule takes back.</summary>
    public List<PatternMatch> Find(TokenizedText text)
    {
        var matches = new List<PatternMatch>();
        var present = _bits.Width <= MostOnStack ? stackalloc ulong[_bits.Width] : new ulong[_bits.Width];
        foreach (var sentence in text.Sentences)
        {
            present.Clear();
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                _bits.AddTo(present, text.Tokens[i].Word);
            }

            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                FindAt(text, i, present, matches);
            }
        }

        JoinParts(text, matches);
        if (matches.Exists(m => m.Pattern.Cancels != CancelScope.None))
        {
            Cancel(text, matches);
        }

        return matches;
    }

    private void FindAt(TokenizedText text, int at, ReadOnlySpan<ulong> present, List<PatternMatch> matches)
    {
        var word = text.Tokens[at].Word;
        if (word < 0 || _byFirstWord[word] is not { } starting)
        {
            return;
        }

        foreach (var index in starting)
        {
            var pattern = _patterns[index];
            if (IsPossible(pattern.Required, present))
            {
                var end = pattern.Match(text, at);
                if (end > at)
                {
                    matches.Add(new PatternMatch(pattern, at, end));
                }
            }
        }
    }

    private static bool IsPossible(int[] required, ReadOnlySpan<ulong> present)
    {
        foreach (var set in required)
        {
            if ((present[set >> 6] & (1UL << (set & 63))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private void JoinParts(TokenizedText text, List<PatternMatch> matches)
    {
        var parts = matches.FindAll(PartPair.IsPart);
        if (parts.Count == 0)
        {
            return;
        }

        // What a part means is told before the rules that take back what both together mean.
        matches.RemoveAll(PartPair.IsPart);
        Cancel(text, parts);
        foreach (var pair in _pairs)
        {
            pair.Join(parts, matches);
        }
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
