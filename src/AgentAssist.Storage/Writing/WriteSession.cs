using System.Data.Common;
using System.Security.Cryptography;
using AgentAssist.Core.Conversations;
using AgentAssist.Storage.Databases;
using AgentAssist.Storage.Ranking;
using Dapper;

namespace AgentAssist.Storage.Writing;

/// <summary>The writer's connection with its prepared statements. One transaction at a time; not thread-safe.</summary>
internal sealed class WriteSession(ISqlDatabase database, DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<Statement, DbCommand> _prepared = new(ReferenceEqualityComparer.Instance);
    private readonly string _writer = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private DbBatch? _later;

    public SqlStatements Statements => database.Statements;

    /// <summary>The requests that this transaction has answered; they need not be in the database yet.</summary>
    public Dictionary<RequestKey, StoredRequest> Answered { get; } = [];

    /// <summary>What this transaction adds to counts.</summary>
    public PendingCounts Counts { get; } = new();

    /// <summary>By what the transaction's fate can be told; nothing before it has begun.</summary>
    public TransactionMark Mark { get; private set; }

    /// <summary>Whether the transaction was told to commit, so that a failure no longer says that it did not.</summary>
    public bool IsCommitting { get; private set; }

    public async Task BeginAsync()
    {
        Answered.Clear();
        Counts.Clear();
        IsCommitting = false;
        Mark = default;
        Mark = await database.BeginMarkedAsync(connection, _writer);
    }

    public async Task CommitAsync()
    {
        await Counts.WriteAsync(this);
        IsCommitting = true;
        if (_later is { } later)
        {
            _later = null;
            later.BatchCommands.Add(Command(later, "COMMIT"));
            await using (later)
            {
                await later.ExecuteNonQueryAsync();
            }
        }
        else
        {
            await connection.ExecuteAsync("COMMIT");
        }
    }

    /// <summary>Returns how many rows were written.</summary>
    public async Task<int> ExecuteAsync(Statement statement, params object?[] values) =>
        await (await BindAsync(statement, values)).ExecuteNonQueryAsync();

    /// <summary>
    /// Writes before the transaction commits. Where the database is a server it goes there together with the commit, so that
    /// a group costs fewer journeys; nothing in the transaction may read what was written this way.
    /// </summary>
    public async Task ExecuteLaterAsync(Statement statement, params object?[] values)
    {
        if (connection.CanCreateBatch)
        {
            _later ??= connection.CreateBatch();
            _later.BatchCommands.Add(Bind(_later, statement, values));
        }
        else
        {
            await ExecuteAsync(statement, values);
        }
    }

    /// <summary>Writes now what <see cref="ExecuteLaterAsync"/> has put off, so that it can be read, changed and deleted.</summary>
    public async Task FlushAsync()
    {
        if (_later is { } later)
        {
            _later = null;
            await using (later)
            {
                await later.ExecuteNonQueryAsync();
            }
        }
    }

    /// <summary>Runs a statement that waits for other nodes, and then reads the first row as it is after that; the default where there is none.</summary>
    public async Task<T?> FirstAfterAsync<T>(Statement wait, Statement statement, Func<DbDataReader, T> read, params object?[] values)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(Bind(batch, wait, values));
        batch.BatchCommands.Add(Bind(batch, statement, values));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await reader.ReadAsync() ? read(reader) : default;
    }

    /// <summary>Reads every row.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(Statement statement, Func<DbDataReader, T> read, params object?[] values)
    {
        await using var reader = await (await BindAsync(statement, values)).ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Reads the first row; the default where there is none.</summary>
    public async Task<T?> FirstAsync<T>(Statement statement, Func<DbDataReader, T> read, params object?[] values)
    {
        await using var reader = await (await BindAsync(statement, values)).ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : default;
    }

    public async ValueTask DisposeAsync()
    {
        // An open transaction is rolled back with its connection, which is given back whatever its commands say.
        await using var _ = connection;
        foreach (var command in _prepared.Values)
        {
            await command.DisposeAsync();
        }
    }

    private static DbBatchCommand Bind(DbBatch batch, Statement statement, object?[] values)
    {
        var command = Command(batch, statement.Sql);
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = statement.Parameters[i];
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static DbBatchCommand Command(DbBatch batch, string sql)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        return command;
    }

    private async ValueTask<DbCommand> BindAsync(Statement statement, object?[] values)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            command = await PrepareAsync(statement);
            _prepared.Add(statement, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private async Task<DbCommand> PrepareAsync(Statement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        foreach (var (name, type) in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = type;
            parameter.Value = DBNull.Value;
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync();
        return command;
    }
}
