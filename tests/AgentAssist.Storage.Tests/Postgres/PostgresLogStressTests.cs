using AgentAssist.Core.Conversations;
using AgentAssist.Testing.Contracts;
using Dapper;
using Npgsql;

namespace AgentAssist.Storage.Tests.Postgres;

/// <summary>
/// Readers of the whole log among writers of several nodes and transactions that take their number early and end late, abort,
/// or belong to other databases. Whoever would let a cursor pass an event that is still to come fails here.
/// </summary>
public sealed class PostgresLogStressTests(SharedPostgres server) : IClassFixture<SharedPostgres>
{
    private const int Nodes = 3;
    private const int Conversations = 6;
    private const int Appends = 120;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReadAfterAsync_TransactionsThatBeginEarlyAndEndLate_MissesAndReordersNothing(int seed)
    {
        await using var records = await server.CreateAsync();
        await using var elsewhere = await server.CreateAsync();
        var nodes = Enumerable.Range(0, Nodes).Select(_ => records.Start()).ToArray();
        await nodes[0].OpenAsync(Cancel);
        var start = await nodes[0].TailAsync(Cancel);
        using var written = new CancellationTokenSource();
        var disturbances = new[] { records, records, elsewhere }
            .Select((at, i) => Task.Run(() => DisturbAsync(at.ConnectionString, new Random(seed + i), written.Token))).ToArray();
        var readers = Enumerable.Range(0, 3).Select(i => Task.Run(() => ReadAsync(nodes, start, new Random((seed * 10) + i)))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, Nodes * Conversations).Select(i => Task.Run(
            () => WriteAsync(nodes[i % Nodes], Sample.Key($"conv-{i % Conversations}"), $"{i}"))));
        await written.CancelAsync();
        await Task.WhenAll(disturbances);

        foreach (var reader in readers)
        {
            foreach (var seen in (await reader.WaitAsync(TimeSpan.FromSeconds(60), Cancel)).GroupBy(stored => stored.Key))
            {
                var log = await nodes[0].ReadAsync(seen.Key, 1, int.MaxValue, Cancel);
                Assert.Equal(log.Select(Sample.Content), seen.Select(Sample.Content));
            }
        }
    }

    private static async Task WriteAsync(SqlSystemOfRecord node, ConversationKey key, string says)
    {
        var head = 0L;
        for (var appended = 0; appended < Appends / Nodes;)
        {
            switch (await node.AppendAsync(Sample.Append(key, head, says: $"{says}-{appended}"), Cancel))
            {
                case AppendOutcome.HeadMoved moved:
                    head = moved.Head;
                    break;
                default:
                    (head, appended) = (head + 1, appended + 1);
                    break;
            }
        }
    }

    private static async Task<List<StoredEvent>> ReadAsync(SqlSystemOfRecord[] nodes, LogCursor cursor, Random random)
    {
        var seen = new List<StoredEvent>();
        while (seen.Count < Conversations * Appends)
        {
            var page = await nodes[random.Next(nodes.Length)].ReadAfterAsync(cursor, random.Next(1, 40), Cancel);
            seen.AddRange(page.Events);
            cursor = page.Next;
            await Task.Yield();
        }

        return seen;
    }

    // Takes transaction numbers at one time and gives them up, used or unused, at another.
    private static async Task DisturbAsync(string connectionString, Random random, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        while (!stop.IsCancellationRequested)
        {
            await connection.ExecuteAsync("BEGIN; SELECT pg_current_xact_id()");
            await connection.ExecuteAsync("SAVEPOINT part; CREATE TEMP TABLE scratch (x INT) ON COMMIT DROP; SELECT pg_sleep(@seconds)",
                new { seconds = random.NextDouble() * 0.03 });
            await connection.ExecuteAsync(random.Next(3) switch { 0 => "ROLLBACK", 1 => "ROLLBACK TO part; COMMIT", _ => "COMMIT" });
        }
    }
}
