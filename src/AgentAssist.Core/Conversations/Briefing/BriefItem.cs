using AgentAssist.V1;

namespace AgentAssist.Core.Conversations.Briefing;

/// <summary>Something that a brief could say: whole, in shorter forms, or not at all.</summary>
/// <param name="Topic">The line that it belongs to.</param>
/// <param name="Rank">How much it matters: 0 most; from <see cref="Extra"/> on it is said only where there is room.</param>
/// <param name="Forms">One sentence or more, the longest form first; at least one.</param>
/// <param name="Evidence">What is behind it.</param>
internal sealed record BriefItem(string Topic, int Rank, IReadOnlyList<string> Forms, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The least rank of what is nice to know.</summary>
    public const int Extra = 10;

    /// <summary>The sentences of the conversation that it repeats, so that no other line repeats them.</summary>
    public IReadOnlyList<string> Quotes { get; init; } = [];

    public BriefItem(string topic, int rank, string text, params IReadOnlyList<Evidence> evidence)
        : this(topic, rank, [text], evidence)
    {
    }

    /// <summary>An item that repeats somebody's words, and fewer of them where room is short.</summary>
    /// <param name="frame">What stands before the words.</param>
    public static BriefItem Quote(string topic, int rank, string frame, string words, params IReadOnlyList<Evidence> evidence)
    {
        string[] forms = [.. Shortening.Lengths.Select(most => Shortening.Quote(words, most)).Where(quote => quote.Length > 0).Distinct(StringComparer.Ordinal).Select(quote => $"{frame} {quote}")];
        return new BriefItem(topic, rank, forms, evidence) { Quotes = [words] };
    }
}
