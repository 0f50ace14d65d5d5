using AgentAssist.Core.Suggestions;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>Makes texts shorter at the borders of sentences, clauses and words, never within a name or a number.</summary>
internal static class Shortening
{
    private const string Left = " …";
    private const int LongestWord = 60;

    // Behind these something must follow, or what is left says another thing.
    private static readonly HashSet<string> Dangling = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "my", "your", "our", "their", "his", "her", "of", "to", "for", "with", "in", "on", "at", "by", "from", "and", "or", "but", "because",
        "that", "than", "as", "is", "was", "are", "were", "not", "no", "none", "never", "don't", "won't", "can't", "after", "before", "if", "so", "you",
    };

    // What a "none" or a "not" takes back is not said without it.
    private static readonly HashSet<string> Negations = new(StringComparer.OrdinalIgnoreCase) { "no", "not", "none", "never", "nothing", "nobody", "neither", "without" };

    /// <summary>How many words a quotation has at most, from much room to hardly any.</summary>
    public static readonly int[] Lengths = [26, 20, 16, 12, 9];

    /// <summary>
    /// The words in quotation marks, at most <paramref name="most"/> of them; empty where no border is found at which they could
    /// be cut.
    /// </summary>
    public static string Quote(string words, int most)
    {
        var text = To(Flat(words).Replace('"', '\''), most);
        return text.Length == 0 ? "" : $"\"{(text[^1] is '.' or '!' or '?' or '…' ? text : text + ".")}\"";
    }

    /// <summary>At most so many words of a text; the whole of it where it is no longer, empty where it cannot be cut.</summary>
    public static string To(string text, int most)
    {
        var words = Flat(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= most)
        {
            return string.Join(' ', words);
        }

        // The mark of what is left out counts as a word, as it is read.
        for (var (end, least) = (most, (most + 1) / 2); end >= least; end--)
        {
            if (words[end - 1][^1] is '.' or '!' or '?' && char.IsUpper(words[end][0]) && MayEnd(words[end - 1]))
            {
                return string.Join(' ', words.Take(end));
            }
        }

        foreach (var borders in (ReadOnlySpan<bool>)[true, false])
        {
            for (var end = most - 1; end >= Math.Max(1, borders ? most * 2 / 3 : most / 3); end--)
            {
                if (MayPart(words[end - 1], words[end]) && (!borders || words[end - 1][^1] is ',' or ';' or ':' or '.' or '!' or '?'))
                {
                    return string.Join(' ', words.Take(end)).TrimEnd(',', ';', ':', '.') + Left;
                }
            }
        }

        return "";
    }

    // "Dr. Morgan" is one name, "3." an item of a list.
    private static bool MayEnd(string word) => WordCount.Of(word) == 1 && word.Length > 3 && !char.IsDigit(word[^2]);

    /// <summary>Whether two neighbours can stand apart: not where both may be parts of one name, or of one number and its unit.</summary>
    private static bool MayPart(string before, string after)
    {
        var (last, first) = (before.TrimEnd(',', ';', ':', ')', '\''), after.TrimStart('(', '\''));
        if (last.Length == 0 || first.Length == 0)
        {
            return false;
        }

        var capitals = char.IsUpper(last[0]) && char.IsUpper(first[0]) && last is not "I";
        return !capitals && !Dangling.Contains(last) && !Negations.Contains(first.TrimEnd('.', ',', ';', ':')) && !last.Any(char.IsDigit) && !first.Any(char.IsDigit) && last.Any(char.IsLetter);
    }

    // What is longer than any word is not read; it could fill a page.
    private static string Flat(string text) => string.Join(
        ' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Length <= LongestWord ? word : "…"));
}
