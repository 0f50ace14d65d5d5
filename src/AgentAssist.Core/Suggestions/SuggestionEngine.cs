using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions;

/// <summary>
/// Suggests what could be said next. Safe to share between threads; the same request always gives the same answer.
///
///   1 Read      the moment: phase, situation, feelings, fault, what is known, what was said (Planning, Records)
///   2 Plan      approaches that differ, each an ordered list of moves with a cap on its words (Planning)
///   3 Words     the most specific phrase for each move, slots filled from records and the customer's words (Wording)
///   4 Evidence  every sentence carries the records behind it; none is stated without one (Records, Policy)
///   5 Guards    what would hurt is withheld (Guarding)
///   6 Rank      the best first; it acknowledges before it asks (Ranking)
/// </summary>
public sealed class SuggestionEngine(ReplyLibrary library)
{
    private const int Fewest = 3;
    private const int Most = 4;

    /// <summary>The library that suggestions are composed from.</summary>
    public ReplyLibrary Library { get; } = library;

    /// <summary>Suggests replies to the customer's utterance: three or more, the best first.</summary>
    public SuggestionSet Suggest(SuggestionRequest request)
    {
        // 1 Read
        var moment = MomentReader.Read(request, Library.Speech);

        // 2 Plan, 3 Words, 4 Evidence, 5 Guards
        var composer = new Composer(Library, moment);
        var drafts = new List<(Draft Draft, double Score)>();
        foreach (var (when, plan) in PlanBook.Default.First)
        {
            if (moment.Conditions.Contains(when) && moment.Need == SuggestionNeed.Offer && !moment.IsDelicate)
            {
                TryAdd(plan, composer, moment, drafts, Most);
            }
        }

        var also = moment.Need == SuggestionNeed.Offer ? AlsoFor(moment) : [];
        foreach (var plan in PlanBook.Default.For(moment.Situation).Plans)
        {
            TryAdd(plan, composer, moment, drafts, Most - also.Length);
        }

        foreach (var plan in also)
        {
            TryAdd(plan, composer, moment, drafts, Most);
        }

        foreach (var plan in PlanBook.Default.Reserve)
        {
            TryAdd(plan, composer, moment, drafts, Fewest);
        }

        if (drafts.Count < Fewest)
        {
            composer.Widen();
            foreach (var plan in PlanBook.Default.Reserve)
            {
                TryAdd(plan, composer, moment, drafts, Fewest);
            }
        }

        // 6 Rank
        var suggestions = drafts
            .OrderByDescending(d => d.Score)
            .Select((d, i) => Finish(d.Draft, d.Score, i, moment))
            .ToArray();
        return new SuggestionSet(suggestions, moment.Need, HandOffAdvisor.Advise(moment));
    }

    private static Plan[] AlsoFor(Moment moment)
    {
        var plans = new List<Plan>();
        foreach (var (when, plan) in PlanBook.Default.Also)
        {
            if (moment.Conditions.Contains(when))
            {
                plans.Add(plan);
            }
        }

        return [.. plans];
    }

    private void TryAdd(Plan plan, Composer composer, Moment moment, List<(Draft Draft, double Score)> drafts, int most)
    {
        if (drafts.Count >= most
            || drafts.Any(d => d.Draft.Plan.Approach == plan.Approach)
            || composer.Compose(plan) is not { } draft)
        {
            return;
        }

        var text = string.Join(' ', draft.Choices.Select(c => c.Sentence.Text));
        if (StructuralGuard.Fault(draft, moment) is null && Library.Guards.FirstHit(text) is null)
        {
            composer.Keep(draft);
            drafts.Add((draft, Ranker.Score(draft, drafts.Count, moment)));
        }
    }

    private Suggestion Finish(Draft draft, double score, int place, Moment moment)
    {
        var suggestion = new Suggestion
        {
            SuggestionId = $"s{moment.Request.Revision}-{place + 1}",
            Rationale = Rationale.For(draft.Plan, moment),
            AnswersUtteranceId = moment.Request.Utterance.UtteranceId,
            Score = score,
            Source = SuggestionSource.Composed,
            LibraryVersion = Library.Version,
            Approach = draft.Plan.Approach,
        };
        foreach (var choice in draft.Choices)
        {
            suggestion.Sentences.Add(choice.Sentence);
            suggestion.Moves.Add(choice.Sentence.Move);
        }

        foreach (var principle in draft.Choices.SelectMany(c => c.Phrase.Principles.Concat(Moves.Serves(c.Sentence.Move).ToArray())))
        {
            if (!suggestion.Principles.Contains(principle))
            {
                suggestion.Principles.Add(principle);
            }
        }

        Emoji.AddTo(suggestion, moment);
        Letter.Frame(suggestion, moment, place, Library.Guards);
        suggestion.Text = string.Join(Letter.Separator(moment.Request.Channel), suggestion.Sentences.Select(s => s.Text));
        return suggestion;
    }
}
