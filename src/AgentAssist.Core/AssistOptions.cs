using System.ComponentModel.DataAnnotations;

namespace AgentAssist.Core;

/// <summary>Limits and times of the assist core. Configuration section <c>AgentAssist:Assist</c>.</summary>
public sealed class AssistOptions
{
    /// <summary>Longest utterance, in UTF-16 code units.</summary>
    /// <value>1 to 100,000; default 8,000.</value>
    [Range(1, 100_000)]
    public int MaxTextLength { get; set; } = 8_000;

    /// <summary>How many of a customer's interactions the context shows, newest first.</summary>
    /// <value>1 to 500; default 50.</value>
    [Range(1, 500)]
    public int RecentInteractions { get; set; } = 50;

    /// <summary>
    /// How long reading a customer's records may take, in milliseconds. Beyond it an older copy from the cache stands in, marked
    /// stale; without one the call fails with STORAGE_UNAVAILABLE, and a turn goes on without the context.
    /// </summary>
    /// <value>50 to 20,000 milliseconds; default 2,000.</value>
    [Range(50, 20_000)]
    public int CustomerReadMilliseconds { get; set; } = 2_000;

    /// <summary>How many customers' records a node reads at a time when the cache does not have them.</summary>
    /// <value>1 to 1,000; default 32.</value>
    [Range(1, 1_000)]
    public int ConcurrentCustomerReads { get; set; } = 32;

    /// <summary>How many further reads may wait; one more gets RESOURCE_EXHAUSTED (OVERLOADED).</summary>
    /// <value>0 to 100,000; default 1,000.</value>
    [Range(0, 100_000)]
    public int QueuedCustomerReads { get; set; } = 1_000;

    /// <summary>How many frames may wait for one watcher before its stream is ended with SLOW_READER.</summary>
    /// <value>16 to 65,536; default 1,024.</value>
    [Range(16, 65_536)]
    public int WatcherQueueCapacity { get; set; } = 1_024;

    /// <summary>After how many seconds without an event a watcher gets a checkpoint.</summary>
    /// <value>1 to 300 seconds; default 15.</value>
    [Range(1, 300)]
    public int CheckpointSeconds { get; set; } = 15;

    /// <summary>How often a node looks into the log of all conversations for what no other node told it, in milliseconds.</summary>
    /// <value>20 to 60,000 milliseconds; default 250.</value>
    [Range(20, 60_000)]
    public int LogPollMilliseconds { get; set; } = 250;

    /// <summary>How many folded conversations a node keeps in memory.</summary>
    /// <value>16 to 1,000,000; default 10,000.</value>
    [Range(16, 1_000_000)]
    public int CachedConversations { get; set; } = 10_000;

    /// <summary>
    /// How much the conversations that a node keeps in memory may weigh, in megabytes of their encoded events; in memory they
    /// take about four times as much.
    /// </summary>
    /// <value>1 to 65,536 MiB; default 64.</value>
    [Range(1, 65_536)]
    public int CachedConversationMegabytes { get; set; } = 64;

    /// <summary>
    /// How often a node reads what all nodes have counted of agents' answers, in seconds; until then its suggestions are ranked by
    /// what it read before.
    /// </summary>
    /// <value>1 to 3,600 seconds; default 30.</value>
    [Range(1, 3_600)]
    public int RankingRefreshSeconds { get; set; } = 30;

    /// <summary>After how many minutes without an event a conversation completes by itself.</summary>
    /// <value>1 to 43,200 minutes; default 1,440 (a day).</value>
    [Range(1, 43_200)]
    public int IdleMinutes { get; set; } = 1_440;

    /// <summary>
    /// For how many days after its completion a conversation's events are kept; its summary, the customer's history and the answers
    /// to requests are not touched.
    /// </summary>
    /// <value>0 to 3,650 days; 0, the default, keeps them for ever.</value>
    [Range(0, 3_650)]
    public int RetentionDays { get; set; }

    /// <summary>How many seconds a customer may wait for an answer on chat, messaging, SMS and voice before an alert.</summary>
    /// <value>5 to 86,400 seconds; default 120.</value>
    [Range(5, 86_400)]
    public int LiveWaitSeconds { get; set; } = 120;

    /// <summary>How many seconds a customer may wait for an answer on e-mail and social before an alert.</summary>
    /// <value>60 to 604,800 seconds; default 14,400 (four hours).</value>
    [Range(60, 604_800)]
    public int CorrespondenceWaitSeconds { get; set; } = 14_400;

    /// <summary>
    /// How many minutes before its due time a promise is shown to supervisors; one that is overdue stays shown for as long.
    /// </summary>
    /// <value>1 to 43,200 minutes; default 1,440 (a day).</value>
    [Range(1, 43_200)]
    public int PromiseNoticeMinutes { get; set; } = 1_440;

    /// <summary>
    /// In how many conversations a reply must have been said before its words are kept and suggested: what fewer share is somebody's own.
    /// Lowered later, it holds for what is said from then on.
    /// </summary>
    /// <value>2 to 1,000 conversations; default 3.</value>
    [Range(2, 1_000)]
    public int LearnedReplyConversations { get; set; } = 3;

    /// <summary>How many replies a tenant may have learned; the least said ones, which have no words yet, make room.</summary>
    /// <value>100 to 1,000,000; default 50,000.</value>
    [Range(100, 1_000_000)]
    public int LearnedReplies { get; set; } = 50_000;
    /// <summary>How many knowledge articles a tenant may have. A node keeps all of them in memory, about 5 KB for each.</summary>
    /// <value>1 to 200,000; default 20,000.</value>
    [Range(1, 200_000)]
    public int MaxArticles { get; set; } = 20_000;

    /// <summary>How often a node looks for articles that another one has written, in milliseconds.</summary>
    /// <value>20 to 60,000 milliseconds; default 1,000.</value>
    [Range(20, 60_000)]
    public int KnowledgePollMilliseconds { get; set; } = 1_000;
}
