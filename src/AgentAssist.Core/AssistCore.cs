using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Exporting;
using AgentAssist.Core.Customers.Forgetting;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Customers.Lookup;
using AgentAssist.Core.Customers.Merging;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.Core.Events;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Supervision;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core;

/// <summary>
/// The assist core put together over its ports. Whoever composes it owns time, chance and storage: the server, the command
/// line without a server, or a simulation.
/// </summary>
public sealed class AssistCore
{
    /// <summary>Puts the core together.</summary>
    /// <param name="requestHashKey">The deployment's key for hashing requests, <see cref="RequestHasher.KeyLength"/> bytes.</param>
    /// <param name="privacy">Which identifiers are masked; null takes the defaults.</param>
    /// <param name="understanding">What is assumed about conversations; null for the defaults.</param>
    /// <param name="customerOptions">What is done for customers; null for the defaults.</param>
    public AssistCore(
        IConversationLog log,
        ICustomerStore customers,
        IHistoryCache historyCache,
        IEventFeed feed,
        byte[] requestHashKey,
        AssistOptions options,
        TimeProvider time,
        IdSource ids,
        PrivacyOptions? privacy = null,
        UnderstandingOptions? understanding = null,
        CustomerOptions? customerOptions = null)
    {
        var masker = new TextMasker(privacy);
        var hasher = new RequestHasher(requestHashKey);
        var keys = new CustomerKeyHasher(requestHashKey);
        var goodwill = GoodwillPolicy.Read(customerOptions?.GoodwillPolicy ?? "");
        var history = customerOptions is null ? HistoryReader.Default : HistoryReader.Of(customerOptions);
        var contexts = new ContextReader(customers, historyCache, options, time, history, goodwill.Period);
        var restricted = new RestrictedView(masker);
        var encoder = new EventEncoder(restricted);
        var conversations = new ConversationWriter(
            log, feed, historyCache, new ConversationCache(options.CachedConversations, options.CachedConversationMegabytes * 1_048_576L), encoder, hasher, time);

        var analyzer = understanding is null ? UtteranceAnalyzer.Default : UtteranceAnalyzer.Of(understanding);
        CustomerFeedback = new CustomerFeedback(customers, contexts, masker, hasher, ids, time);
        Pipeline = new AssistPipeline(
            masker,
            analyzer,
            contexts,
            new SuggestionEngine(ReplyLibrary.Default),
            new GoodwillDesk(customers, goodwill, options, time),
            CustomerFeedback,
            conversations,
            options,
            time);
        Commands = new ConversationCommands(conversations, contexts, customers, CustomerFeedback, masker, options, ids, time);
        Drafts = new DraftReviews(ReplyLibrary.Default, conversations, contexts, analyzer, masker, options, time);
        Gestures = new GestureDecisions(conversations, goodwill, time);
        Queries = new ConversationQueries(log);
        Customers = new CustomerRecords(customers, contexts, masker, hasher, keys, (key, token) => SpokenAsync(conversations, key, token));
        CustomerFinder = new CustomerFinder(customers, keys);
        CustomerMerger = new CustomerMerger(customers, contexts, hasher);
        CustomerPromises = new CustomerPromises(customers, contexts, masker, hasher, ids, time);
        CustomerForgetter = new CustomerForgetter(customers, historyCache, feed, hasher, keys);
        CustomerExporter = new CustomerExporter(customers, log, time);
        Watcher = new ConversationWatcher(log, feed, conversations, options, time);
        Tail = new LogTail(log, feed, options, time);
        Floor = new Floor(log, Tail, options, time);
        WaitingAlerts = new WaitingAlerts(Floor, conversations, options, time);
        DuePromises = new DuePromises(Floor, customers, contexts, restricted, options, time);
        IdleCompletion = new IdleCompletion(log, conversations, customers, options, time);
        Retention = new Retention(log, options, time);
    }

    /// <summary>Answers utterances.</summary>
    public AssistPipeline Pipeline { get; }

    /// <summary>Changes conversations otherwise.</summary>
    public ConversationCommands Commands { get; }

    /// <summary>Reviews what agents are about to send.</summary>
    public DraftReviews Drafts { get; }

    /// <summary>Decides gestures of goodwill.</summary>
    public GestureDecisions Gestures { get; }

    /// <summary>Gets and lists conversations.</summary>
    public ConversationQueries Queries { get; }

    /// <summary>Keeps customers' records.</summary>
    public CustomerRecords Customers { get; }

    /// <summary>Finds customers.</summary>
    public CustomerFinder CustomerFinder { get; }

    /// <summary>Merges customers' records.</summary>
    public CustomerMerger CustomerMerger { get; }

    /// <summary>Keeps what customers said about the company.</summary>
    public CustomerFeedback CustomerFeedback { get; }

    /// <summary>Keeps what was promised to customers.</summary>
    public CustomerPromises CustomerPromises { get; }

    /// <summary>Erases customers.</summary>
    public CustomerForgetter CustomerForgetter { get; }

    /// <summary>Exports customers.</summary>
    public CustomerExporter CustomerExporter { get; }

    /// <summary>Streams one conversation.</summary>
    public ConversationWatcher Watcher { get; }

    /// <summary>Follows the log of all conversations; floor and watchers on this node depend on it.</summary>
    public LogTail Tail { get; }

    /// <summary>Streams all conversations.</summary>
    public Floor Floor { get; }

    /// <summary>Finds customers who wait too long.</summary>
    public WaitingAlerts WaitingAlerts { get; }

    /// <summary>Shows the floor which promises are due.</summary>
    public DuePromises DuePromises { get; }

    /// <summary>Ends conversations that nobody ended.</summary>
    public IdleCompletion IdleCompletion { get; }

    /// <summary>Removes events that were kept long enough.</summary>
    public Retention Retention { get; }

    // What the customer said in a conversation; null where there is none.
    private static Task<string?> SpokenAsync(ConversationWriter conversations, ConversationKey key, CancellationToken cancellationToken) =>
        conversations.ReadAsync(
            key, fold => string.Join(' ', fold.Turns.Where(turn => turn.Role == Role.Customer).Select(turn => turn.Text)), cancellationToken);
}
