namespace AgentAssist.Core.Understanding.Text;

/// <summary>Reads words that were stretched for emphasis: "sooooo" is tried as "soo" and as "so".</summary>
internal static class Stretched
{
    /// <summary>Finds the word as written or, where letters repeat, with two of them and with one.</summary>
    public static int Find(Vocabulary vocabulary, ReadOnlySpan<char> word, out bool stretched)
    {
        stretched = false;
        var id = vocabulary.Find(word);
        if (id >= 0 || !HasThreeAlike(word))
        {
            return id;
        }

        stretched = true;
        Span<char> shorter = stackalloc char[word.Length];
        foreach (var most in (ReadOnlySpan<int>)[2, 1])
        {
            id = vocabulary.Find(shorter[..Squeeze(word, shorter, most)]);
            if (id >= 0)
            {
                return id;
            }
        }

        return Vocabulary.Unknown;
    }

    private static bool HasThreeAlike(ReadOnlySpan<char> word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
            {
                return true;
            }
        }

        return false;
    }

    // Rows of three and more shrink to at most so many letters.
    private static int Squeeze(ReadOnlySpan<char> word, Span<char> shorter, int most)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var end = i;
            while (end < word.Length && word[end] == word[i])
            {
                end++;
            }

            var keep = end - i >= 3 ? most : end - i;
            shorter.Slice(length, keep).Fill(word[i]);
            length += keep;
            i = end;
        }

        return length;
    }
}
