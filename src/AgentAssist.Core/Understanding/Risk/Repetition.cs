using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Risk;

/// <summary>Notices a customer who has to say the same thing again within a conversation.</summary>
internal static class Repetition
{
    private const int ShortestText = 12;
    private const int MostTurnsBack = 24;

    // Emptied before each use; so that comparing texts allocates nothing.
    [ThreadStatic]
    private static HashSet<int>? _said;

    [ThreadStatic]
    private static HashSet<int>? _saidBefore;

    /// <summary>How much of one earlier text of the customer is said again, 0 (half or less) to 1 (all of it).</summary>
    /// <param name="turns">The conversation.</param>
    /// <param name="index">How many of the turns came before the text.</param>
    public static double Of(string text, IReadOnlyList<PriorTurn> turns, int index)
    {
        if (text.Length < ShortestText || index == 0)
        {
            return 0;
        }

        var words = Words(text, _said ??= []);
        if (words.Count < 3)
        {
            return 0;
        }

        var most = 0.0;
        for (var i = index - 1; i >= Math.Max(0, index - MostTurnsBack); i--)
        {
            if (turns[i].Role != Role.Customer || turns[i].Text.Length < ShortestText)
            {
                continue;
            }

            var other = Words(turns[i].Text, _saidBefore ??= []);
            if (other.Count < 3)
            {
                continue;
            }

            var shared = 0;
            foreach (var word in words)
            {
                shared += other.Contains(word) ? 1 : 0;
            }

            most = Math.Max(most, shared / (double)other.Count);
        }

        return Math.Clamp((most - 0.5) * 2, 0, 1);
    }

    // Hashes of the words are enough to compare them.
    private static HashSet<int> Words(string text, HashSet<int> words)
    {
        words.Clear();
        var hash = 0;
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = unchecked((hash * 31) + char.ToLowerInvariant(c));
                length++;
                continue;
            }

            if (length > 2)
            {
                words.Add(hash);
            }

            hash = 0;
            length = 0;
        }

        if (length > 2)
        {
            words.Add(hash);
        }

        return words;
    }
}
