using System.Data.Common;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Ranking;

/// <summary>Reads what answers to suggestions have taught.</summary>
internal static class RankingReads
{
    public static async Task<RankingCounts> ReadAsync(DbConnection connection, string tenant, CancellationToken cancellationToken)
    {
        var choices = await connection.QueryAsync<Choice>(new CommandDefinition(
            "SELECT situation, approach, place, agent, shown, worth FROM ranking_choice WHERE tenant = @tenant",
            new { tenant },
            cancellationToken: cancellationToken));
        var phrases = await connection.QueryAsync<Phrase>(new CommandDefinition(
            "SELECT phrase_id AS PhraseId, agent, kept, struck FROM ranking_phrase WHERE tenant = @tenant",
            new { tenant },
            cancellationToken: cancellationToken));
        return new RankingCounts(
            [.. choices.Select(row => new ChoiceCount(row.Situation, row.Approach, (int)row.Place, (int)row.Agent, row.Shown, row.Worth))],
            [.. phrases.Select(row => new PhraseCount(row.PhraseId, (int)row.Agent, row.Kept, row.Struck))]);
    }

    public static async Task<IReadOnlyList<SuggestionStat>> SumAsync(
        DbConnection connection, string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Outcome>(new CommandDefinition(
            """
            SELECT approach, outcome AS kind, CAST(SUM(times) AS BIGINT) AS times FROM ranking_outcome
            WHERE tenant = @tenant AND day >= @From AND day < @Until
            GROUP BY approach, outcome ORDER BY approach, outcome
            """,
            new { tenant, From = (long)from.DayNumber, Until = (long)until.DayNumber },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new SuggestionStat { Approach = row.Approach, Outcome = (AnswerOutcome)row.Kind, Count = row.Times })];
    }

    private sealed class Choice
    {
        public string Situation { get; init; } = "";

        public string Approach { get; init; } = "";

        public long Place { get; init; }

        public long Agent { get; init; }

        public long Shown { get; init; }

        public long Worth { get; init; }
    }

    private sealed class Phrase
    {
        public string PhraseId { get; init; } = "";

        public long Agent { get; init; }

        public long Kept { get; init; }

        public long Struck { get; init; }
    }

    private sealed class Outcome
    {
        public string Approach { get; init; } = "";

        public long Kind { get; init; }

        public long Times { get; init; }
    }
}
