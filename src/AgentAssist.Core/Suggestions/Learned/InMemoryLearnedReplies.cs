namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>What was learned, in memory: for tests and for offline work. Everything is lost with the object.</summary>
public sealed class InMemoryLearnedReplies : ILearnedReplyStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Collection> _tenants = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<LearnedMerge> AddAsync(
        string tenant, IReadOnlyList<MinedTranscript> transcripts, LearnedBounds bounds, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_tenants.TryGetValue(tenant, out var collection))
            {
                _tenants.Add(tenant, collection = new Collection());
            }

            var added = 0;
            foreach (var transcript in transcripts)
            {
                added += collection.Add(transcript, bounds) ? 1 : 0;
            }

            collection.Changed(added > 0, bounds.Replies);
            return Task.FromResult(new LearnedMerge(added, transcripts.Count - added));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> ListVersionsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, long>>(
                _tenants.Where(entry => entry.Value.Version > 0).ToDictionary(entry => entry.Key, entry => entry.Value.Version, StringComparer.Ordinal));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LearnedReply>> ListAsync(
        string tenant, string afterId, long minConversations, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<LearnedReply>>(
            [
                .. (_tenants.GetValueOrDefault(tenant)?.Replies.Values ?? Enumerable.Empty<LearnedReply>())
                    .Where(reply => reply.Text.Length > 0 && reply.Conversations >= minConversations && string.CompareOrdinal(reply.ReplyId, afterId) > 0)
                    .Take(limit),
            ]);
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string tenant, string replyId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_tenants.TryGetValue(tenant, out var collection) || !collection.Replies.TryGetValue(replyId, out var reply))
            {
                return Task.FromResult(false);
            }

            if (reply.Text.Length > 0)
            {
                collection.Replies[replyId] = LearnedReply.Removed(replyId);
                collection.Changed(true, int.MaxValue);
            }

            return Task.FromResult(reply.Deleted || reply.Text.Length > 0);
        }
    }

    /// <summary>The ids of all that a tenant has, also of what has no text yet.</summary>
    internal IReadOnlySet<string> IdsOf(string tenant)
    {
        lock (_gate)
        {
            return (_tenants.GetValueOrDefault(tenant)?.Replies.Keys ?? Enumerable.Empty<string>()).ToHashSet(StringComparer.Ordinal);
        }
    }

    private sealed class Collection
    {
        private readonly HashSet<string> _transcripts = new(StringComparer.Ordinal);

        public SortedDictionary<string, LearnedReply> Replies { get; } = new(StringComparer.Ordinal);

        public long Version { get; private set; }

        public bool Add(MinedTranscript transcript, LearnedBounds bounds)
        {
            if (!_transcripts.Add(transcript.TranscriptKey))
            {
                return false;
            }

            foreach (var mined in transcript.Replies)
            {
                Replies[mined.ReplyId] = LearnedReply.Add(Replies.GetValueOrDefault(mined.ReplyId), mined, bounds.Conversations);
            }

            return true;
        }

        public void Changed(bool changed, int most)
        {
            Version += changed ? 1 : 0;
            if (Replies.Count > most)
            {
                string[] surplus =
                [
                    .. Replies.Values.Where(reply => reply.Text.Length == 0 && !reply.Deleted)
                        .OrderBy(reply => reply.Conversations)
                        .ThenByDescending(reply => reply.ReplyId, StringComparer.Ordinal)
                        .Take(Replies.Count - most)
                        .Select(reply => reply.ReplyId),
                ];
                foreach (var id in surplus)
                {
                    Replies.Remove(id);
                }
            }
        }
    }
}
