using static AgentAssist.Storage.Databases.Statement;

namespace AgentAssist.Storage.Databases;

/// <content>Versions, keys, merges and feedback of customers.</content>
internal partial class SqlStatements
{
    /// <summary>Where the records of a customer are now; no row where they are its own.</summary>
    public virtual Statement FindMove { get; } = new(
        "SELECT into_id FROM customer_merge WHERE tenant = @tenant AND customer_id = @customer_id",
        Text("tenant"), Text("customer_id"));

    /// <summary>A row while the customer, or the one it was merged into, is known; until the end of the transaction it stays so.</summary>
    public virtual Statement HoldCustomer { get; } = new(KnownCustomer, Text("tenant"), Text("customer_id"));

    /// <summary>Takes back a row that was only there to be locked.</summary>
    public virtual Statement DeleteEmptyCustomer { get; } = new(
        "DELETE FROM customer WHERE tenant = @tenant AND customer_id = @customer_id AND version = 0",
        Text("tenant"), Text("customer_id"));

    public virtual Statement FindCustomer { get; } = new(
        "SELECT version, interaction_count, profile, own_profile, principal FROM customer WHERE tenant = @tenant AND customer_id = @customer_id",
        Text("tenant"), Text("customer_id"));

    public virtual Statement PutCustomer { get; } = new(
        """
        INSERT INTO customer (tenant, customer_id, version, interaction_count, profile, own_profile, principal)
        VALUES (@tenant, @customer_id, @version, @interaction_count, @profile, @own_profile, @principal)
        ON CONFLICT (tenant, customer_id) DO UPDATE SET version = excluded.version, interaction_count = excluded.interaction_count,
          profile = excluded.profile, own_profile = excluded.own_profile, principal = excluded.principal
        """,
        Text("tenant"), Text("customer_id"), Number("version"), Number("interaction_count"), Bytes("profile"), Bytes("own_profile"),
        Text("principal"));

    public virtual Statement DeleteCustomer { get; } = new(
        "DELETE FROM customer WHERE tenant = @tenant AND customer_id = @customer_id",
        Text("tenant"), Text("customer_id"));

    public virtual Statement FindInteraction { get; } = new(
        """
        SELECT interaction_id, base_id, origin, payload, principal FROM interaction
        WHERE tenant = @tenant AND customer_id = @customer_id AND interaction_id = @interaction_id
        """,
        Text("tenant"), Text("customer_id"), Text("interaction_id"));

    /// <summary>All that was written under one id, to this customer and to those who were merged into it.</summary>
    public virtual Statement FindFamily { get; } = new(
        """
        SELECT interaction_id, base_id, origin, payload, principal FROM interaction
        WHERE tenant = @tenant AND customer_id = @customer_id AND interaction_id = @base_id AND base_id = ''
        UNION ALL
        SELECT interaction_id, base_id, origin, payload, principal FROM interaction
        WHERE tenant = @tenant AND customer_id = @customer_id AND base_id = @base_id AND base_id <> ''
        """,
        Text("tenant"), Text("customer_id"), Text("base_id"));

    public virtual Statement PutInteraction { get; } = new(
        """
        INSERT INTO interaction (tenant, customer_id, interaction_id, occurred_at, reference, base_id, origin, payload, principal)
        VALUES (@tenant, @customer_id, @interaction_id, @occurred_at, @reference, @base_id, @origin, @payload, @principal)
        ON CONFLICT (tenant, customer_id, interaction_id) DO UPDATE SET occurred_at = excluded.occurred_at,
          reference = excluded.reference, base_id = excluded.base_id, origin = excluded.origin,
          payload = excluded.payload, principal = excluded.principal
        """,
        Text("tenant"), Text("customer_id"), Text("interaction_id"), Number("occurred_at"), Text("reference"), Text("base_id"),
        Text("origin"), Bytes("payload"), Text("principal"));

    public virtual Statement DeleteInteraction { get; } = new(
        "DELETE FROM interaction WHERE tenant = @tenant AND customer_id = @customer_id AND interaction_id = @interaction_id",
        Text("tenant"), Text("customer_id"), Text("interaction_id"));

    public virtual Statement DeleteInteractions { get; } = new(
        "DELETE FROM interaction WHERE tenant = @tenant AND customer_id = @customer_id", Text("tenant"), Text("customer_id"));

    public virtual Statement ListPriors { get; } = new(
        """
        SELECT sequence, payload, principal FROM interaction_version
        WHERE tenant = @tenant AND customer_id = @customer_id AND interaction_id = @interaction_id
        ORDER BY version DESC, sequence DESC
        """,
        Text("tenant"), Text("customer_id"), Text("interaction_id"));

    public virtual Statement InsertPrior { get; } = new(
        """
        INSERT INTO interaction_version (tenant, customer_id, interaction_id, version, sequence, payload, principal)
        VALUES (@tenant, @customer_id, @interaction_id, @version, @sequence, @payload, @principal)
        """,
        Text("tenant"), Text("customer_id"), Text("interaction_id"), Number("version"), Number("sequence"), Bytes("payload"), Text("principal"));

    public virtual Statement DeletePrior { get; } = new(
        """
        DELETE FROM interaction_version WHERE tenant = @tenant AND customer_id = @customer_id AND interaction_id = @interaction_id
          AND version = @version AND sequence = @sequence
        """,
        Text("tenant"), Text("customer_id"), Text("interaction_id"), Number("version"), Number("sequence"));

    public virtual Statement DeletePriorsOf { get; } = new(
        "DELETE FROM interaction_version WHERE tenant = @tenant AND customer_id = @customer_id AND interaction_id = @interaction_id",
        Text("tenant"), Text("customer_id"), Text("interaction_id"));

    public virtual Statement DeletePriors { get; } = new(
        "DELETE FROM interaction_version WHERE tenant = @tenant AND customer_id = @customer_id", Text("tenant"), Text("customer_id"));

    public virtual Statement ListKeys { get; } = new(
        "SELECT key_hash FROM customer_key WHERE tenant = @tenant AND customer_id = @customer_id ORDER BY key_hash",
        Text("tenant"), Text("customer_id"));

    public virtual Statement InsertKey { get; } = new(
        "INSERT INTO customer_key (tenant, key_hash, customer_id) VALUES (@tenant, @key_hash, @customer_id) ON CONFLICT DO NOTHING",
        Text("tenant"), Text("key_hash"), Text("customer_id"));

    public virtual Statement DeleteKeys { get; } = new(
        "DELETE FROM customer_key WHERE tenant = @tenant AND customer_id = @customer_id", Text("tenant"), Text("customer_id"));

    public virtual Statement FindFeedback { get; } = new(
        "SELECT customer_id, payload FROM feedback WHERE tenant = @tenant AND feedback_id = @feedback_id",
        Text("tenant"), Text("feedback_id"));

    public virtual Statement PutFeedback { get; } = new(
        """
        INSERT INTO feedback (tenant, feedback_id, customer_id, stage, receive_time, payload, principal)
        VALUES (@tenant, @feedback_id, @customer_id, @stage, @receive_time, @payload, @principal)
        ON CONFLICT (tenant, feedback_id) DO UPDATE SET customer_id = excluded.customer_id, stage = excluded.stage,
          receive_time = excluded.receive_time, payload = excluded.payload, principal = excluded.principal
        """,
        Text("tenant"), Text("feedback_id"), Text("customer_id"), Number("stage"), Number("receive_time"), Bytes("payload"), Text("principal"));

    public virtual Statement MoveFeedback { get; } = new(
        "UPDATE feedback SET customer_id = @into_id WHERE tenant = @tenant AND customer_id = @customer_id",
        Text("tenant"), Text("customer_id"), Text("into_id"));

    public virtual Statement DeleteFeedback { get; } = new(
        "DELETE FROM feedback WHERE tenant = @tenant AND customer_id = @customer_id", Text("tenant"), Text("customer_id"));

    protected const string KnownCustomer =
        """
        SELECT version FROM customer WHERE tenant = @tenant AND customer_id = COALESCE(
          (SELECT into_id FROM customer_merge WHERE tenant = @tenant AND customer_id = @customer_id), @customer_id)
        """;
}
