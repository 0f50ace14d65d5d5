namespace AgentAssist.Core.Suggestions.Checking;

/// <summary>
/// How many years of school a text asks for: the grade of Flesch and Kincaid (Kincaid et al. 1975), 0.39 words per sentence +
/// 11.8 syllables per word - 15.59. Made for English; syllables are counted as groups of vowels.
/// </summary>
internal static class ReadingLevel
{
    // The formula needs some text to say anything.
    private const int FewestWords = 12;

    /// <summary>The grade; 0 for a text too short to judge.</summary>
    public static double Of(string text)
    {
        var (words, syllables) = (0, 0);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetter)))
        {
            words++;
            syllables += Syllables(word);
        }

        var sentences = Sentence.Split(text).Count();
        return words < FewestWords ? 0 : (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
    }

    private static int Syllables(string word)
    {
        var (count, inVowels) = (0, false);
        foreach (var c in word)
        {
            var isVowel = "aeiouyAEIOUY".Contains(c, StringComparison.Ordinal);
            count += isVowel && !inVowels ? 1 : 0;
            inVowels = isVowel;
        }

        // A silent e ends "like" and "updated" alike sound one vowel less than they are written.
        var letters = word.TrimEnd('.', ',', ';', ':', '!', '?');
        return Math.Max(1, letters.EndsWith('e') && !letters.EndsWith("le", StringComparison.Ordinal) ? count - 1 : count);
    }
}
