using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <content>Promises to customers.</content>
internal partial class SqlStatements
{
    private const string PromiseColumns = "promise_id, base_id, origin, made_in, passes_at, payload, principal";

    public virtual Statement FindPromise { get; } = new(
        $"SELECT {PromiseColumns} FROM promise WHERE tenant = @tenant AND customer_id = @customer_id AND promise_id = @promise_id",
        Text("tenant"), Text("customer_id"), Text("promise_id"));

    /// <summary>All that was written under one id, to this customer and to those who were merged into it.</summary>
    public virtual Statement FindPromiseFamily { get; } = new(
        $"""
        SELECT {PromiseColumns} FROM promise
        WHERE tenant = @tenant AND customer_id = @customer_id AND promise_id = @base_id AND base_id = ''
        UNION ALL
        SELECT {PromiseColumns} FROM promise
        WHERE tenant = @tenant AND customer_id = @customer_id AND base_id = @base_id AND base_id <> ''
        """,
        Text("tenant"), Text("customer_id"), Text("base_id"));

    public virtual Statement ListPromisesMadeIn { get; } = new(
        $"SELECT {PromiseColumns} FROM promise WHERE tenant = @tenant AND customer_id = @customer_id AND made_in = @made_in",
        Text("tenant"), Text("customer_id"), Text("made_in"));

    /// <summary>Writes a promise whose id is not known yet.</summary>
    public virtual Statement InsertPromise { get; } = new(PutPromiseColumns + " ON CONFLICT DO NOTHING", PromiseParameters());

    public virtual Statement PutPromise { get; } = new(
        PutPromiseColumns +
        """
         ON CONFLICT (tenant, customer_id, promise_id) DO UPDATE SET base_id = excluded.base_id, origin = excluded.origin,
          made_in = excluded.made_in, state = excluded.state, confirmed = excluded.confirmed, passes_at = excluded.passes_at,
          made_time = excluded.made_time, payload = excluded.payload, principal = excluded.principal
        """,
        PromiseParameters());

    /// <summary>Removes what was found in an interaction; what somebody confirmed stays.</summary>
    public virtual Statement DeleteFoundPromises { get; } = new(
        "DELETE FROM promise WHERE tenant = @tenant AND customer_id = @customer_id AND made_in = @made_in AND confirmed = 0",
        Text("tenant"), Text("customer_id"), Text("made_in"));

    public virtual Statement DeletePromise { get; } = new(
        "DELETE FROM promise WHERE tenant = @tenant AND customer_id = @customer_id AND promise_id = @promise_id",
        Text("tenant"), Text("customer_id"), Text("promise_id"));

    public virtual Statement DeletePromises { get; } = new(
        "DELETE FROM promise WHERE tenant = @tenant AND customer_id = @customer_id", Text("tenant"), Text("customer_id"));

    /// <summary>The written ids under which both customers hold a promise.</summary>
    public virtual Statement ListPromiseCollisions { get; } = new(
        """
        SELECT DISTINCT CASE WHEN f.base_id = '' THEN f.promise_id ELSE f.base_id END FROM promise f
        WHERE f.tenant = @tenant AND f.customer_id = @customer_id AND (
          EXISTS (SELECT 1 FROM promise i WHERE i.tenant = @tenant AND i.customer_id = @into_id
            AND i.promise_id = CASE WHEN f.base_id = '' THEN f.promise_id ELSE f.base_id END)
          OR EXISTS (SELECT 1 FROM promise i WHERE i.tenant = @tenant AND i.customer_id = @into_id AND i.base_id <> ''
            AND i.base_id = CASE WHEN f.base_id = '' THEN f.promise_id ELSE f.base_id END)
          OR EXISTS (SELECT 1 FROM promise i WHERE i.tenant = @tenant AND i.customer_id = @into_id
            AND i.promise_id = f.promise_id))
        """,
        Text("tenant"), Text("customer_id"), Text("into_id"));

    public virtual Statement MovePromises { get; } = new(
        """
        UPDATE promise SET customer_id = @into_id, origin = CASE WHEN origin = '' THEN @customer_id ELSE origin END
        WHERE tenant = @tenant AND customer_id = @customer_id
        """,
        Text("tenant"), Text("customer_id"), Text("into_id"));

    private const string PutPromiseColumns =
        """
        INSERT INTO promise
          (tenant, customer_id, promise_id, base_id, origin, made_in, state, confirmed, passes_at, made_time, payload, principal)
        VALUES
          (@tenant, @customer_id, @promise_id, @base_id, @origin, @made_in, @state, @confirmed, @passes_at, @made_time, @payload, @principal)
        """;

    private static (string Name, System.Data.DbType Type)[] PromiseParameters() =>
    [
        Text("tenant"), Text("customer_id"), Text("promise_id"), Text("base_id"), Text("origin"), Text("made_in"), Number("state"),
        Number("confirmed"), Number("passes_at"), Number("made_time"), Bytes("payload"), Text("principal"),
    ];
}
