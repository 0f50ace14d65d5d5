using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Responding;
using AgentAssist.Core.Knowledge;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Rewriting;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.Core.Supervision;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core;

/// <summary>
/// The way of one utterance:
/// <code>
/// AddUtterance ─▶ 1 Privacy         secrets masked, identifiers marked
///                 2 Understanding   feelings, signals, risk, with the words that show them
///                 3 Customers       who this is and what happened before
///                 4 Suggestions     what could be said next, with the article that answers a question
///                 5 Conversations   the events appended: durable, then visible
///                 6 Events          every watcher sees them
/// </code>
/// Steps 2 to 4 run again when another node appended first, so that what is stored always answers what came before it. Where a
/// language model is configured, it is given the best suggestion once the turn is answered; see <see cref="SuggestionRewording"/>.
/// </summary>
public sealed class AssistPipeline
{
    private readonly TextMasker _masker;
    private readonly UtteranceAnalyzer _analyzer;
    private readonly ContextReader _contexts;
    private readonly LibraryShelf _libraries;
    private readonly RankingSnapshots _ranking;
    private readonly KnowledgeBase _knowledge;
    private readonly GoodwillDesk _goodwill;
    private readonly CustomerFeedback _feedback;
    private readonly LearnedReplyBook _learned;
    private readonly ConversationWriter _conversations;
    private readonly SuggestionRewording? _rewording;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;

    internal AssistPipeline(
        TextMasker masker,
        UtteranceAnalyzer analyzer,
        ContextReader contexts,
        LibraryShelf libraries,
        RankingSnapshots ranking,
        KnowledgeBase knowledge,
        GoodwillDesk goodwill,
        CustomerFeedback feedback,
        LearnedReplyBook learned,
        ConversationWriter conversations,
        SuggestionRewording? rewording,
        AssistOptions options,
        TimeProvider time)
    {
        _masker = masker;
        _analyzer = analyzer;
        _contexts = contexts;
        _libraries = libraries;
        _ranking = ranking;
        _knowledge = knowledge;
        _goodwill = goodwill;
        _feedback = feedback;
        _learned = learned;
        _conversations = conversations;
        _rewording = rewording;
        _options = options;
        _time = time;
    }

    /// <summary>Adds what somebody said and answers it.</summary>
    /// <exception cref="AssistException">For bad input, an unknown or completed conversation, and a reused request id.</exception>
    public async Task<AddUtteranceResponse> AddUtteranceAsync(
        Caller caller, AddUtteranceRequest request, CancellationToken cancellationToken)
    {
        UtteranceRules.Check(request, _options);

        // 1 Privacy: from here on the text as typed exists nowhere.
        var said = UtteranceRules.Masked(request, _masker);
        if (said.Interim)
        {
            return await ShowInterimAsync(caller, said, cancellationToken);
        }

        IReadOnlyList<string> told = [];
        AddUtteranceResponse? decided = null;
        CheckGround? ground = null;
        var answer = await _conversations.WriteAsync(
            caller,
            said.ConversationId,
            new WriteRequest("AddUtterance", said.RequestId, said),
            async (fold, token) =>
            {
                ConversationRules.RequireOpen(fold);
                var now = _time.GetUtcNow();
                var turn = new TurnInput(Utterance(fold, said, now), now);
                if (said.Role != Role.Customer)
                {
                    told = FeedbackWords.ToldBy(fold, said.Text);
                    return TurnEvents.Of(fold, turn.Utterance);
                }

                // 3 Customers: read before the pure steps, because only this step may wait.
                var customer = await ReadContextAsync(caller, fold, token);

                // 2 Understanding
                var understood = Understand(fold, turn, customer);

                // 3 Customers: what the company owes them beyond an answer.
                var gesture = await _goodwill.ProposeAsync(caller, fold, customer.Context, understood.Analysis, token);

                // 4 Suggestions, then 5 Conversations and 6 Events in the writer.
                var voice = await VoiceAsync(caller, token);
                var decision = Answer(fold, turn, customer, understood, gesture, voice);
                decided = decision.Response;
                ground = _rewording?.Serves(caller.Tenant) == true
                    ? CheckGround.Of(Request(fold, turn, customer, understood.Analysis, voice))
                    : null;
                return decision;
            },
            cancellationToken);

        // The answer stands and is seen; a repeated request gets the first one again and begins nothing.
        if (_rewording is not null)
        {
            await _rewording.GoOnAsync(
                new ConversationKey(caller.Tenant, said.ConversationId), answer, ReferenceEquals(answer, decided) ? ground : null);
        }

        await _feedback.TryReportAsync(caller, told);
        return answer;
    }

    /// <summary>Advises on a whole transcript as <see cref="Advise(AdviseRequest, string)"/> does, in the words and order of the caller's tenant.</summary>
    /// <exception cref="AssistException">For bad input.</exception>
    public async Task<AdviseResponse> AdviseAsync(Caller caller, AdviseRequest request, string seed, CancellationToken cancellationToken) =>
        Advise(request, seed, await VoiceAsync(caller, cancellationToken));

    /// <summary>
    /// Advises on a whole transcript without storing anything: the same steps over a log that nobody keeps, with what the local tenant has
    /// learned and knows.
    /// </summary>
    /// <param name="seed">Stands for the conversation's id in the choice among equal words.</param>
    /// <exception cref="AssistException">For bad input.</exception>
    public AdviseResponse Advise(AdviseRequest request, string seed) => Advise(request, seed, VoiceOf(_libraries.Shipped, Caller.Local.Tenant));

    /// <summary>Advises in the words of a library that is not in force.</summary>
    internal AdviseResponse Advise(AdviseRequest request, string seed, ReplyLibrary library) =>
        Advise(request, seed, new Voice(new SuggestionEngine(library), Ranking: null, Replies: null, Articles: null));

    private AdviseResponse Advise(AdviseRequest request, string seed, Voice voice)
    {
        AdviseRules.Check(request, _options);
        var now = AdviseRules.Now(request, _time);
        var given = AdviseRules.Masked(request.CustomerContext, _masker);
        var customer = new CustomerReading(given is null ? null : _contexts.Complete(given, now, request.Turns.Any(turn => turn.Role == Role.Customer)), null);
        var fold = AdviseRules.Begin(request, seed, now);
        var response = new AdviseResponse();
        for (var i = 0; i < request.Turns.Count; i++)
        {
            var said = UtteranceRules.Masked(AdviseRules.ToUtterance(request.Turns[i], seed), _masker);
            var turnTime = request.Turns[i].UtterTime?.ToDateTimeOffset() ?? now;
            var turn = new TurnInput(Utterance(fold, said, turnTime), turnTime);
            var decision = said.Role == Role.Customer
                ? Answer(fold, turn, customer, Understand(fold, turn, customer), gesture: null, voice)
                : TurnEvents.Of(fold, turn.Utterance);
            ApplyUnstored(fold, decision.Events);
            response.Promises.Add(decision.Promises.Select((entry, n) => AdviseRules.OfTurn(entry.Promise, i + 1, n + 1)));
            if (said.Role == Role.Customer)
            {
                response.TurnAdvice.Add(AdviseRules.ToAdvice(i + 1, decision.Response));
            }
        }

        response.CustomerContext = customer.Context;
        return response;
    }

    private (Analysis Analysis, int Contacts) Understand(ConversationFold fold, TurnInput turn, CustomerReading customer)
    {
        var utterance = turn.Utterance;
        var context = customer.Context ?? fold.Context;
        var contacts = context is null ? 1 : EffortCounter.ContactsAboutThis(context, utterance.Text);
        return (_analyzer.Analyze(utterance.Text, fold.Turns, contacts, fold.Summary.LanguageCode), contacts);
    }

    private static Decision<AddUtteranceResponse> Answer(
        ConversationFold fold,
        TurnInput turn,
        CustomerReading customer,
        (Analysis Analysis, int Contacts) understood,
        GestureProposed? gesture,
        Voice voice)
    {
        var (utterance, (analysis, contacts)) = (turn.Utterance, understood);
        var context = customer.Context ?? fold.Context;
        var set = voice.Engine.Suggest(Request(fold, turn, customer, analysis, voice));
        return TurnEvents.Of(
            fold, utterance, analysis, customer, set, AlertGrounds.Of(context, contacts, utterance.Text, analysis), gesture);
    }

    private static SuggestionRequest Request(ConversationFold fold, TurnInput turn, CustomerReading customer, Analysis analysis, Voice voice) => new(
        fold.Summary.ConversationId,
        turn.Utterance.Revision,
        new PriorTurn(turn.Utterance.UtteranceId, turn.Utterance.Role, turn.Utterance.Text, analysis),
        fold.Turns,
        customer.Context ?? fold.Context,
        fold.Summary.Channel,
        fold.Summary.AgentId.Length == 0 && fold.Turns.Any(t => t.Role == Role.Bot) ? Role.Bot : Role.HumanAgent,
        turn.Now,
        fold.SpentSentences)
    {
        Gesture = fold.UntoldGesture is { } given ? new GivenGesture(given.Description, given.CatalogueId) : null,
        Ranking = voice.Ranking,
        Learned = voice.Replies,
        Answer = TurnAnswer.Find(voice.Articles, turn.Utterance.Text, fold.Turns),
    };

    private async ValueTask<Voice> VoiceAsync(Caller caller, CancellationToken cancellationToken) =>
        VoiceOf(await _libraries.ForAsync(caller.Tenant, cancellationToken), caller.Tenant);

    private Voice VoiceOf(SuggestionEngine engine, string tenant) =>
        new(engine, _ranking.Of(tenant), _learned.For(tenant), _knowledge.Of(tenant));

    private async Task<CustomerReading> ReadContextAsync(Caller caller, ConversationFold fold, CancellationToken cancellationToken)
    {
        if (fold.Summary.CustomerId.Length == 0)
        {
            return new CustomerReading(null, null);
        }

        var (context, degradation) = await _contexts.ReadForTurnAsync(
            new CustomerKey(caller.Tenant, fold.Summary.CustomerId), cancellationToken);

        // A cache may be behind what another node has shown in this conversation.
        var newest = context?.Version < fold.Context?.Version ? fold.Context : context;
        return new CustomerReading(newest, degradation);
    }

    private async Task<AddUtteranceResponse> ShowInterimAsync(
        Caller caller, AddUtteranceRequest said, CancellationToken cancellationToken)
    {
        var key = new ConversationKey(caller.Tenant, said.ConversationId);
        var utterance = await _conversations.ReadAsync(
            key,
            fold =>
            {
                ConversationRules.RequireOpen(fold);
                return UtteranceRules.Utterance(said, "", 0, _time.GetUtcNow(), _masker);
            },
            cancellationToken) ?? throw ConversationRules.NotFound(said.ConversationId);
        await _conversations.ShowAsync(key, new Ephemeral { Interim = utterance }, cancellationToken);
        return new AddUtteranceResponse { Utterance = utterance };
    }

    private Utterance Utterance(ConversationFold fold, AddUtteranceRequest said, DateTimeOffset now)
    {
        var revision = fold.Revision + 1;
        return UtteranceRules.Utterance(said, $"u{revision}", revision, now, _masker);
    }

    private static void ApplyUnstored(ConversationFold fold, IReadOnlyList<AssistEvent> events)
    {
        foreach (var unstored in events)
        {
            unstored.Revision = fold.Revision + 1;
            fold.Apply(unstored);
        }
    }

    // In whose words the company speaks, and what its agents have taught.
    private readonly record struct Voice(
        SuggestionEngine Engine, LearnedRanking? Ranking, LearnedReplySource? Replies, ArticleIndex? Articles);

    private readonly record struct TurnInput(Utterance Utterance, DateTimeOffset Now);
}

/// <summary>What was read about the customer for one turn.</summary>
/// <param name="Context">What is known; null for an anonymous or unknown customer.</param>
/// <param name="Degradation">What could not be used on the way; null when all is well.</param>
internal sealed record CustomerReading(CustomerContext? Context, Degradation? Degradation);
