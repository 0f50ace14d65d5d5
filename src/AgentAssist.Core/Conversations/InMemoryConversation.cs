using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>One conversation of <see cref="InMemorySystemOfRecord"/>. Not thread-safe.</summary>
internal sealed class InMemoryConversation
{
    private long _earliest = 1;

    public Conversation Summary { get; private set; } = new();

    /// <summary>The events that are kept.</summary>
    public List<StoredEvent> Events { get; } = [];

    public long Head => _earliest - 1 + Events.Count;

    public DateTimeOffset LastEventTime { get; private set; }

    public (DateTimeOffset Created, string Id) ListPosition =>
        (Summary.CreateTime?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch, Summary.ConversationId);

    public void Append(AppendCommand command)
    {
        Summary = command.Summary.Clone();
        Events.AddRange(command.Events);
        LastEventTime = Events[^1].EventTime;
    }

    public IReadOnlyList<StoredEvent> Read(long fromRevision, int limit) => fromRevision < _earliest
        ? throw HistoryTrimmed.Below(fromRevision, _earliest)
        : [.. Events.Skip((int)Math.Min(fromRevision - _earliest, int.MaxValue)).Take(limit)];

    public void Trim()
    {
        _earliest = Head + 1;
        Events.Clear();
    }

    /// <summary>Withholds everything; gives the event that ends it where it ran until now.</summary>
    public StoredEvent? Forget(ConversationKey key, DateTimeOffset now, string principal)
    {
        var ended = Summary.State == ConversationState.Completed ? null : Forgotten.Completion(key, Head + 1, now, principal);
        for (var i = 0; i < Events.Count; i++)
        {
            var isLast = ended is null && i == Events.Count - 1;
            Events[i] = isLast
                ? Forgotten.Completion(key, Events[i].Revision, Events[i].EventTime, Caller.SystemPrincipal)
                : Forgotten.Event(key, Events[i].Revision, Events[i].EventTime);
        }

        if (ended is not null)
        {
            Events.Add(ended);
            LastEventTime = ended.EventTime;
        }

        Summary = Forgotten.Summary(Summary, Head);
        return ended;
    }

    public Conversation CloneSummary()
    {
        var summary = Summary.Clone();
        summary.EarliestRevision = _earliest;
        return summary;
    }

    public bool Matches(ConversationFilter filter) =>
        (filter.Queue.Length == 0 || Summary.Queue == filter.Queue)
        && (filter.AgentId.Length == 0 || Summary.AgentId == filter.AgentId)
        && (filter.State == ConversationState.Unspecified || Summary.State == filter.State)
        && NewestFirst.IsAfter(ListPosition, filter.After);
}
