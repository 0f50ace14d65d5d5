using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <content>What answers to suggestions teach: counts that are only added to, so that nodes may add in any order.</content>
internal partial class SqlStatements
{
    public virtual Statement AddChoices { get; } = new(
        """
        INSERT INTO ranking_choice (tenant, situation, approach, place, agent, shown, worth)
        VALUES (@tenant, @situation, @approach, @place, @agent, @shown, @worth)
        ON CONFLICT (tenant, situation, approach, place, agent)
          DO UPDATE SET shown = ranking_choice.shown + excluded.shown, worth = ranking_choice.worth + excluded.worth
        """,
        Text("tenant"), Text("situation"), Text("approach"), Number("place"), Number("agent"), Number("shown"), Number("worth"));

    public virtual Statement AddPhrases { get; } = new(
        """
        INSERT INTO ranking_phrase (tenant, phrase_id, agent, kept, struck) VALUES (@tenant, @phrase_id, @agent, @kept, @struck)
        ON CONFLICT (tenant, phrase_id, agent)
          DO UPDATE SET kept = ranking_phrase.kept + excluded.kept, struck = ranking_phrase.struck + excluded.struck
        """,
        Text("tenant"), Text("phrase_id"), Number("agent"), Number("kept"), Number("struck"));

    public virtual Statement AddOutcomes { get; } = new(
        """
        INSERT INTO ranking_outcome (tenant, day, approach, outcome, times) VALUES (@tenant, @day, @approach, @outcome, @times)
        ON CONFLICT (tenant, day, approach, outcome) DO UPDATE SET times = ranking_outcome.times + excluded.times
        """,
        Text("tenant"), Number("day"), Text("approach"), Number("outcome"), Number("times"));
}
