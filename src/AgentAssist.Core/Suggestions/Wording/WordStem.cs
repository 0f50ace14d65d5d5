namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>Reduces words so that "invoices" meets "invoiced" and "cancelling" meets "cancel". For matching only.</summary>
internal static class WordStem
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "the", "and", "you", "your", "for", "was", "were", "are", "has", "had", "have", "this", "that", "with", "from", "not", "but", "they",
        "them", "then", "there", "here", "been", "being", "did", "does", "don", "can", "could", "would", "will", "what", "when",
        "where", "why", "how", "who", "all", "any", "now", "just", "like", "still", "even", "ever", "never", "nobody", "customer",
        "people", "agent", "its", "his", "her", "our", "out", "one", "get", "got", "way", "see", "want", "need", "please", "thank",
        "thanks", "hello", "yes", "about", "after", "before", "because", "again", "also", "only", "more", "than", "into", "over",
        "very", "some", "said", "told", "fair", "time", "day", "notice", "without", "which", "should", "shall",
        "gave", "came", "come", "make", "made", "really", "going", "went", "usd", "eur", "gbp", "his", "she", "him",
    };

    public static IEnumerable<string> Of(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] == '-' && start >= 0)))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0 && i - start >= 3 && Stem(text[start..i].ToLowerInvariant()) is { } stem)
            {
                yield return stem;
            }

            start = -1;
        }
    }

    private static string? Stem(string word)
    {
        if (Empty.Contains(word))
        {
            return null;
        }

        if (word.Any(char.IsDigit))
        {
            return word;
        }

        var length = word.Length;
        foreach (var suffix in (ReadOnlySpan<string>)["ing", "ed", "es", "s"])
        {
            if (length - suffix.Length >= 3 && word.EndsWith(suffix, StringComparison.Ordinal))
            {
                length -= suffix.Length;
                break;
            }
        }

        if (length > 3 && word[length - 1] == 'e')
        {
            length--;
        }

        if (length > 3 && word[length - 1] == word[length - 2])
        {
            length--;
        }

        return word[..length];
    }
}
