namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// Which phrases agents strike, set against how much each of them strikes anyway: whoever rewrites everything says nothing about a
/// phrase.
/// </summary>
internal static class StrikeCounter
{
    // A phrase that is struck so many times as often as others has lost all that chance can give it.
    private const double Worst = 1.5;

    /// <summary>For each phrase that is struck more often than others how much, above 0 to 1.</summary>
    public static Dictionary<string, double> Count(IReadOnlyList<PhraseCount> phrases)
    {
        var votes = new Dictionary<string, Votes>(StringComparer.Ordinal);
        var inOrder = phrases.OrderBy(count => count.Agent).ThenBy(count => count.PhraseId, StringComparer.Ordinal);
        foreach (var agent in inOrder.GroupBy(count => count.Agent))
        {
            var (all, struck) = (agent.Sum(count => count.Kept + count.Struck), agent.Sum(count => count.Struck));
            foreach (var count in agent)
            {
                var seen = count.Kept + count.Struck;
                var rate = (struck - count.Struck + (RankingPrior.HabitMass * RankingPrior.StrikeRate)) / (all - seen + RankingPrior.HabitMass);
                var vote = new Votes(count.Struck, seen * rate).Within(0, RankingPrior.MostRatio);
                votes[count.PhraseId] = votes.GetValueOrDefault(count.PhraseId)
                    + (vote * VoteCounter.Damping(Math.Max(vote.Observed, vote.Expected), RankingPrior.FullStrikes));
            }
        }

        return votes
            .Select(entry => (entry.Key, Value: Math.Log(entry.Value.Ratio(1, RankingPrior.PhraseStrength)) / Math.Log(Worst)))
            .Where(entry => entry.Value > 0)
            .ToDictionary(entry => entry.Key, entry => Math.Min(1, entry.Value), StringComparer.Ordinal);
    }
}
