using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// Finds what agents of this tenant say in this situation: one reply, where the look-up is sure of it, every slot could be filled, no
/// guard withholds it and all that it states is proven. Never where words must be made for the moment: grief, abuse,
/// vulnerability, illness, need, theft, anger and broken promises.
/// </summary>
internal static class LearnedSuggester
{
    /// <summary>
    /// How much of all belief a reply needs, at least. On STAR a third of the turns come with one, and more than half of those are what the
    /// agent went on to say, word for word.
    /// </summary>
    public const double Sure = 0.3;

    /// <summary>
    /// How much is enough for a question that leads: a wrong one costs little, because the acknowledgement before it is the planner's, and on
    /// STAR questions are right as often here as where the look-up is surer (<see cref="ReplyEvaluation"/>).
    /// </summary>
    public const double SureToAsk = 0.12;

    /// <summary>How many of the best replies are looked at.</summary>
    private const int Candidates = 10;

    /// <summary>What they say; null where nothing is sure or fit to be said.</summary>
    public static TeamReply? Find(Moment moment, ReplyLibrary library)
    {
        if (moment.Request.Learned is not { } source || moment.Need != SuggestionNeed.Offer || IsPersonal(moment))
        {
            return null;
        }

        Span<RankedReply> best = new RankedReply[Candidates];
        var count = source.Rank(moment.Request.Turns, moment.Request.Utterance, best);
        foreach (var ranked in best[..count])
        {
            if (ranked.Share < SureToAsk)
            {
                return null;
            }

            if (Write(ranked.Reply, moment, library) is not { } sentences)
            {
                continue;
            }

            // Where they would more likely say something else, it is not the time for questions; and one agent alone is no team.
            var question = ranked.Reply == best[0].Reply && ranked.Reply.Agents.Length != 1 ? TeamQuestion.Of(sentences, moment) : null;
            if (question is not null || ranked.Share >= Sure)
            {
                return new TeamReply(sentences, ranked.Share, ranked.Reply.Conversations) { Question = question };
            }
        }

        return null;
    }

    /// <summary>The reply as a suggestion of its own, word for word. Its id is the caller's to set.</summary>
    public static Suggestion Suggest(TeamReply reply, Moment moment, ReplyLibrary library)
    {
        var suggestion = new Suggestion
        {
            Rationale = reply.Rationale,
            AnswersUtteranceId = moment.Request.Utterance.UtteranceId,
            Score = reply.Share,
            Source = SuggestionSource.Learned,
            LibraryVersion = library.Version,
            Approach = PlanBook.Default.Team.Approach,
        };
        foreach (var sentence in reply.Sentences)
        {
            suggestion.Sentences.Add(sentence);
            suggestion.Moves.Add(sentence.Move);
            suggestion.Principles.AddRange(Moves.Serves(sentence.Move).ToArray().Where(principle => !suggestion.Principles.Contains(principle)));
        }

        return suggestion;
    }

    private static bool IsPersonal(Moment moment) =>
        moment.Situation is Situation.Grieving or Situation.Abusive or Situation.BrokenPromise or Situation.AngryOurs or Situation.AngryUnclear
        || moment.Holds("signal:vulnerability") || moment.Holds("care:hardship") || moment.Holds("care:illness") || moment.Holds("care:bereavement")
        || moment.Remark.Robbed;

    private static IReadOnlyList<SuggestionSentence>? Write(LearnedReply reply, Moment moment, ReplyLibrary library)
    {
        // Marks that a desktop might take for its own are no words.
        if (reply.Text.AsSpan().ContainsAny('<', '>'))
        {
            return null;
        }

        if (SlotFiller.Fill(reply.Text, moment) is not { } sentences
            || sentences.Any(sentence => moment.Request.SpentSentences.Contains(Sentence.Normalize(sentence.Text))))
        {
            return null;
        }

        var text = string.Join(' ', sentences.Select(sentence => sentence.Text));
        if (StructuralGuard.Fault(text, WordCount.Of(text), moment) is not null
            || new ReplyChecker(library).Review(text, CheckGround.Of(moment.Request), moment) is not { IsClean: true } review)
        {
            return null;
        }

        AddEvidence(review.Sentences, sentences);
        if (!sentences.All(StatementRule.Allows))
        {
            return null;
        }

        foreach (var sentence in sentences)
        {
            sentence.Move = MoveOf(sentence.Text);
        }

        return sentences;
    }

    private static void AddEvidence(IReadOnlyList<SuggestionSentence> found, IReadOnlyList<SuggestionSentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            var proof = found.FirstOrDefault(other => other.Text == sentence.Text)?.Evidence ?? [];
            sentence.Evidence.AddRange(proof.Where(evidence => !sentence.Evidence.Contains(evidence)));
        }
    }

    private static Move MoveOf(string sentence) => sentence switch
    {
        _ when sentence.EndsWith('?') || TeamQuestion.Requests(sentence) => Move.Clarify,
        _ when sentence.StartsWith("Thank", StringComparison.OrdinalIgnoreCase) => Move.Thank,
        _ when sentence.Contains("bye", StringComparison.OrdinalIgnoreCase) => Move.Close,
        _ when sentence.StartsWith("Sorry", StringComparison.OrdinalIgnoreCase) || sentence.Contains("I'm sorry", StringComparison.OrdinalIgnoreCase) => Move.Apologise,
        _ => Move.Inform,
    };
}
