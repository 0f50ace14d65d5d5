using AgentAssist.Core.Customers;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Simulation.World;

/// <summary>What clients did and saw.</summary>
internal sealed class History
{
    private long _clock;

    public List<Write> Writes { get; } = [];

    public List<Watch> Watches { get; } = [];

    public List<ContextAnswer> Contexts { get; } = [];

    /// <summary>When each conversation was completed, as its log says.</summary>
    public Dictionary<string, TimeSpan> Completions { get; } = [];

    /// <summary>When the last fault was over.</summary>
    public TimeSpan HealedAt { get; set; }

    /// <summary>What each version of a customer held, as the system of record wrote it.</summary>
    public Dictionary<(CustomerKey Key, long Version), string[]> Versions { get; } = [];

    /// <summary>The order of things as clients saw it.</summary>
    public long Tick() => ++_clock;

    /// <summary>A write of a client.</summary>
    public sealed class Write(string kind, string conversationId, string requestId, string mark, long invoked)
    {
        public string Kind => kind;

        public string ConversationId => conversationId;

        public string RequestId => requestId;

        /// <summary>Words that only this write contains; empty where it carries none.</summary>
        public string Mark => mark;

        public long Invoked => invoked;

        public long Returned { get; set; }

        /// <summary>The answer; null where there was none.</summary>
        public IMessage? Answer { get; set; }

        /// <summary>The last revision that the answer names; 0 where it names none.</summary>
        public long Revision { get; set; }

        public string Failure { get; set; } = "";
    }

    /// <summary>A watch of a client.</summary>
    public sealed class Watch(string conversationId, long start, TimeSpan beganAt)
    {
        public string ConversationId => conversationId;

        public long Start => start;

        public TimeSpan BeganAt => beganAt;

        public List<WatchConversationResponse> Frames { get; } = [];

        /// <summary>When it ended as a completed conversation's watch does; null while it has not.</summary>
        public TimeSpan? EndedAt { get; set; }

        public string Failure { get; set; } = "";
    }

    /// <summary>A customer's context as a client got it.</summary>
    public sealed record ContextAnswer(CustomerKey Key, long MinVersion, CustomerContext Context);
}
