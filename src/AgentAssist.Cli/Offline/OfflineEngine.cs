using AgentAssist.Cli.Files;
using AgentAssist.Cli.Importing;
using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Cli.Offline;

/// <summary>The assist core without a server: over ports in memory that keep nothing.</summary>
internal sealed class OfflineEngine
{
    // Nothing is cached or stored here; the seed only has to be some number.
    private const int JitterSeed = 1;
    private readonly AssistCore _core;
    private readonly AssistPipeline _pipeline;
    private readonly DraftReviews _drafts;
    private readonly TimeProvider _clock;

    /// <param name="articles">What answers customers' questions; none for nothing.</param>
    public OfflineEngine(TimeProvider clock, CustomerOptions customers, IReadOnlyList<KnowledgeArticle>? articles = null)
    {
        _clock = clock;
        var store = new InMemorySystemOfRecord(clock);
        var core = new AssistCore(
            store,
            store,
            new InMemoryHistoryCache(new InMemoryHistoryCacheOptions(), clock, new Random(JitterSeed)),
            new InMemoryEventFeed(),
            new byte[RequestHasher.KeyLength],
            new AssistOptions(),
            clock,
            new CountingIdSource("offline-"),
            customerOptions: customers);
        foreach (var article in articles ?? [])
        {
            core.Knowledge.Put(Caller.Local.Tenant, article);
        }

        _core = core;
        _pipeline = core.Pipeline;
        _drafts = core.Drafts;
    }

    /// <summary>Learns from past conversations what agents say, as a server does that they are imported into.</summary>
    /// <param name="cases">What was said; of their customers nothing is learned.</param>
    /// <param name="faults">Where to name the cases that nothing can be learned from.</param>
    public async Task LearnAsync(IEnumerable<Case> cases, LineFaults faults, CancellationToken cancellationToken)
    {
        var requests = cases.Select(one => new ImportTranscriptsRequest { Transcript = Transcripts.Of(one), LineNumber = one.Line });
        var learned = await _core.LearnedReplies.ImportAsync(Caller.Local, requests.ToAsyncEnumerable(), cancellationToken);
        foreach (var error in learned.Errors)
        {
            faults.Add(error.LineNumber, new LineFaultException(error.Field, error.Message));
        }
    }

    /// <summary>Advises on each of the customer's turns of a case. The same case always gives the same advice.</summary>
    /// <exception cref="LineFaultException">The case is not one that can be advised on.</exception>
    public AdviseResponse Advise(Case transcript)
    {
        var request = new AdviseRequest { Channel = transcript.Channel, Now = Now(transcript), CustomerContext = Context(transcript) };
        request.Turns.Add(transcript.Turns.Select(Turn));
        try
        {
            return _pipeline.Advise(request, transcript.Id);
        }
        catch (AssistException e)
        {
            throw new LineFaultException(e.Field, e.Message);
        }
    }

    /// <summary>Reviews the draft of a case against its turns; a case without one is reviewed as if the agent's last turn were not sent yet.</summary>
    /// <exception cref="LineFaultException">The case has no draft, or is not one that can be reviewed.</exception>
    public DraftReview Review(Case transcript)
    {
        var (turns, draft) = transcript.Draft is { } typed ? (transcript.Turns, typed) : BeforeLastReply(transcript.Turns);
        var request = new ReviewDraftRequest { Channel = transcript.Channel, Text = draft, Now = Now(transcript), CustomerContext = Context(transcript) };
        request.Turns.Add(turns.Select(Turn));
        try
        {
            return _drafts.Review(request);
        }
        catch (AssistException e)
        {
            throw new LineFaultException(e.Field == "text" ? "draft" : e.Field, e.Message);
        }
    }

    private static (IReadOnlyList<CaseTurn> Before, string Draft) BeforeLastReply(IReadOnlyList<CaseTurn> turns)
    {
        var last = turns.ToList().FindLastIndex(turn => turn.Role == Role.HumanAgent);
        return last > 0
            ? ([.. turns.Take(last)], turns[last].Text)
            : throw new LineFaultException("draft", "is missing, and no turn of an agent follows another turn.");
    }

    private static AdviseTurn Turn(CaseTurn turn) => new()
    {
        Role = turn.Role,
        Text = turn.Text,
        UtterTime = turn.Time is { } time ? Timestamp.FromDateTimeOffset(time) : null,
    };

    private Timestamp Now(Case transcript) => Timestamp.FromDateTimeOffset(
        transcript.Now ?? transcript.Turns.LastOrDefault(turn => turn.Time is not null)?.Time ?? _clock.GetUtcNow());

    private static CustomerContext? Context(Case transcript)
    {
        if (transcript.Customer is null && transcript.Interactions.Count == 0)
        {
            return null;
        }

        var context = new CustomerContext { Profile = transcript.Customer, InteractionCount = transcript.Interactions.Count, Version = 1 };
        context.Interactions.Add(transcript.Interactions);
        return context;
    }
}
