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
using AgentAssist.Core.Knowledge;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Core.Suggestions.Shelf;
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
    /// <param name="learned">Where learned replies are kept; null keeps them in memory.</param>
    /// <param name="rewriting">The language model that rewords suggestions; null for none.</param>
    /// <param name="articles">Where knowledge articles are kept; null for in memory.</param>
    /// <param name="ranking">Where what is learned from answers is read; null ranks by the order of the plans for ever.</param>
    /// <param name="libraries">Where tenants' reply libraries are kept; null speaks from the shipped one for ever.</param>
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
        CustomerOptions? customerOptions = null,
        ILearnedReplyStore? learned = null,
        RewritingSetup? rewriting = null,
        IArticleStore? articles = null,
        IRankingStore? ranking = null,
        ILibraryStore? libraries = null)
    {
        articles ??= new InMemoryArticles(time);
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
        ranking ??= new NothingLearned();
        Ranking = new RankingSnapshots(ranking, options, time);
        libraries ??= new ShippedOnly();
        LibraryShelf = new LibraryShelf(libraries, time);
        var learnedBounds = new LearnedBounds(options.LearnedReplyConversations, options.LearnedReplies);
        var learnedKeys = new LearnedKeys(requestHashKey);
        var depersonalizer = new ReplyDepersonalizer();
        learned ??= new InMemoryLearnedReplies();
        LearnedReplyBook = new LearnedReplyBook(learned, learnedBounds, learnedKeys, depersonalizer);
        LearnedReplies = new LearnedReplyDesk(
            learned, new ReplyMiner(learnedKeys, analyzer, depersonalizer), LearnedReplyBook, tenant => LibraryShelf.LibraryOf(tenant), learnedBounds, options);
        CustomerFeedback = new CustomerFeedback(customers, contexts, masker, hasher, ids, time);
        Rewording = rewriting is null ? null : new SuggestionRewording(rewriting, LibraryShelf.LibraryOf, conversations, masker, time);
        Knowledge = new KnowledgeBase(articles, options, time);
        KnowledgeDesk = new KnowledgeDesk(articles, Knowledge, conversations, hasher, options);
        Pipeline = new AssistPipeline(
            masker,
            analyzer,
            contexts,
            LibraryShelf,
            Ranking,
            Knowledge,
            new GoodwillDesk(customers, goodwill, options, time),
            CustomerFeedback,
            LearnedReplyBook,
            conversations,
            Rewording,
            options,
            time);
        Libraries = new LibraryKeeper(libraries, LibraryShelf, Pipeline, hasher);
        Commands = new ConversationCommands(conversations, contexts, customers, CustomerFeedback, masker, new AgentBuckets(requestHashKey), options, ids, time);
        Drafts = new DraftReviews(LibraryShelf.LibraryOf, conversations, contexts, analyzer, masker, options, time);
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
        if (Rewording is not null)
        {
            Tail.Follow(Rewording.FollowAsync);
        }

        Floor = new Floor(log, Tail, options, time);
        WaitingAlerts = new WaitingAlerts(Floor, conversations, options, time);
        DuePromises = new DuePromises(Floor, customers, contexts, restricted, options, time);
        Insight = new Insight(ranking, Floor);
        IdleCompletion = new IdleCompletion(log, conversations, customers, options, time);
        Retention = new Retention(log, options, time);
    }

    /// <summary>Answers utterances.</summary>
    public AssistPipeline Pipeline { get; }

    /// <summary>Has a language model reword suggestions; null where none is configured.</summary>
    public SuggestionRewording? Rewording { get; }

    /// <summary>The articles that this node knows; whoever runs the core has it follow the record.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>Keeps knowledge articles and finds answers in them.</summary>
    public KnowledgeDesk KnowledgeDesk { get; }

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

    /// <summary>Learns replies from transcripts and manages them.</summary>
    public LearnedReplyDesk LearnedReplies { get; }

    /// <summary>The learned replies in force on this node; refreshed every few seconds by whoever hosts the core.</summary>
    public LearnedReplyBook LearnedReplyBook { get; }

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

    /// <summary>Keeps tenants' reply libraries.</summary>
    public LibraryKeeper Libraries { get; }

    /// <summary>What this node composes from, tenant by tenant.</summary>
    public LibraryShelf LibraryShelf { get; }

    /// <summary>Counts what happened.</summary>
    public Insight Insight { get; }

    /// <summary>What this node ranks suggestions by.</summary>
    public RankingSnapshots Ranking { get; }

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
