namespace AgentAssist.Core.Conversations;

/// <summary>
/// The folds that this node keeps in memory, and the gate through which one writer at a time works on each. A fold here may
/// be behind the log when another node appended; the conditional append finds that out.
/// </summary>
/// <param name="capacity">How many folds are kept; those in use are never dropped, and completed ones never kept.</param>
/// <param name="maxBytes">How much they may weigh together, see <see cref="ConversationFold.Weight"/>.</param>
internal sealed class ConversationCache(int capacity, long maxBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConversationKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _recent = [];
    private long _bytes;

    /// <summary>How many folds are kept now, those in use included.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

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
            if (--entry.Users == 0)
            {
                Weigh(entry);
            }

            for (var node = _recent.Last; node is not null && (_entries.Count > capacity || _bytes > maxBytes);)
            {
                var older = node.Previous;
                if (node.Value.Users == 0)
                {
                    Remove(node.Value);
                }

                node = older;
            }
        }
    }

    // A completed conversation takes no more writes; whoever looks at it again reads its log.
    private void Weigh(Entry entry)
    {
        if (entry.Fold is not { IsCompleted: false } fold)
        {
            Remove(entry);
            return;
        }

        _bytes += fold.Weight - entry.Weight;
        entry.Weight = fold.Weight;
    }

    private void Remove(Entry entry)
    {
        _bytes -= entry.Weight;
        if (_entries.Remove(entry.Key, out var node))
        {
            _recent.Remove(node);
        }
    }

    internal sealed class Entry(ConversationKey key)
    {
        public ConversationKey Key { get; } = key;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public ConversationFold? Fold { get; set; }

        public int Users { get; set; }

        /// <summary>What the fold weighed when the last user left it.</summary>
        public long Weight { get; set; }
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
