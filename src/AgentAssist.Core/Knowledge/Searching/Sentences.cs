using System.Buffers;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>Splits the text of an article into sentences; every line ends one.</summary>
internal static class Sentences
{
    // What stands before a full stop that ends no sentence.
    private static readonly string[] Abbreviations = ["mr", "mrs", "ms", "dr", "st", "no", "vs", "etc", "e.g", "i.e", "a.m", "p.m", "approx"];

    private static readonly SearchValues<char> Marks = SearchValues.Create(" .!?-*");

    /// <summary>The sentences in their order, without the space around them; none is empty.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r' || IsEnd(text, i, start))
            {
                Add(sentences, text.AsSpan(start, i + 1 - start));
                start = i + 1;
            }
        }

        Add(sentences, text.AsSpan(start));
        return sentences;
    }

    private static void Add(List<string> sentences, ReadOnlySpan<char> sentence)
    {
        var trimmed = sentence.Trim();
        if (trimmed.ContainsAnyExcept(Marks))
        {
            sentences.Add(trimmed.ToString());
        }
    }

    private static bool IsEnd(string text, int at, int start)
    {
        if (text[at] is not ('.' or '!' or '?') || at + 1 >= text.Length || !char.IsWhiteSpace(text[at + 1]))
        {
            return false;
        }

        var next = at + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next < text.Length && char.IsLower(text[next]))
        {
            return false;
        }

        var before = text.AsSpan(start, at - start);
        var word = before[(before.LastIndexOf(' ') + 1)..];
        foreach (var abbreviation in Abbreviations)
        {
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
