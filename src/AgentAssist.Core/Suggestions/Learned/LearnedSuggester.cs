using System.Globalization;
using AgentAssist.Core.Suggestions.Checking;
using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// Offers what agents of this tenant say in this situation: one reply, where the look-up is sure of it, every slot could be filled, no
/// guard withholds it and all that it states is proven. Never where words must be made for the moment: grief, abuse,
/// vulnerability, anger and broken promises.
/// </summary>
internal static class LearnedSuggester
{
    /// <summary>What the agent sees as the approach.</summary>
    public const string Approach = "Your team's words";

    /// <summary>
    /// How much of all belief a reply needs, at least. On STAR a third of the turns come with one, and more than half of those are what the
    /// agent went on to say, word for word.
    /// </summary>
    public const double Sure = 0.3;

    /// <summary>How many of the best replies are looked at.</summary>
    private const int Candidates = 10;

    /// <summary>The reply to suggest; null for none. Its score and id are the caller's to set.</summary>
    public static Suggestion? Suggest(Moment moment, ReplyLibrary library)
    {
        if (moment.Request.Learned is not { } source || moment.Need != SuggestionNeed.Offer || IsPersonal(moment))
        {
            return null;
        }

        Span<RankedReply> best = new RankedReply[Candidates];
        var count = source.Rank(moment.Request.Turns, moment.Request.Utterance, best);
        foreach (var ranked in best[..count])
        {
            if (ranked.Share < Sure)
            {
                return null;
            }

            if (Write(ranked.Reply, moment, library) is { } suggestion)
            {
                suggestion.Score = ranked.Share;
                return suggestion;
            }
        }

        return null;
    }

    private static bool IsPersonal(Moment moment) =>
        moment.Situation is Situation.Grieving or Situation.Abusive or Situation.BrokenPromise or Situation.AngryOurs or Situation.AngryUnclear
        || moment.Holds("signal:vulnerability");

    private static Suggestion? Write(LearnedReply reply, Moment moment, ReplyLibrary library)
    {
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

        var suggestion = new Suggestion
        {
            Rationale = string.Create(CultureInfo.InvariantCulture, $"Said by your agents in {reply.Conversations:N0} conversations like this."),
            AnswersUtteranceId = moment.Request.Utterance.UtteranceId,
            Source = SuggestionSource.Learned,
            LibraryVersion = library.Version,
            Approach = Approach,
        };
        foreach (var sentence in sentences)
        {
            sentence.Move = MoveOf(sentence.Text);
            suggestion.Sentences.Add(sentence);
            suggestion.Moves.Add(sentence.Move);
            suggestion.Principles.AddRange(Moves.Serves(sentence.Move).ToArray().Where(principle => !suggestion.Principles.Contains(principle)));
        }

        return suggestion;
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
        _ when sentence.EndsWith('?') => Move.Clarify,
        _ when sentence.StartsWith("Thank", StringComparison.OrdinalIgnoreCase) => Move.Thank,
        _ when sentence.Contains("bye", StringComparison.OrdinalIgnoreCase) => Move.Close,
        _ when sentence.StartsWith("Sorry", StringComparison.OrdinalIgnoreCase) || sentence.Contains("I'm sorry", StringComparison.OrdinalIgnoreCase) => Move.Apologise,
        _ => Move.Inform,
    };
}
