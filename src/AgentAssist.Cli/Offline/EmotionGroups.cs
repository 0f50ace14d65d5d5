namespace AgentAssist.Cli.Offline;

/// <summary>The published groupings of the 28 emotion labels: Ekman's six, and by sentiment.</summary>
internal static class EmotionGroups
{
    public const string Neutral = "neutral";

    private static readonly (string Ekman, string Sentiment, string[] Labels)[] Groups =
    [
        ("anger", "negative", ["anger", "annoyance", "disapproval"]),
        ("disgust", "negative", ["disgust"]),
        ("fear", "negative", ["fear", "nervousness"]),
        ("joy", "positive",
            ["joy", "admiration", "amusement", "approval", "caring", "desire", "excitement", "gratitude", "love", "optimism", "pride", "relief"]),
        ("sadness", "negative", ["sadness", "disappointment", "embarrassment", "grief", "remorse"]),
        ("surprise", "ambiguous", ["surprise", "confusion", "curiosity", "realization"]),
    ];

    private static readonly Dictionary<string, (string Ekman, string Sentiment)> ByLabel = Groups
        .SelectMany(group => group.Labels.Select(label => (label, group.Ekman, group.Sentiment)))
        .ToDictionary(row => row.label, row => (row.Ekman, row.Sentiment), StringComparer.Ordinal);

    /// <summary>The Ekman emotions of labels, each once, in order; "neutral" where there are none.</summary>
    public static string Ekman(IEnumerable<string> labels) => List(labels.Select(label => Of(label).Ekman));

    /// <summary>The sentiments of labels, each once, in order; "neutral" where there are none.</summary>
    public static string Sentiment(IEnumerable<string> labels) => List(labels.Select(label => Of(label).Sentiment));

    /// <summary>The names, each once, in order; "neutral" where there are none.</summary>
    public static string List(IEnumerable<string> names)
    {
        var list = string.Join(',', names.Distinct(StringComparer.Ordinal));
        return list.Length > 0 ? list : Neutral;
    }

    private static (string Ekman, string Sentiment) Of(string label) => ByLabel.GetValueOrDefault(label, (Neutral, Neutral));
}
