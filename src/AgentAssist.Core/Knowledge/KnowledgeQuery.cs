namespace AgentAssist.Core.Knowledge;

/// <summary>What articles are looked for.</summary>
/// <param name="Text">A question, or a reply that an article may stand behind. Only its first 4,000 characters count.</param>
public sealed record KnowledgeQuery(string Text)
{
    /// <summary>
    /// What was said before it, the newest first; only the first six count. What was last spoken of there is what is asked about, unless
    /// the text names something itself, and the words of it count a little.
    /// </summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];

    /// <summary>Whether a customer says it: then its questions count more than what is told around them.</summary>
    public bool IsCustomers { get; init; }
}
