using System.Data.Common;
using AgentAssist.Storage.Databases;
using Dapper;

namespace AgentAssist.Storage.Writing;

/// <summary>The writer's connection with its prepared statements. One transaction at a time; not thread-safe.</summary>
internal sealed class WriteSession(ISqlDatabase database, DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<Statement, DbCommand> _prepared = new(ReferenceEqualityComparer.Instance);

    public SqlStatements Statements => database.Statements;

    public Task BeginAsync() => connection.ExecuteAsync(database.BeginWrite);

    public Task CommitAsync() => connection.ExecuteAsync("COMMIT");

    /// <summary>Returns how many rows were written.</summary>
    public async Task<int> ExecuteAsync(Statement statement, params object?[] values) =>
        await (await BindAsync(statement, values)).ExecuteNonQueryAsync();

    /// <summary>Reads the first row; the default where there is none.</summary>
    public async Task<T?> FirstAsync<T>(Statement statement, Func<DbDataReader, T> read, params object?[] values)
    {
        await using var reader = await (await BindAsync(statement, values)).ExecuteReaderAsync();
        return await reader.ReadAsync() ? read(reader) : default;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
        {
            await command.DisposeAsync();
        }

        // An open transaction is rolled back with its connection.
        await connection.DisposeAsync();
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
