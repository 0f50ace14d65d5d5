namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>Picks the sentences of an article that answer: one, or two where the second belongs to it.</summary>
internal static class AnsweringPassage
{
    // "Yes, you can." is no answer without what follows it.
    private const int TooShort = 2;

    // What the title says already tells the sentences apart less.
    private const double InTitle = 0.5;
    private const int MostWords = 40;

    /// <param name="met">How much a term counts in what is asked.</param>
    public static string Of(IndexedArticle article, Func<IndexedTerm, double> met)
    {
        var passages = article.Passages;
        var (best, most) = (0, -1.0);
        for (var i = 0; i < passages.Length; i++)
        {
            var value = passages[i].Terms.Distinct().Sum(term => met(term) * (article.Title.Terms.Contains(term) ? InTitle : 1));
            if (value > most)
            {
                (best, most) = (i, value);
            }
        }

        if (passages.Length == 0)
        {
            return "";
        }

        var first = best > 0 && passages[best - 1].Terms.Length < TooShort && best == 1 ? 0 : best;
        var second = first + 1;
        var belongs = second < passages.Length
            && Words(passages[first].Text) + Words(passages[second].Text) <= MostWords
            && (first < best || passages.Length == 2 || passages[first].Terms.Length < TooShort || passages[second].Terms.Any(term => met(term) > 0));
        return belongs ? passages[first].Text + " " + passages[second].Text : passages[first].Text;
    }

    private static int Words(string text) => text.Count(c => c == ' ') + 1;
}
