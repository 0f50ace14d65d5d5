namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>One word or set phrase for another.</summary>
/// <param name="From">Lower case, with single spaces and straight apostrophes.</param>
/// <param name="To">What is said instead.</param>
internal sealed record WordSwap(string From, string To)
{
    /// <summary>Words before which the swap would be wrong: "thank you" is no noun after "to".</summary>
    public IReadOnlyList<string> NotAfter { get; init; } = [];
}

/// <summary>
/// Says words as another set of words, in one pass: the longest that fits first, nothing twice. Capitals, a possessive, "a" or "an"
/// follow the new word. Immutable and safe to share.
/// </summary>
internal sealed class WordSwaps
{
    private readonly Dictionary<string, List<(string[] From, WordSwap Swap)>> _byFirst = new(StringComparer.Ordinal);

    public WordSwaps(IEnumerable<WordSwap> swaps)
    {
        foreach (var swap in swaps.OrderByDescending(s => s.From.Count(c => c == ' ')))
        {
            var from = swap.From.Split(' ');
            if (!_byFirst.TryGetValue(from[0], out var list))
            {
                _byFirst.Add(from[0], list = []);
            }

            list.Add((from, swap));
        }
    }

    public bool IsEmpty => _byFirst.Count == 0;

    /// <summary>The swaps and the same for the plurals.</summary>
    public static IEnumerable<WordSwap> WithPlurals(IEnumerable<WordSwap> swaps)
    {
        foreach (var swap in swaps)
        {
            yield return swap;
            if (Plural.Of(swap.From) is var plural && plural != swap.From)
            {
                yield return swap with { From = plural, To = Plural.Of(swap.To) };
            }
        }
    }

    public string Apply(string text)
    {
        if (IsEmpty)
        {
            return text;
        }

        var run = WordRun.Cut(text);
        var changed = false;
        for (var i = 0; i < run.Count; i++)
        {
            changed |= TrySwap(run, i);
        }

        return changed ? run.ToString() : text;
    }

    private bool TrySwap(WordRun run, int at)
    {
        var (first, possessive) = Base(run.Lower(at));
        if (!_byFirst.TryGetValue(run.Lower(at), out var swaps) && (possessive.Length == 0 || !_byFirst.TryGetValue(first, out swaps)))
        {
            return false;
        }

        foreach (var (from, swap) in swaps)
        {
            if (Matches(run, at, from, out var tail) && !swap.NotAfter.Contains(run.Before(at)))
            {
                for (var n = from.Length - 1; n > 0; n--)
                {
                    run.Remove(at + n);
                }

                run[at] = WordRun.LikeCapitals(swap.To, from.Length == 1 ? run[at] : run[at][..1]) + tail;
                FitArticle(run, at);
                return true;
            }
        }

        return false;
    }

    private static bool Matches(WordRun run, int at, string[] from, out string tail)
    {
        tail = "";
        for (var n = 0; n < from.Length; n++)
        {
            var word = run.Lower(at + n);
            if (n == from.Length - 1 && word != from[n] && Base(word) is { Tail.Length: > 0 } own)
            {
                (word, tail) = own;
            }

            if (word != from[n] || (n > 0 && !run.Joined(at + n - 1)))
            {
                return false;
            }
        }

        return true;
    }

    private static (string Word, string Tail) Base(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) ? (word[..^2], "'s") : (word, "");

    private static void FitArticle(WordRun run, int at)
    {
        if (run.Before(at) is "a" or "an")
        {
            run[at - 1] = WordRun.LikeCapitals(Article.For(run[at]), run[at - 1].Length == 1 ? run[at - 1] : run[at - 1][..1]);
        }
    }
}
