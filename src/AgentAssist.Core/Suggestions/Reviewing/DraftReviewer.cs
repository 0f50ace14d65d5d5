using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Ledger;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>
/// Reviews what an agent typed before it is sent. Safe to share between threads; the same draft on the same ground always gives the same
/// review.
///
///   1 Read      the moment that the draft answers
///   2 Find      what should not be sent so, and what is missing (DraftJudge)
///   3 Score     how it reacts, understands and asks (EmpathyScorer)
///   4 Promises  what it would commit to
///   5 Better    one version that keeps what the agent said (DraftImprover)
/// </summary>
public sealed class DraftReviewer(ReplyLibrary library)
{
    private readonly SuggestionEngine _suggestions = new(library);

    /// <summary>Reviews a draft.</summary>
    /// <param name="text">The draft, secrets masked.</param>
    /// <param name="ground">What it may rest on. The customer's turns carry their analysis.</param>
    /// <param name="seed">Decides among equal words; the conversation's id.</param>
    /// <param name="languageCode">The draft's language; empty where it is the library's. In another one nothing is missed, scored or added.</param>
    public DraftReview Review(string text, CheckGround ground, string seed, string languageCode = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(ground);

        // 1 Read
        var request = RequestOf(ground, seed);
        var moment = request is null ? null : MomentReader.Read(request, library.Speech);
        var isUnderstood = IsUnderstood(languageCode);

        // 2 Find
        var draft = DraftText.Read(text);
        var judge = new DraftJudge(library, ground, moment, isUnderstood);
        var judged = judge.Judge(draft);

        // 3 Score
        var review = new DraftReview { Text = text };
        if (isUnderstood)
        {
            review.EmotionalReaction = judge.Scorer.Reaction(judged.Sentences);
            review.Interpretation = judge.Scorer.Interpretation(judged.Sentences);
            review.Exploration = EmpathyScorer.Exploration(judged.Sentences);
        }

        review.Findings.Add(judged.Missing.Concat(judged.Faults));
        review.PrinciplesAtRisk.Add(review.Findings.Select(f => f.Principle).Distinct());
        review.PrinciplesServed.Add(Served(judged).Except(review.PrinciplesAtRisk));

        // 4 Promises
        review.Promises.Add(PromisesOf(text, ground));

        // 5 Better
        var lender = moment is null || !isUnderstood ? null : new Lender(library, moment, WritingHabits.Of(text));
        review.BetterText = new DraftImprover(judge, moment, lender, () => Composed(request)).Improve(draft, judged);
        return review;
    }

    /// <summary>The request that would have suggested a reply to the customer's last utterance; null where there is none.</summary>
    private static SuggestionRequest? RequestOf(CheckGround ground, string seed)
    {
        var last = ground.Turns.ToList().FindLastIndex(t => t.Role == Role.Customer);
        if (last < 0)
        {
            return null;
        }

        var said = ground.Turns[last];
        var utterance = said.Analysis is null ? new PriorTurn(said.UtteranceId, said.Role, said.Text, new Analysis()) : said;
        PriorTurn[] others = [.. ground.Turns.Where((_, i) => i != last)];
        var sent = others.Where(t => t.Role != Role.Customer).SelectMany(t => Sentence.Split(t.Text)).Select(Sentence.Normalize);
        return new SuggestionRequest(
            seed, last + 1, utterance, others, ground.Context, ground.Channel, ground.Role, ground.Now, sent.ToHashSet(StringComparer.Ordinal))
        {
            Gesture = ground.Gesture,
        };
    }

    private bool IsUnderstood(string languageCode) =>
        languageCode.Length == 0 || languageCode == "und"
        || languageCode.Split('-')[0].Equals(library.Message.LanguageCode.Split('-')[0], StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Principle> Served(Judgement judged) =>
        judged.Sentences.Where(s => !s.IsFaulty).SelectMany(s => s.Moves).SelectMany(move => Moves.Serves(move).ToArray()).Distinct();

    private static IEnumerable<Promise> PromisesOf(string text, CheckGround ground)
    {
        var zone = CustomerRules.FindTimeZone(ground.Context?.Profile?.TimeZone ?? "") ?? TimeZoneInfo.Utc;
        var said = new Utterance { Text = text, Role = ground.Role, UtterTime = Timestamp.FromDateTimeOffset(ground.Now), UtteranceId = "draft" };
        foreach (var promise in PromiseDrafts.Of(said, "", ground.Context?.Profile?.CustomerId ?? "", zone))
        {
            promise.MadeIn = "draft";
            promise.PromiseId = promise.PromiseId.TrimStart('/');
            yield return promise;
        }
    }

    private IEnumerable<string> Composed(SuggestionRequest? request) =>
        request is null ? [] : _suggestions.Suggest(request).Suggestions.Select(s => string.Join(' ', s.Sentences.Where(x => x.Move != Move.Unspecified).Select(x => x.Text)));
}
