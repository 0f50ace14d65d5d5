namespace AgentAssist.Core.Conversations;

/// <summary>
/// The folds that this node keeps in memory, and the gate through which one writer at a time works on each. A fold here may
/// be behind the log when another node appended; the conditional append finds that out.
/// </summary>
/// <param name="capacity">How many folds are kept; those in use are never dropped.</param>
internal sealed class ConversationCache(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _recent = [];

    /// <summary>Waits for a conversation's gate; disposing the lease opens it again.</summary>
    public async Task<Lease> EnterAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var entry = Pin(key);
        try
        {
            await entry.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Unpin(entry);
            throw;
        }

        return new Lease(this, entry);
    }

    private Entry Pin(ConversationKey key)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                _recent.Remove(node);
            }
            else
            {
                node = new LinkedListNode<Entry>(new Entry(key));
                _entries[key] = node;
            }

            _recent.AddFirst(node);
            node.Value.Users++;
            return node.Value;
        }
    }

    private void Unpin(Entry entry)
    {
        lock (_lock)
        {
            entry.Users--;
            for (var node = _recent.Last; node is not null && _entries.Count > capacity;)
            {
                var older = node.Previous;
                if (node.Value.Users == 0)
                {
                    _recent.Remove(node);
                    _entries.Remove(node.Value.Key);
                }

                node = older;
            }
        }
    }

    internal sealed class Entry(ConversationKey key)
    {
        public ConversationKey Key { get; } = key;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public ConversationFold? Fold { get; set; }

        public int Users { get; set; }
    }

    /// <summary>The right to work on one conversation until disposed.</summary>
    internal readonly struct Lease(ConversationCache cache, Entry entry) : IDisposable
    {
        /// <summary>The fold as this node knows it; null when it has to be read.</summary>
        public ConversationFold? Fold
        {
            get => entry.Fold;
            set => entry.Fold = value;
        }

        public void Dispose()
        {
            entry.Gate.Release();
            cache.Unpin(entry);
        }
    }
}
