using AgentAssist.Core.Customers;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Reviewing;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>Reviews what agents are about to send. Stores nothing.</summary>
public sealed class DraftReviews
{
    private readonly Func<string, ReplyLibrary> _libraryOf;
    private readonly ConversationWriter _conversations;
    private readonly ContextReader _contexts;
    private readonly UtteranceAnalyzer _analyzer;
    private readonly TextMasker _masker;
    private readonly AssistOptions _options;
    private readonly TimeProvider _time;

    internal DraftReviews(
        Func<string, ReplyLibrary> libraryOf,
        ConversationWriter conversations,
        ContextReader contexts,
        UtteranceAnalyzer analyzer,
        TextMasker masker,
        AssistOptions options,
        TimeProvider time)
    {
        _libraryOf = libraryOf;
        _conversations = conversations;
        _contexts = contexts;
        _analyzer = analyzer;
        _masker = masker;
        _options = options;
        _time = time;
    }

    /// <summary>Reviews a draft against a stored conversation or a transcript.</summary>
    /// <exception cref="AssistException">For bad input, an unknown conversation, and a caller who may not see its participants' view.</exception>
    public async Task<DraftReview> ReviewAsync(Caller caller, ReviewDraftRequest request, CancellationToken cancellationToken)
    {
        DraftRules.Check(request, _options);
        var text = _masker.Mask(request.Text).Text;
        if (request.Turns.Count > 0)
        {
            return Review(caller.Tenant, request, text);
        }

        if (!caller.ReadsIdentifiers)
        {
            throw new AssistException(
                ErrorReason.NotPermitted, "A review names what the participants can read, which this caller may not see.", "conversation_id");
        }

        // A copy is reviewed, so that the conversation's next turn need not wait.
        var now = _time.GetUtcNow();
        var drafted = await _conversations.ReadAsync(
            new ConversationKey(caller.Tenant, request.ConversationId), fold => Drafted.Of(fold, now), cancellationToken)
            ?? throw ConversationRules.NotFound(request.ConversationId);
        return Review(caller.Tenant, text, drafted, request.ConversationId);
    }

    /// <summary>Reviews a draft against a transcript.</summary>
    /// <param name="request">With turns and without a conversation.</param>
    /// <exception cref="AssistException">For bad input.</exception>
    public DraftReview Review(ReviewDraftRequest request)
    {
        DraftRules.Check(request, _options);
        return Review(Caller.Local.Tenant, request, _masker.Mask(request.Text).Text);
    }

    private DraftReview Review(string tenant, ReviewDraftRequest request, string text)
    {
        var advise = DraftRules.ToAdvise(request);
        AdviseRules.Check(advise, _options);
        var now = AdviseRules.Now(advise, _time);
        var given = AdviseRules.Masked(advise.CustomerContext, _masker);
        var context = given is null ? null : _contexts.Complete(given, now, advise.Turns.Any(turn => turn.Role == Role.Customer));
        var turns = new List<PriorTurn>();
        foreach (var turn in advise.Turns)
        {
            var said = _masker.Mask(turn.Text).Text;
            var contacts = context is null ? 1 : EffortCounter.ContactsAboutThis(context, said);
            var analysis = turn.Role == Role.Customer ? _analyzer.Analyze(said, turns, contacts) : null;
            turns.Add(new PriorTurn($"turn:{turns.Count + 1}", turn.Role, said, analysis));
        }

        var channel = advise.Channel == Channel.Unspecified ? Channel.Chat : advise.Channel;
        return Review(tenant, text, new Drafted(new CheckGround(turns, context, channel, Role.HumanAgent, now), ""), seed: "");
    }

    private DraftReview Review(string tenant, string text, Drafted drafted, string seed)
    {
        var language = _analyzer.LanguageOf(text, drafted.Ground.Turns, drafted.LanguageCode);
        return new DraftReviewer(_libraryOf(tenant)).Review(text, drafted.Ground, seed, language);
    }

    private sealed record Drafted(CheckGround Ground, string LanguageCode)
    {
        public static Drafted Of(ConversationFold fold, DateTimeOffset now)
        {
            var gesture = fold.UntoldGesture is { } given ? new GivenGesture(given.Description, given.CatalogueId) : null;
            var role = fold.Summary.AgentId.Length == 0 && fold.Turns.Any(t => t.Role == Role.Bot) ? Role.Bot : Role.HumanAgent;
            return new Drafted(
                new CheckGround([.. fold.Turns], fold.Context, fold.Summary.Channel, role, now) { Gesture = gesture }, fold.Summary.LanguageCode);
        }
    }
}
