namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// Keeps what was learned from transcripts, one collection for each tenant. Any number of nodes may write at once. Thread-safe. Every
/// method throws <see cref="AssistException"/> with STORAGE_UNAVAILABLE when the record cannot be reached.
/// </summary>
public interface ILearnedReplyStore
{
    /// <summary>
    /// Adds transcripts, all or none of them; those that were added before, or come twice, change nothing. See
    /// <see cref="LearnedReply.Add"/> for what is added to a reply.
    /// </summary>
    Task<LearnedMerge> AddAsync(string tenant, IReadOnlyList<MinedTranscript> transcripts, LearnedBounds bounds, CancellationToken cancellationToken);

    /// <summary>The version of every tenant that has learned anything. It rises with each change of what the tenant has.</summary>
    Task<IReadOnlyDictionary<string, long>> ListVersionsAsync(CancellationToken cancellationToken);

    /// <summary>The replies that have a text, in the order of their ids.</summary>
    /// <param name="afterId">Only those behind this one; empty for all.</param>
    /// <param name="minConversations">Only those said in so many conversations.</param>
    Task<IReadOnlyList<LearnedReply>> ListAsync(
        string tenant, string afterId, long minConversations, int limit, CancellationToken cancellationToken);

    /// <summary>Removes a reply for good: it is never learned again.</summary>
    /// <returns>Whether it is removed, now or by an earlier call; false where no reply with a text has this id.</returns>
    Task<bool> DeleteAsync(string tenant, string replyId, CancellationToken cancellationToken);
}

/// <summary>How much is kept.</summary>
/// <param name="Conversations">From how many conversations on the text of a reply is kept.</param>
/// <param name="Replies">
/// How many replies a tenant may have. Where more are learned, those without a text go, the highest ids of the least said first; said again,
/// they count from one. Those with a text and those that were removed stay.
/// </param>
public sealed record LearnedBounds(int Conversations, int Replies);

/// <summary>What an import came to.</summary>
/// <param name="Added">How many transcripts were new.</param>
/// <param name="Repeated">How many had been added before.</param>
public sealed record LearnedMerge(int Added, int Repeated);
