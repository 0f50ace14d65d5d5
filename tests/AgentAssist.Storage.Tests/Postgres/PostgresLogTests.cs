using AgentAssist.Core.Conversations;
using AgentAssist.Storage.Databases.Postgres;
using AgentAssist.Testing;
using AgentAssist.Testing.Contracts;
using Dapper;
using Npgsql;

namespace AgentAssist.Storage.Tests.Postgres;

public sealed class PostgresLogTests(SharedPostgres server) : IClassFixture<SharedPostgres>
{
    [Fact]
    public async Task ReadAfterAsync_TransactionThatCommitsLate_IsNotMissed()
    {
        await using var records = await server.CreateAsync();
        var log = records.Start();
        await log.AppendAsync(Sample.Append(Sample.Key("first"), 0), default);
        await using var late = new NpgsqlConnection(records.ConnectionString);
        await late.OpenAsync();
        await late.ExecuteAsync("BEGIN; SELECT pg_current_xact_id()");
        await log.AppendAsync(Sample.Append(Sample.Key("overtakes"), 0), default);

        var before = await log.ReadAfterAsync(default, 100, default);
        var tail = await log.TailAsync(default);
        await late.ExecuteAsync(
            """
            INSERT INTO event (log_key, tenant, conversation_id, revision, event_time, participants)
            VALUES (pg_current_xact_id()::text::bigint, 'tenant-a', 'late', 1, 0, '');
            COMMIT
            """);

        Assert.Equal(["first"], before.Events.Select(stored => stored.Key.ConversationId));
        await Eventually.TrueAsync(async () => (await log.ReadAfterAsync(before.Next, 100, default)).Events.Count == 2);
        var after = await log.ReadAfterAsync(before.Next, 100, default);
        Assert.Equal(["late", "overtakes"], after.Events.Select(stored => stored.Key.ConversationId));
        var afterTail = await log.ReadAfterAsync(tail, 100, default);
        Assert.Equal(["late", "overtakes"], afterTail.Events.Select(stored => stored.Key.ConversationId));
    }

    [Fact]
    public async Task ReadAfterAsync_OlderTransactionAppendsBehindAYoungerOne_KeepsTheOrderOfTheConversation()
    {
        await using var records = await server.CreateAsync();
        var log = records.Start();
        await log.OpenAsync(default);
        await using var older = new NpgsqlConnection(records.ConnectionString);
        await older.OpenAsync();
        await older.ExecuteAsync("BEGIN; SELECT pg_current_xact_id()");
        await log.AppendAsync(Sample.Append(Sample.Key(), 0), default);

        // What another node's writer does, in a transaction that began before the first event's.
        var statements = new PostgresStatements();
        await older.ExecuteAsync(
            statements.UpdateConversation.Sql,
            new
            {
                tenant = "tenant-a",
                conversation_id = "conv-1",
                head = 2L,
                last_event_time = 0L,
                create_time = 0L,
                queue = "",
                agent_id = "",
                customer_id = "",
                state = 1L,
                summary = Array.Empty<byte>(),
                expected_head = 1L,
            });
        await older.ExecuteAsync(
            statements.InsertEvent.Sql,
            new
            {
                tenant = "tenant-a",
                conversation_id = "conv-1",
                revision = 2L,
                event_time = 0L,
                participants = Array.Empty<byte>(),
                restricted = Array.Empty<byte>(),
            });
        await older.ExecuteAsync("COMMIT");

        LogPage page = null!;
        await Eventually.TrueAsync(async () => (page = await log.ReadAfterAsync(default, 100, default)).Events.Count == 2);
        Assert.Equal([1, 2], page.Events.Select(stored => stored.Revision));
    }

    [Fact]
    public async Task OpenAsync_ManyNodesTogether_EachStepRunsOnce()
    {
        await using var records = await server.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => records.Start().OpenAsync(default))));

        await using var connection = new NpgsqlConnection(records.ConnectionString);
        Assert.Equal(
            PostgresSchema.Migrations.Select(migration => (long)migration.Version),
            await connection.QueryAsync<long>("SELECT version FROM migration ORDER BY version"));
    }

    [Fact]
    public async Task OpenAsync_NewerSchema_IsRefused()
    {
        await using var records = await server.CreateAsync();
        await records.Start().OpenAsync(default);
        await using var connection = new NpgsqlConnection(records.ConnectionString);
        await connection.ExecuteAsync("INSERT INTO migration VALUES (99, 'from the future', 0)");

        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() => records.Start().OpenAsync(default));

        Assert.Equal(99, refused.Found);
    }

    [Fact]
    public async Task AppendAsync_NodesThatWriteTheSameCustomersCrosswise_AllSucceed()
    {
        await using var records = await server.CreateAsync();
        SqlSystemOfRecord[] nodes = [records.Start(), records.Start(), records.Start()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => nodes[i % 3].AppendAsync(
            Sample.Append(Sample.Key($"conv-{i}"), 0) with
            {
                History = Sample.Interaction($"conv-{i}", customerId: $"cust-{i * 7 % 5}"),
            },
            default))));

        Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        var counts = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(i => nodes[0].ReadAsync(new("tenant-a", $"cust-{i}"), 1, default)));
        Assert.All(counts, history => Assert.Equal((60, 60), (history!.InteractionCount, history.Version)));
    }
}
