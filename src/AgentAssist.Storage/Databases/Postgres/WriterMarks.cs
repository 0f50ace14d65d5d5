using System.Data.Common;
using Dapper;
using Npgsql;

namespace AgentAssist.Storage.Databases.Postgres;

/// <summary>
/// Tells what became of a writer's transaction whose connection broke. Each transaction counts up the row of its connection
/// in table <c>writer</c>, so whether it stands is written in what it wrote. (The server's own answer,
/// <c>pg_xact_status</c>, is not enough: after a crash it may give the number of a lost transaction to another one.) A
/// transaction that is still open holds that row. It is ended, because nobody holds its connection any more and its
/// locks would hold up the writes that follow; unless it waits for a standby, when ending it would answer for a copy
/// that is not there.
/// </summary>
internal sealed class WriterMarks(NpgsqlDataSource source, TimeSpan timeout)
{
    private const string Count =
        """
        INSERT INTO writer AS mark (writer_id, last_group, use_time) VALUES (@writer, 1, now())
        ON CONFLICT (writer_id) DO UPDATE SET last_group = mark.last_group + 1, use_time = now()
        RETURNING last_group, pg_backend_pid()
        """;

    // Waits for a transaction that holds the row, also for one that would be the first to write it.
    private const string Read =
        """
        INSERT INTO writer AS mark (writer_id, last_group, use_time) VALUES (@Writer, 0, now())
        ON CONFLICT (writer_id) DO UPDATE SET use_time = now()
        RETURNING last_group
        """;

    private const string End =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = @Backend AND wait_event IS DISTINCT FROM 'SyncRep'";

    private const string LockNotAvailable = "55P03";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // What is waited for is a real server, whatever clock the store runs on.
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>Begins a transaction that counts.</summary>
    public static async Task<TransactionMark> BeginAsync(DbConnection connection, string begin, string writer)
    {
        var (group, backend) = await connection.QuerySingleAsync<(long Group, int Backend)>($"{begin}; {Count}", new { writer });
        return new TransactionMark(writer, group, backend);
    }

    /// <summary>Returns once the fate is known, or within the timeout. A transaction that was not told to commit is not waited for.</summary>
    public async Task<TransactionFate> SettleAsync(TransactionMark mark, bool committing)
    {
        if (mark.Writer is null)
        {
            return TransactionFate.RolledBack;
        }

        using var stop = new CancellationTokenSource(timeout, Clock);
        do
        {
            try
            {
                return await AskAsync(mark, stop.Token) ? TransactionFate.Committed : TransactionFate.RolledBack;
            }
            catch (Exception)
            {
                // Away, starting, out of connections, or lost in a way that the driver has no name for: asked again while there is time.
            }

            await Task.Delay(Pause, Clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (committing && !stop.IsCancellationRequested);

        return committing ? TransactionFate.Unknown : TransactionFate.RolledBack;
    }

    private async Task<bool> AskAsync(TransactionMark mark, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "SET synchronous_commit = on; SET lock_timeout = '100ms'", cancellationToken: cancellationToken));
        while (true)
        {
            try
            {
                return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Read, mark, cancellationToken: cancellationToken)) >= mark.Group;
            }
            catch (PostgresException exception) when (exception.SqlState == LockNotAvailable)
            {
                await connection.ExecuteAsync(new CommandDefinition(End, mark, cancellationToken: cancellationToken));
            }
        }
    }
}
