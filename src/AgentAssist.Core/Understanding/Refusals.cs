using AgentAssist.V1;

namespace AgentAssist.Core.Understanding;

/// <summary>Notices what the company's side just refused or could not do; customers are told no only so often.</summary>
internal static class Refusals
{
    private static readonly string[] Phrases = [.. EmbeddedTable.Read("Refusals.tsv").SelectMany(row => row[1].Split(", "))];

    /// <summary>How many turns of the company since the customer last spoke refuse something, at most two.</summary>
    public static int SinceLastSpoken(IReadOnlyList<PriorTurn> before)
    {
        var count = 0;
        for (var i = before.Count - 1; i >= 0 && count < 2 && before[i].Role is Role.HumanAgent or Role.Bot; i--)
        {
            foreach (var phrase in Phrases)
            {
                if (before[i].Text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }
}
