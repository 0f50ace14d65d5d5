using System.Runtime.InteropServices;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Ranking;

/// <summary>The counts in memory. Not thread-safe.</summary>
internal sealed class InMemoryRanking
{
    private readonly Dictionary<(string Tenant, ChoiceCount Key), ChoiceCount> _choices = [];
    private readonly Dictionary<(string Tenant, PhraseCount Key), PhraseCount> _phrases = [];
    private readonly Dictionary<(string Tenant, OutcomeCount Key), long> _outcomes = [];

    /// <summary>Adds what an answer teaches; nothing for null.</summary>
    public void Add(string tenant, RankingLesson? lesson)
    {
        foreach (var count in lesson?.Choices ?? [])
        {
            var key = (tenant, count with { Shown = 0, Worth = 0 });
            var known = _choices.GetValueOrDefault(key, key.Item2);
            _choices[key] = known with { Shown = known.Shown + count.Shown, Worth = known.Worth + count.Worth };
        }

        foreach (var count in lesson?.Phrases ?? [])
        {
            var key = (tenant, count with { Kept = 0, Struck = 0 });
            var known = _phrases.GetValueOrDefault(key, key.Item2);
            _phrases[key] = known with { Kept = known.Kept + count.Kept, Struck = known.Struck + count.Struck };
        }

        foreach (var count in lesson?.Outcomes ?? [])
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_outcomes, (tenant, count with { Count = 0 }), out _) += count.Count;
        }
    }

    public RankingCounts Read(string tenant) => new(
        [.. _choices.Where(entry => entry.Key.Tenant == tenant).Select(entry => entry.Value)],
        [.. _phrases.Where(entry => entry.Key.Tenant == tenant).Select(entry => entry.Value)]);

    public IReadOnlyList<SuggestionStat> Sum(string tenant, DateOnly from, DateOnly until) =>
    [
        .. _outcomes
            .Where(entry => entry.Key.Tenant == tenant && entry.Key.Key.Day >= from && entry.Key.Key.Day < until)
            .GroupBy(entry => (entry.Key.Key.Approach, entry.Key.Key.Outcome))
            .OrderBy(group => group.Key.Approach, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Outcome)
            .Select(group => new SuggestionStat
            {
                Approach = group.Key.Approach,
                Outcome = group.Key.Outcome,
                Count = group.Sum(entry => entry.Value),
            }),
    ];
}
