using System.Buffers;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>
/// Reduces an English word, so that "reservations" meets "reserve" and "accessibility" meets "accessible". Other languages lose at most
/// an ending, the same one in a question and in an article. For matching only.
/// </summary>
internal static class TermStem
{
    // What makes a noun or an adjective of a verb, the longest first.
    private static readonly string[] Derivations =
        ["ability", "ibility", "ations", "ation", "ments", "ment", "ances", "ance", "able", "ible", "ness", "ally", "ful", "ity", "ion", "ly"];

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private const int ShortestWord = 4;
    private const int ShortestRoot = 4;

    /// <summary>The stem of a word in lower case.</summary>
    public static string Of(string word)
    {
        if (word.Length < ShortestWord || !char.IsAsciiLetterLower(word[0]) || word.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return word;
        }

        var root = WithoutDerivation(WithoutInflection(word.AsSpan()));
        if (root.Length > 3 && root[^1] == 'e')
        {
            root = root[..^1];
        }

        if (root.Length > 3 && root[^1] == root[^2] && root[^1] != 's')
        {
            root = root[..^1];
        }

        return root[^1] == 'y' && root.Length > 3 ? string.Concat(root[..^1], "i") : root.Length == word.Length ? word : root.ToString();
    }

    private static ReadOnlySpan<char> WithoutInflection(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("ies"))
        {
            return word.Length > ShortestWord ? word[..^2] : word[..^1];
        }

        if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
        {
            word = word.EndsWith("xes") || word.EndsWith("sses") || word.EndsWith("ches") || word.EndsWith("shes") ? word[..^2] : word[..^1];
        }

        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed"])
        {
            if (word.EndsWith(ending) && word.Length - ending.Length >= 3 && word[..^ending.Length].ContainsAny(Vowels))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    private static ReadOnlySpan<char> WithoutDerivation(ReadOnlySpan<char> word)
    {
        foreach (var ending in Derivations)
        {
            if (word.EndsWith(ending) && word.Length - ending.Length >= ShortestRoot)
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
