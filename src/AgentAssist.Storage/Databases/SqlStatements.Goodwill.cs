using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <content>Gestures of goodwill. State 3 is GIVEN.</content>
internal partial class SqlStatements
{
    /// <summary>Returns a row once no other node books for the same tenant; null where there is one writer only.</summary>
    public virtual Statement? LockGoodwill => null;

    /// <summary>The head; until the end of the transaction nobody else moves it.</summary>
    public virtual Statement LockHead => FindHead;

    /// <summary>What was given to a customer, by an agent and by the tenant.</summary>
    public virtual Statement SumGestures { get; } = new(
        $"SELECT {Sum("AND customer_id = @customer_id")}, {Sum("AND agent_id = @agent_id AND agent_id <> ''")}, {Sum("")}",
        Text("tenant"), Text("customer_id"), Text("agent_id"), Text("currency"), Number("since"));

    public virtual Statement FindSameGesture { get; } = new(
        """
        SELECT 1 FROM gesture
        WHERE tenant = @tenant AND customer_id = @customer_id AND catalogue_id = @catalogue_id AND state = 3 AND decide_time > @since LIMIT 1
        """,
        Text("tenant"), Text("customer_id"), Text("catalogue_id"), Number("since"));

    public virtual Statement InsertGesture { get; } = new(
        """
        INSERT INTO gesture
          (tenant, gesture_id, customer_id, catalogue_id, agent_id, currency, cost_micros, state, decide_time, payload, principal)
        VALUES
          (@tenant, @gesture_id, @customer_id, @catalogue_id, @agent_id, @currency, @cost_micros, @state, @decide_time, @payload, @principal)
        """,
        Text("tenant"), Text("gesture_id"), Text("customer_id"), Text("catalogue_id"), Text("agent_id"), Text("currency"),
        Number("cost_micros"), Number("state"), Number("decide_time"), Bytes("payload"), Text("principal"));

    public virtual Statement MoveGestures { get; } = new(
        "UPDATE gesture SET customer_id = @into_id WHERE tenant = @tenant AND customer_id = @customer_id",
        Text("tenant"), Text("customer_id"), Text("into_id"));

    /// <summary>Erases what and why; what it cost stays in the books of agent and tenant, without whom.</summary>
    public virtual Statement EraseGestures { get; } = new(
        """
        UPDATE gesture SET customer_id = '', catalogue_id = '', payload = @nothing
        WHERE tenant = @tenant AND customer_id = @customer_id AND customer_id <> ''
        """,
        Text("tenant"), Text("customer_id"), Bytes("nothing"));

    private static string Sum(string restriction) =>
        $"""
        (SELECT CAST(COALESCE(SUM(cost_micros), 0) AS BIGINT) FROM gesture
         WHERE tenant = @tenant AND state = 3 AND currency = @currency AND decide_time > @since {restriction})
        """;
}
