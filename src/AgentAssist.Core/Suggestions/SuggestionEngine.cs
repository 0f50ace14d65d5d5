using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Learned;
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
///   6 Rank      the best first, as agents' answers have taught; it acknowledges before it asks (Ranking)
///   7 Learn     what this tenant's agents say in this situation, where that is sure: a question leads, behind an acknowledgement; what
///               asks nothing stands behind the first (Learned)
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
        var drafts = new List<Ranked>();
        foreach (var (when, plan) in PlanBook.Default.First)
        {
            if (moment.Conditions.Contains(when) && moment.Need == SuggestionNeed.Offer && !moment.IsDelicate)
            {
                TryAdd(plan, composer, moment, drafts, Most, learned: null);
            }
        }

        // What the plan book puts first is no matter of taste: then its order holds, and answers teach nothing about it.
        var learns = drafts.Count == 0;
        var learned = learns ? request.Ranking : null;
        var team = LearnedSuggester.Find(moment, Library);
        if (learns && team?.Question is { } question)
        {
            TryAdd(PlanBook.Default.Team, composer, moment, drafts, Most, learned, question);
        }

        var also = moment.Need == SuggestionNeed.Offer ? AlsoFor(moment) : [];
        foreach (var plan in PlanBook.Default.For(moment.Situation).Plans)
        {
            AddSecond(composer, moment, drafts, learned);
            TryAdd(plan, composer, moment, drafts, Most - also.Length, learned);
        }

        foreach (var plan in also)
        {
            TryAdd(plan, composer, moment, drafts, Most, learned);
        }

        foreach (var plan in PlanBook.Default.Reserve)
        {
            TryAdd(plan, composer, moment, drafts, Fewest, learned);
        }

        // A tenant's library may have no words for a moment; a turn is answered all the same, from the shipped one.
        var standIn = drafts.Count < Fewest && Library != ReplyLibrary.Default ? StandIn(moment, drafts) : null;
        if (standIn is not null)
        {
            foreach (var plan in PlanBook.Default.For(moment.Situation).Plans.Concat(PlanBook.Default.Reserve))
            {
                TryAdd(plan, standIn, moment, drafts, Fewest, learned);
            }
        }

        foreach (var wide in new[] { composer, standIn }.OfType<Composer>().Where(_ => drafts.Count < Fewest))
        {
            wide.Widen();
            foreach (var plan in PlanBook.Default.Reserve)
            {
                TryAdd(plan, wide, moment, drafts, Fewest, learned);
            }
        }

        // 6 Rank
        var suggestions = drafts
            .OrderByDescending(d => d.Score)
            .Select((d, i) => Finish(d, i, moment, team))
            .ToList();

        // 7 Learn
        if (team is not null && !drafts.Any(IsTeams))
        {
            Place(LearnedSuggester.Suggest(team, moment, Library), suggestions, moment);
        }

        return new SuggestionSet(suggestions, moment.Need, HandOffAdvisor.Advise(moment))
        {
            Situation = learns ? Names.Of(moment.Situation) : "",
        };
    }

    // What asks nothing is never the first, however sure; of four composed ones the last makes room.
    private void Place(Suggestion learned, List<Suggestion> suggestions, Moment moment)
    {
        if (suggestions.Count == 0 || suggestions.Any(other => other.Sentences.Any(learned.Sentences.Contains)))
        {
            return;
        }

        if (suggestions.Count == Most)
        {
            suggestions.RemoveAt(Most - 1);
        }

        learned.Score = Math.Round(learned.Score * suggestions[0].Score, 4);
        var place = 1;
        while (place < suggestions.Count && suggestions[place].Score >= learned.Score)
        {
            place++;
        }

        suggestions.Insert(place, learned);
        for (var i = place; i < suggestions.Count; i++)
        {
            suggestions[i].SuggestionId = IdOf(moment, i);
        }

        Letter.Frame(learned, moment, suggestions.Count - 1, Library.Guards);
        learned.Text = string.Join(Letter.Separator(moment.Request.Channel), learned.Sentences.Select(s => s.Text));
    }

    private static string IdOf(Moment moment, int place) => $"s{moment.Request.Revision}-{place + 1}";

    private void AddSecond(Composer composer, Moment moment, List<Ranked> drafts, LearnedRanking? learned)
    {
        foreach (var (when, plan) in PlanBook.Default.Second)
        {
            if (drafts.Count == 1 && moment.Conditions.Contains(when) && moment.Need == SuggestionNeed.Offer && !moment.IsDelicate)
            {
                TryAdd(plan, composer, moment, drafts, Most, learned);
            }
        }
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

    private void TryAdd(
        Plan plan, Composer composer, Moment moment, List<Ranked> drafts, int most, LearnedRanking? learned, Choice? last = null)
    {
        if (drafts.Count >= most
            || (plan.AsksDetail && drafts.Any(d => IsTeams(d) && moment.Missing?.Asked.IsMatch(d.Draft.Choices[^1].Sentence.Text) == true))
            || drafts.Any(d => d.Draft.Plan.Approach == plan.Approach)
            || composer.Compose(plan, last) is not { } draft)
        {
            return;
        }

        // An article's own words were looked at when they were chosen.
        var text = string.Join(' ', draft.Choices.Where(c => !c.Phrase.Parts.Contains("answer")).Select(c => c.Sentence.Text));
        if (StructuralGuard.Fault(draft, moment) is null && Library.Guards.FirstHit(text) is null)
        {
            composer.Keep(draft);
            drafts.Add(new Ranked(draft, Ranker.Score(draft, drafts.Count, moment, learned), composer.Library.Version));
        }
    }

    private static Composer StandIn(Moment moment, List<Ranked> drafts)
    {
        var composer = new Composer(ReplyLibrary.Default, moment);
        drafts.ForEach(ranked => composer.Keep(ranked.Draft));
        return composer;
    }

    private static bool IsTeams(Ranked ranked) => ranked.Draft.Plan == PlanBook.Default.Team;

    private Suggestion Finish(Ranked ranked, int place, Moment moment, TeamReply? team)
    {
        var draft = ranked.Draft;
        var isTeams = IsTeams(ranked);
        var suggestion = new Suggestion
        {
            SuggestionId = IdOf(moment, place),
            Rationale = isTeams ? team!.Rationale : Rationale.For(draft.Plan, moment),
            AnswersUtteranceId = moment.Request.Utterance.UtteranceId,
            Score = Ranker.Shown(ranked.Score),
            Source = isTeams ? SuggestionSource.Learned : SuggestionSource.Composed,
            LibraryVersion = ranked.LibraryVersion,
            Approach = draft.Plan.Approach,
        };
        foreach (var sentence in draft.Choices.SelectMany(choice => AnswerFacts.Sentences(choice)))
        {
            suggestion.Sentences.Add(sentence);
            suggestion.Moves.Add(sentence.Move);
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

    private sealed record Ranked(Draft Draft, double Score, string LibraryVersion);
}
