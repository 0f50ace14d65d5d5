namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>
/// What agents chose, set against what each of them would have sent by habit: observed and expected sends, for each situation and
/// approach. Whoever always sends the first, or dismisses everything, does as expected and says nothing about an approach.
/// </summary>
internal static class VoteCounter
{
    public static Dictionary<(string Situation, string Approach), Votes> Count(IReadOnlyList<ChoiceCount> choices)
    {
        var ballots = new Dictionary<(string Situation, string Approach), List<Votes>>();
        foreach (var agent in InOrder(choices).GroupBy(count => count.Agent))
        {
            var habit = Habit(agent);
            foreach (var situation in agent.GroupBy(count => count.Situation))
            {
                var counts = situation.ToArray();
                var votes = counts
                    .GroupBy(count => count.Approach, StringComparer.Ordinal)
                    .Select(group => (Approach: group.Key, Votes: group
                        .Aggregate(default(Votes), (sum, count) => sum + VotesOf(count, counts, habit))
                        .Within(0, RankingPrior.MostRatio)))
                    .ToArray();
                var weight = Damping(
                    Math.Max(votes.Sum(vote => vote.Votes.Observed), votes.Sum(vote => vote.Votes.Expected)), RankingPrior.FullVotes);
                foreach (var (approach, vote) in votes)
                {
                    var key = (situation.Key, approach);
                    ballots.TryAdd(key, []);
                    ballots[key].Add(vote * weight);
                }
            }
        }

        return ballots.ToDictionary(ballot => ballot.Key, ballot => Tally(ballot.Value));
    }

    // Nobody says much more or much less than all others: who sends one approach out of spite votes against the rest as well.
    private static Votes Tally(List<Votes> ballot)
    {
        var all = ballot.Aggregate(default(Votes), (sum, vote) => sum + vote);
        return ballot.Aggregate(default(Votes), (sum, vote) =>
        {
            var others = new Votes(all.Observed - vote.Observed, all.Expected - vote.Expected).Ratio(1, RankingPrior.Strength);
            return sum + vote.Within(others / RankingPrior.MostBeyondOthers, others * RankingPrior.MostBeyondOthers);
        });
    }

    /// <summary>What the votes of one bucket are multiplied by, so that behind <paramref name="full"/> they grow with their logarithm.</summary>
    public static double Damping(double votes, double full) => votes <= full ? 1 : full * (1 + Math.Log(votes / full)) / votes;

    // How often this agent sends what stands in each place, in any situation; nobody is taken to send more than is common.
    private static double[] Habit(IEnumerable<ChoiceCount> choices)
    {
        var (shown, worth) = PerPlace(choices);
        var common = Enumerable.Range(0, shown.Length).Select(i => i == 0 ? 0 : RankingPrior.SendRate(i)).ToArray();
        return [.. common.Select((rate, i) => Math.Min(rate, Rate(worth[i], shown[i], rate)))];
    }

    // What the same agent sends of other approaches in the same place and situation is what could be expected of this one.
    private static Votes VotesOf(ChoiceCount count, ChoiceCount[] situation, double[] habit)
    {
        var (shown, worth) = PerPlace(situation.Where(other => other.Approach != count.Approach));
        return new Votes(Worth(count), count.Shown * Rate(worth[count.Place], shown[count.Place], habit[count.Place]));
    }

    private static (double[] Shown, double[] Worth) PerPlace(IEnumerable<ChoiceCount> choices)
    {
        var (shown, worth) = (new double[ChoiceCount.MaxPlace + 1], new double[ChoiceCount.MaxPlace + 1]);
        foreach (var count in choices)
        {
            shown[count.Place] += count.Shown;
            worth[count.Place] += Worth(count);
        }

        return (shown, worth);
    }

    private static double Rate(double worth, double shown, double habit) =>
        (worth + (RankingPrior.HabitMass * habit)) / (shown + RankingPrior.HabitMass);

    private static double Worth(ChoiceCount count) => count.Worth / (double)ChoiceCount.Whole;

    // Sums of fractions depend on their order; the ranking must not depend on the order of rows.
    private static IEnumerable<ChoiceCount> InOrder(IEnumerable<ChoiceCount> choices) => choices
        .OrderBy(count => count.Agent)
        .ThenBy(count => count.Situation, StringComparer.Ordinal)
        .ThenBy(count => count.Approach, StringComparer.Ordinal)
        .ThenBy(count => count.Place);
}

/// <summary>Observed and expected sends.</summary>
internal readonly record struct Votes(double Observed, double Expected)
{
    public static Votes operator +(Votes a, Votes b) => new(a.Observed + b.Observed, a.Expected + b.Expected);

    public static Votes operator *(Votes votes, double weight) => new(votes.Observed * weight, votes.Expected * weight);

    /// <summary>The same with what was observed brought within two ratios to what is expected.</summary>
    public Votes Within(double least, double most) => this with { Observed = Math.Clamp(Observed, least * Expected, most * Expected) };

    /// <summary>The ratio of observed to expected that is believed, given one that was believed before and how firmly.</summary>
    public double Ratio(double prior, double strength) => ((prior * strength) + Observed) / (strength + Expected);
}
