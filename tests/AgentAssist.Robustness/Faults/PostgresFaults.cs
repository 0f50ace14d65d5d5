using AgentAssist.Testing.Servers;
using Npgsql;

namespace AgentAssist.Robustness.Faults;

/// <summary>What befalls PostgreSQL: loss, silence, sessions that are ended, transactions that meet, tables that somebody else has locked.</summary>
internal static class PostgresFaults
{
    // PostgreSQL itself answers as it does where two transactions met: error 40001, and the transaction is lost.
    private const string FailNowAndThen =
        """
        CREATE OR REPLACE FUNCTION agentassist_meets_another() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF random() < 0.3 THEN
            RAISE EXCEPTION 'could not serialize access due to concurrent update' USING ERRCODE = 'serialization_failure';
          END IF;
          RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER agentassist_meets_another BEFORE INSERT ON event
          FOR EACH ROW EXECUTE FUNCTION agentassist_meets_another();
        """;

    private const string FailNoMore = "DROP FUNCTION IF EXISTS agentassist_meets_another CASCADE";

    public static IEnumerable<Fault> Of(PostgresServer postgres)
    {
        yield return new ActionFault("postgres-kill", "postgres", _ => postgres.KillAsync(), () => postgres.RestartAsync(), TimeSpan.FromSeconds(2));
        yield return new ActionFault(
            "postgres-immediate-restart", "postgres", _ => postgres.StopImmediatelyAsync(), () => postgres.RestartAsync(), TimeSpan.FromSeconds(1));
        yield return new ActionFault("postgres-restart", "postgres", _ => postgres.StopAsync(), () => postgres.RestartAsync(), TimeSpan.FromSeconds(1));
        yield return new ActionFault("postgres-pause", "postgres", _ => postgres.PauseAsync(), postgres.ResumeAsync, TimeSpan.FromSeconds(4));
        yield return new ActionFault(
            "postgres-terminate",
            "postgres",
            token => ExecuteAsync(
                postgres,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
                token),
            () => Task.CompletedTask,
            TimeSpan.FromSeconds(1));
        yield return new ActionFault(
            "postgres-serialization",
            "postgres",
            token => ExecuteAsync(postgres, FailNowAndThen, token),
            () => ExecuteAsync(postgres, FailNoMore, CancellationToken.None));
        yield return new TableLock(postgres);
    }

    private static async Task ExecuteAsync(PostgresServer postgres, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // Only constants of this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Somebody's maintenance holds the tables: writes wait, and some give up.</summary>
    private sealed class TableLock(PostgresServer postgres) : Fault("postgres-lock", "postgres")
    {
        private NpgsqlConnection? _holder;

        public override async Task InjectAsync(CancellationToken cancellationToken)
        {
            _holder = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
            await _holder.OpenAsync(cancellationToken);
            await using var tables = new NpgsqlCommand(
                "SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
                _holder);
            var names = (string)(await tables.ExecuteScalarAsync(cancellationToken))!;
#pragma warning disable CA2100 // The names come from the catalogue, quoted.
            await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {names} IN EXCLUSIVE MODE", _holder);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        public override async Task HealAsync()
        {
            if (_holder is not null)
            {
                await _holder.DisposeAsync();
                _holder = null;
            }
        }
    }
}
