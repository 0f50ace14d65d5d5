using AgentAssist.Core;
using AgentAssist.Storage.Databases.Sqlite;
using AgentAssist.Testing.Contracts;
using AgentAssist.V1;
using Dapper;

namespace AgentAssist.Storage.Tests.Sqlite;

public sealed class SqliteSchemaTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task OpenAsync_ManyStoresTogether_EachStepRunsOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _file.Start().OpenAsync(default))));

        await using var connection = await new SqliteDatabase(_file.Options).OpenWriterAsync(default);
        Assert.Equal(
            SqliteSchema.Migrations.Select(migration => (long)migration.Version),
            connection.Query<long>("SELECT version FROM migration ORDER BY version"));
    }

    [Fact]
    public async Task OpenAsync_NewerSchema_IsRefusedAndLeftAsItIs()
    {
        await _file.Start().OpenAsync(default);
        await using var connection = await new SqliteDatabase(_file.Options).OpenWriterAsync(default);
        connection.Execute("INSERT INTO migration VALUES (99, 'from the future', 0)");
        var record = _file.Start();

        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() => record.OpenAsync(default));

        Assert.Equal((99, SqliteSchema.Migrations[^1].Version), (refused.Found, refused.Known));
        var write = await Assert.ThrowsAsync<AssistException>(() => record.AppendAsync(Sample.Append(Sample.Key(), 0), default));
        Assert.Equal(ErrorReason.StorageUnavailable, write.Reason);
    }

    [Fact]
    public async Task OpenAsync_Again_KeepsWhatWasWritten()
    {
        await using (var first = _file.Start())
        {
            await first.AppendAsync(Sample.Append(Sample.Key(), 0, count: 3, Sample.Request("r-1")), default);
        }

        var second = _file.Start();

        Assert.Equal(3, (await second.ReadAsync(Sample.Key(), 1, 10, default)).Count);
        Assert.NotNull(await second.FindRequestAsync(new("tenant-a", "AddUtterance", "r-1"), default));
    }

    [Fact]
    public async Task OpenAsync_Settings_AreDurableAndWriteAhead()
    {
        await using var writer = await new SqliteDatabase(_file.Options).OpenWriterAsync(default);

        Assert.Equal("wal", writer.ExecuteScalar<string>("PRAGMA journal_mode"));
        Assert.Equal(2, writer.ExecuteScalar<long>("PRAGMA synchronous"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" AND queue = 'q'")]
    [InlineData(" AND agent_id = 'a'")]
    [InlineData(" AND state = 1")]
    [InlineData(" AND queue = 'q' AND state = 1")]
    public async Task Lists_OfConversations_RunAlongAnIndexWithoutSorting(string restriction)
    {
        var plan = await PlanAsync(
            $"SELECT summary FROM conversation WHERE tenant = 't'{restriction} AND (create_time, conversation_id) < (5, 'x') "
            + "ORDER BY create_time DESC, conversation_id DESC LIMIT 10");

        Assert.Contains("USING INDEX conversation_by_", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan);
    }

    [Theory]
    [InlineData(
        "SELECT payload FROM interaction WHERE tenant = 't' AND customer_id = 'c' ORDER BY occurred_at DESC, interaction_id DESC LIMIT 9",
        "interaction_by_time")]
    [InlineData(
        "SELECT payload FROM interaction WHERE tenant = 't' AND customer_id = 'c' AND reference = @r AND reference <> '' "
        + "AND (occurred_at, interaction_id) < (5, 'x') ORDER BY occurred_at DESC, interaction_id DESC LIMIT 9",
        "interaction_by_reference")]
    [InlineData(
        "SELECT tenant, conversation_id FROM conversation WHERE state <> 3 AND last_event_time < 9 "
        + "ORDER BY last_event_time, tenant, conversation_id LIMIT 9",
        "conversation_idle")]
    [InlineData(
        "SELECT revision FROM event WHERE tenant = 't' AND conversation_id = 'c' AND revision >= 5 ORDER BY revision LIMIT 9",
        "event_by_revision")]
    [InlineData(
        "SELECT payload FROM promise WHERE tenant = 't' AND customer_id = 'c' AND state = 1 "
        + "ORDER BY passes_at, made_time DESC, promise_id LIMIT 9",
        "promise_open")]
    [InlineData(
        "SELECT payload FROM promise WHERE tenant = 't' AND customer_id = 'c' AND state <> 1 ORDER BY made_time DESC, promise_id LIMIT 9",
        "promise_settled")]
    [InlineData(
        "SELECT payload FROM promise WHERE state = 1 AND passes_at >= 5 AND passes_at < 9 "
        + "ORDER BY passes_at, tenant, customer_id, promise_id LIMIT 9",
        "promise_due")]
    [InlineData("DELETE FROM promise WHERE tenant = 't' AND customer_id = 'c' AND made_in = @r AND confirmed = 0", "promise_by_source")]
    [InlineData(
        "SELECT payload FROM gesture WHERE tenant = 't' AND customer_id = 'c' AND customer_id <> '' ORDER BY decide_time DESC, gesture_id DESC LIMIT 9",
        "gesture_by_customer")]
    [InlineData(
        "SELECT SUM(cost_micros) FROM gesture WHERE tenant = 't' AND state = 3 AND currency = 'USD' AND decide_time > 5 AND agent_id = @r "
        + "AND agent_id <> ''",
        "gesture_by_agent")]
    [InlineData(
        "SELECT SUM(cost_micros) FROM gesture WHERE tenant = 't' AND state = 3 AND currency = 'USD' AND decide_time > 5",
        "COVERING INDEX gesture_by_time")]
    public async Task Lists_OfOthers_RunAlongTheirIndexWithoutSorting(string sql, string index)
    {
        var plan = await PlanAsync(sql);

        Assert.Contains(index, plan);
        Assert.DoesNotContain("TEMP B-TREE", plan);
    }

    private async Task<string> PlanAsync(string sql)
    {
        await _file.Start().OpenAsync(default);
        await using var connection = await new SqliteDatabase(_file.Options).OpenWriterAsync(default);
        var rows = await connection.QueryAsync<(long, long, long, string Detail)>("EXPLAIN QUERY PLAN " + sql, new { r = "INV-1" });
        return string.Join('\n', rows.Select(row => row.Detail));
    }
}
