using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// Compares a suggestion with what an agent made of it: the longest common subsequence of their words, without regard to capitals
/// and punctuation.
/// </summary>
internal static class KeptWords
{
    private const int MostSuggested = 300;
    private const int MostSent = 600;

    // A sentence in which this share of the words is still there, in their order, was kept: the agent touched it up.
    private const double KeptShare = 0.6;

    /// <summary>The share of the suggestion's words that were sent, 0 to 1, and for each of its sentences whether it was kept.</summary>
    public static (double Share, IReadOnlyList<bool> Sentences) Of(IReadOnlyList<SuggestionSentence> sentences, string finalText)
    {
        var words = sentences.SelectMany((sentence, i) => Words(sentence.Text).Select(word => (Word: word, Sentence: i))).Take(MostSuggested).ToArray();
        var sent = Words(finalText).Take(MostSent).ToArray();
        var kept = new int[sentences.Count];
        var total = new int[sentences.Count];
        foreach (var (_, sentence) in words)
        {
            total[sentence]++;
        }

        foreach (var i in Common([.. words.Select(word => word.Word)], sent))
        {
            kept[words[i].Sentence]++;
        }

        return (words.Length == 0 ? 0 : kept.Sum() / (double)words.Length, [.. kept.Select((count, i) => count >= KeptShare * total[i])]);
    }

    private static string[] Words(string text) => Sentence.Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // The positions in the first list of a longest common subsequence.
    private static IEnumerable<int> Common(string[] first, string[] second)
    {
        var longest = new int[first.Length + 1, second.Length + 1];
        for (var i = first.Length - 1; i >= 0; i--)
        {
            for (var j = second.Length - 1; j >= 0; j--)
            {
                longest[i, j] = first[i] == second[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            if (first[i] == second[j])
            {
                yield return i;
                (i, j) = (i + 1, j + 1);
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }
}
