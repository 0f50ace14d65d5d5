namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>A sentence of a query.</summary>
/// <param name="Weight">How much it counts, 0 to 1.</param>
/// <param name="Asks">Whether it is a question.</param>
internal sealed record QueryPart(Terms Terms, double Weight, bool Asks)
{
    private const int LongestText = 4_000;

    // How companies end a reply. Customers do not speak so.
    private static readonly string[] Offers =
    [
        "would you", "do you want", "did you want", "do you need", "do you still", "do you have any", "do you have other", "did you have",
        "will you be", "are you still", "can i ", "could i ", "may i ", "shall i", "should i ", "have i ", "did i ", "is there anything",
        "is there something", "is there any other", "anything else", "something else", "any other", "what else", "how else", "let me know",
        "please let me", "if you ", "will that be", "will this be", "would that", "is that all", "is that ok", "is this ok", "does that ",
        "does this ", "what time would", "what time works",
    ];

    private static readonly string[] Questions =
    [
        "what", "when", "where", "why", "who", "which", "how", "can", "could", "do", "does", "did", "is", "are", "am", "will", "would",
        "may", "should", "shall", "was", "were", "has", "have", "tell", "explain", "wondering",
    ];

    /// <summary>Reads the sentences of a query.</summary>
    public static QueryPart[] Of(KnowledgeQuery query, SearchWeights weights)
    {
        var text = query.Text.Length <= LongestText ? query.Text : query.Text[..LongestText];
        var sentences = Sentences.Of(text);
        var asks = sentences.Select(IsQuestion).ToArray();
        var anyAsks = query.IsCustomers && asks.Contains(true);
        return
        [
            .. sentences.Select((sentence, i) => new QueryPart(
                Terms.Of(sentence),
                query.IsCustomers
                    ? anyAsks && !asks[i] ? weights.AroundQuestion : 1
                    : i > 0 && IsOffer(sentence) ? weights.Offer : 1,
                asks[i])),
        ];
    }

    private static bool IsQuestion(string sentence)
    {
        if (sentence.EndsWith('?'))
        {
            return true;
        }

        var end = sentence.IndexOf(' ', StringComparison.Ordinal);
        return end > 0 && Questions.Contains(sentence[..end], StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsOffer(string sentence) =>
        Offers.Any(offer => sentence.StartsWith(offer, StringComparison.OrdinalIgnoreCase));
}
