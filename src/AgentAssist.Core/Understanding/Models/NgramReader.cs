namespace AgentAssist.Core.Understanding.Models;

/// <summary>
/// Reads a text as n-grams: words, pairs of neighbouring words, and runs of three to five letters within a word, which still
/// know a word that is misspelt or inflected. Upper case, stretched letters and the figures of a number make no difference; marks and
/// emoji are words of their own. One pass, no allocation.
/// </summary>
internal static class NgramReader
{
    private const int ShortestRun = 3;
    private const int LongestRun = 5;
    private const int LongestWord = 40;
    private const char WordStart = '<';
    private const char WordEnd = '>';
    private const uint TextStart = 1;
    private const uint TextEnd = 2;

    /// <summary>Adds the n-grams of <paramref name="text"/>; stops where <paramref name="to"/> is full.</summary>
    /// <param name="runs">Whether to add runs of letters, too.</param>
    public static void Read(string text, Features to, bool runs = true)
    {
        Span<char> word = stackalloc char[LongestWord + 2];
        var previous = TextStart;
        for (var i = 0; i < text.Length && !to.IsFull;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var letters = char.IsLetter(text[i]);
            var length = letters ? Letters(text, ref i, word) : char.IsDigit(text[i]) ? Figures(text, ref i, word) : Mark(text, ref i, word);
            var hash = Whole(word[..length]);
            to.Add(hash, start, i);
            to.Add(Hashing.Pair(previous, hash), start, i);
            if (letters && runs)
            {
                Runs(word[..length], to, start, i);
            }

            previous = hash;
        }

        to.Add(Hashing.Pair(previous, TextEnd), -1, -1);
    }

    // Letters and inner apostrophes; of a letter said more than twice, two.
    private static int Letters(string text, ref int i, Span<char> word)
    {
        word[0] = WordStart;
        var length = 1;
        var same = 0;
        for (var last = '\0'; i < text.Length; i++)
        {
            var c = text[i] is '\u2019' or '\u2018' or '`' ? '\'' : text[i];
            if (!char.IsLetter(c) && !(c == '\'' && i + 1 < text.Length && char.IsLetter(text[i + 1])))
            {
                break;
            }

            c = char.ToLowerInvariant(c);
            same = c == last ? same + 1 : 1;
            last = c;
            if (same <= 2 && length <= LongestWord)
            {
                word[length++] = c;
            }
        }

        word[length] = WordEnd;
        return length + 1;
    }

    // How many figures, not which: "$49" and "$52" mean the same to a reader of moods.
    private static int Figures(string text, ref int i, Span<char> word)
    {
        word[0] = WordStart;
        var length = 1;
        for (; i < text.Length; i++)
        {
            var figure = char.IsDigit(text[i]);
            if (!figure && !(text[i] is '.' or ',' or ':' && i + 1 < text.Length && char.IsDigit(text[i + 1])))
            {
                break;
            }

            if (length <= LongestWord)
            {
                word[length++] = figure ? '0' : text[i];
            }
        }

        word[length] = WordEnd;
        return length + 1;
    }

    // A mark once, twice or "more"; an emoji as it is.
    private static int Mark(string text, ref int i, Span<char> word)
    {
        word[0] = WordStart;
        var length = 1;
        if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length)
        {
            word[length++] = text[i++];
            word[length++] = text[i++];
        }
        else
        {
            for (var mark = text[i]; i < text.Length && text[i] == mark; i++)
            {
                if (length <= 3)
                {
                    word[length++] = mark;
                }
            }
        }

        word[length] = WordEnd;
        return length + 1;
    }

    private static uint Whole(ReadOnlySpan<char> word)
    {
        var hash = Hashing.Begin;
        foreach (var c in word)
        {
            hash = Hashing.Append(hash, c);
        }

        return Hashing.Finish(hash);
    }

    private static void Runs(ReadOnlySpan<char> word, Features to, int start, int end)
    {
        for (var first = 0; first + ShortestRun <= word.Length; first++)
        {
            // Other than the whole word's, so that a run which is a word stays a run.
            var hash = ~Hashing.Begin;
            var most = Math.Min(LongestRun, word.Length - 1);
            for (var length = 1; length <= most && first + length <= word.Length; length++)
            {
                hash = Hashing.Append(hash, word[first + length - 1]);
                if (length >= ShortestRun)
                {
                    to.Add(Hashing.Finish(hash), start, end);
                }
            }
        }
    }
}
