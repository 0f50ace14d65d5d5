using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// Scores a draft from 0 to 1: how well its approach fits the situation (0.60, in the order of the plans), whether its first
/// sentence is about this customer's matter (0.15), whether a record proves some of it (0.10), how little of it sounds like
/// what was said before (0.10), and whether it carries out its whole plan (0.05). What asks before it acknowledges loses 0.30.
/// </summary>
internal static class Ranker
{
    private const double FitStep = 0.2;

    public static double Score(Draft draft, int place, Moment moment)
    {
        var sentences = draft.Choices.Count;
        var fit = Math.Max(0, 1 - (FitStep * place));
        var specific = draft.Choices[0].Phrase.Parts.Count > 1 ? 1 : 0;
        var proven = draft.Choices.Any(c => c.Sentence.Evidence.Any(IsRecord)) ? 1 : 0;
        var novel = 1 - draft.Choices.Average(c => Echo(c, moment));
        var whole = sentences / (double)draft.Plan.Steps.Count;
        var score = (0.6 * fit) + (0.15 * specific) + (0.1 * proven) + (0.1 * novel) + (0.05 * whole) - (AsksFirst(draft) ? 0.3 : 0);
        return Math.Round(Math.Clamp(score, 0, 1), 4);
    }

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
