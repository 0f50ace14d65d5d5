using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// Scores a draft, as shown from 0 to 1: how well its approach fits the situation (0.60, in the order of the plans until agents'
/// answers teach otherwise, and then without an upper end), whether its first sentence is about this customer's matter (0.15), whether a record proves some of it (0.10), how little of it sounds like
/// what was said before (0.10), and whether it carries out its whole plan (0.05). What asks before it acknowledges loses 0.30.
/// </summary>
internal static class Ranker
{
    /// <summary>Scores a draft; only the order of scores above 1 means anything.</summary>
    /// <param name="place">The approach's place in the plan, from 0.</param>
    /// <param name="learned">What agents' answers have taught; null where the order of the plan holds.</param>
    public static double Score(Draft draft, int place, Moment moment, LearnedRanking? learned)
    {
        var sentences = draft.Choices.Count;
        var fit = learned?.Fit(Names.Of(moment.Situation), draft.Plan.Approach, place, Seed(moment)) ?? RankingPrior.Fit(place);
        var specific = draft.Choices[0].Phrase.Parts.Count > 1 ? 1 : 0;
        var proven = draft.Choices.Any(c => c.Sentence.Evidence.Any(IsRecord)) ? 1 : 0;
        var novel = 1 - draft.Choices.Average(c => Echo(c, moment));
        var whole = sentences / (double)draft.Plan.Steps.Count;
        return (0.6 * fit) + (0.15 * specific) + (0.1 * proven) + (0.1 * novel) + (0.05 * whole) - (AsksFirst(draft) ? 0.3 : 0);
    }

    /// <summary>The score as it is shown: 0 to 1.</summary>
    public static double Shown(double score) => Math.Round(Math.Clamp(score, 0, 1), 4);

    private static ulong Seed(Moment moment) => StableHash.Of(moment.Request.ConversationId, moment.Request.Revision);

    private static bool IsRecord(Evidence evidence) =>
        evidence.Kind is EvidenceKind.Interaction or EvidenceKind.Promise or EvidenceKind.Article or EvidenceKind.Profile;

    private static bool AsksFirst(Draft draft)
    {
        foreach (var choice in draft.Choices)
        {
            if (choice.Phrase.Asks)
            {
                return true;
            }

            if (choice.Sentence.Move is Move.Acknowledge or Move.Validate or Move.Thank)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>1 where an earlier sentence of our side begins with the same two words, else 0.</summary>
    private static double Echo(Choice choice, Moment moment)
    {
        var normal = Sentence.Normalize(choice.Sentence.Text);
        var second = normal.IndexOf(' ', Math.Max(0, normal.IndexOf(' ') + 1));
        var start = second > 0 ? normal[..(second + 1)] : normal;
        foreach (var spent in moment.Request.SpentSentences)
        {
            if (spent.StartsWith(start, StringComparison.Ordinal))
            {
                return 1;
            }
        }

        return 0;
    }
}
