using System.Collections.Immutable;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// A reply that agents of a tenant give, as it is stored. Everything but the text is a sum, so that importing in any order and in
/// any parts comes to the same; the text is kept only once enough conversations have said it.
/// </summary>
/// <param name="ReplyId">A keyed hash of the text, 32 hexadecimal digits.</param>
/// <param name="Text">The reply with slots for what varies; empty while fewer conversations said it than it takes, and once deleted.</param>
/// <param name="Conversations">In how many conversations it was said.</param>
/// <param name="Uses">How often it was said.</param>
/// <param name="Agents">The lowest keyed hashes of the agents who said it, ascending, <see cref="MaxAgents"/> at most.</param>
/// <param name="Features">What was said before it.</param>
/// <param name="Deleted">Whether somebody removed it for good; then the rest is empty and stays so.</param>
public sealed record LearnedReply(
    string ReplyId, string Text, long Conversations, long Uses, ImmutableArray<ulong> Agents, FeatureCounts Features, bool Deleted)
{
    /// <summary>Agents are told apart up to here.</summary>
    public const int MaxAgents = 16;

    /// <summary>What stands for a reply that a person removed.</summary>
    public static LearnedReply Removed(string replyId) => new(replyId, "", 0, 0, [], FeatureCounts.Empty, Deleted: true);

    /// <summary>Adds what one conversation shows of a reply.</summary>
    /// <param name="known">What is stored; null for a reply that is new.</param>
    /// <param name="conversations">From how many conversations on the text may be kept.</param>
    public static LearnedReply Add(LearnedReply? known, MinedReply mined, int conversations)
    {
        ArgumentNullException.ThrowIfNull(mined);
        if (known is { Deleted: true })
        {
            return known;
        }

        var count = (known?.Conversations ?? 0) + 1;
        ImmutableArray<ulong> agents = mined.Agent is { } agent
            ? [.. (known?.Agents ?? []).Append(agent).Distinct().Order().Take(MaxAgents)]
            : known?.Agents ?? [];
        return new LearnedReply(
            mined.ReplyId,
            count >= conversations ? mined.Text : known?.Text ?? "",
            count,
            (known?.Uses ?? 0) + mined.Uses,
            agents,
            known?.Features.Plus(mined.Features) ?? mined.Features,
            Deleted: false);
    }
}

/// <summary>What one conversation shows of a reply.</summary>
/// <param name="Agent">The keyed hash of who said it; null where the transcript does not say.</param>
/// <param name="Uses">How often it was said in this conversation.</param>
public sealed record MinedReply(string ReplyId, string Text, ulong? Agent, int Uses, FeatureCounts Features);

/// <summary>What is taken from one transcript; nothing else of it is kept.</summary>
/// <param name="TranscriptKey">A keyed hash of its id, so that it is counted once however often it is imported.</param>
/// <param name="Replies">Each reply once, in the order of their ids.</param>
public sealed record MinedTranscript(string TranscriptKey, IReadOnlyList<MinedReply> Replies);
