using System.Runtime.InteropServices;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Ranking;

/// <summary>
/// What a transaction adds to counts, summed, so that many answers in a group cost few rows. Written last and in order: every node
/// locks the rows of counts behind all others and in the same sequence, and so two nodes never block each other for good. Not
/// thread-safe.
/// </summary>
internal sealed class PendingCounts
{
    private readonly Dictionary<(string Tenant, ChoiceCount Key), (long Shown, long Worth)> _choices = [];
    private readonly Dictionary<(string Tenant, PhraseCount Key), (long Kept, long Struck)> _phrases = [];
    private readonly Dictionary<(string Tenant, OutcomeCount Key), long> _outcomes = [];

    public void Clear()
    {
        _choices.Clear();
        _phrases.Clear();
        _outcomes.Clear();
    }

    public void Add(string tenant, RankingLesson lesson)
    {
        foreach (var count in lesson.Choices)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_choices, (tenant, count with { Shown = 0, Worth = 0 }), out _);
            sum = (sum.Shown + count.Shown, sum.Worth + count.Worth);
        }

        foreach (var count in lesson.Phrases)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_phrases, (tenant, count with { Kept = 0, Struck = 0 }), out _);
            sum = (sum.Kept + count.Kept, sum.Struck + count.Struck);
        }

        foreach (var count in lesson.Outcomes)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_outcomes, (tenant, count with { Count = 0 }), out _) += count.Count;
        }
    }

    public async Task WriteAsync(WriteSession session)
    {
        foreach (var ((tenant, key), sum) in InOrder(_choices, key => $"{key.Situation}\0{key.Approach}\0{key.Place:D4}\0{key.Agent:D4}"))
        {
            await session.ExecuteLaterAsync(
                session.Statements.AddChoices, tenant, key.Situation, key.Approach, (long)key.Place, (long)key.Agent, sum.Shown, sum.Worth);
        }

        foreach (var ((tenant, key), sum) in InOrder(_phrases, key => $"{key.PhraseId}\0{key.Agent:D4}"))
        {
            await session.ExecuteLaterAsync(session.Statements.AddPhrases, tenant, key.PhraseId, (long)key.Agent, sum.Kept, sum.Struck);
        }

        foreach (var ((tenant, key), times) in InOrder(_outcomes, key => $"{key.Day.DayNumber:D8}\0{key.Approach}\0{(int)key.Outcome:D4}"))
        {
            await session.ExecuteLaterAsync(
                session.Statements.AddOutcomes, tenant, (long)key.Day.DayNumber, key.Approach, (long)key.Outcome, times);
        }
    }

    private static IEnumerable<KeyValuePair<(string Tenant, TKey Key), TSum>> InOrder<TKey, TSum>(
        Dictionary<(string Tenant, TKey Key), TSum> counts, Func<TKey, FormattableString> order) =>
        counts.OrderBy(entry => $"{entry.Key.Tenant}\0{FormattableString.Invariant(order(entry.Key.Key))}", StringComparer.Ordinal);
}
