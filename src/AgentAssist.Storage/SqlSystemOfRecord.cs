using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Knowledge;
using AgentAssist.Core.Suggestions.Learned;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.Storage.Conversations;
using AgentAssist.Storage.Customers;
using AgentAssist.Storage.Databases;
using AgentAssist.Storage.Schema;
using AgentAssist.Storage.Writing;
using AgentAssist.V1;
using Dapper;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Storage;

/// <summary>
/// The system of record in a SQL database. Writes go through one group-committing writer, reads past it. The schema is
/// brought up to date before the first of either.
/// </summary>
internal sealed partial class SqlSystemOfRecord
    : IConversationLog, ICustomerStore, IArticleStore, ILearnedReplyStore, IRankingStore, ILibraryStore, IDeploymentSecrets, IStorageProbe,
        IAsyncDisposable
{
    private readonly ISqlDatabase _database;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly GroupCommitWriter _writer;
    private readonly RequestPurger _purger;
    private readonly SemaphoreSlim _opening = new(1);
    private volatile bool _open;

    private SqlSystemOfRecord(
        ISqlDatabase database, StorageOptions options, TimeProvider timeProvider, ILogger<SqlSystemOfRecord> logger)
    {
        (_database, _timeProvider, _logger) = (database, timeProvider, logger);
        _writer = new GroupCommitWriter(database, OpenAsync, options.WriterQueueCapacity, options.MaxGroupSize, logger);
        _purger = new RequestPurger(_writer, timeProvider, options.RequestRetention, logger);
    }

    /// <inheritdoc cref="ISqlDatabase.MayBeAwayAtStart"/>
    public bool MayBeAwayAtStart => _database.MayBeAwayAtStart;

    /// <summary>Starts the writer; the database is opened by <see cref="OpenAsync"/> or by the first call.</summary>
    public static SqlSystemOfRecord Start(
        ISqlDatabase database, StorageOptions options, TimeProvider timeProvider, ILogger<SqlSystemOfRecord> logger)
    {
        var record = new SqlSystemOfRecord(database, options, timeProvider, logger);
        record._writer.Start();
        record._purger.Start();
        return record;
    }

    /// <summary>Brings the schema up to date, once; after a failure the next call tries again.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_open)
        {
            return;
        }

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (!_open)
            {
                var version = await Migrator.RunAsync(_database, _timeProvider, cancellationToken);
                StorageLog.Opened(_logger, _database.Name, version);
                _open = true;
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken)
    {
        command.ThrowIfInconsistent();
        return _writer.WriteAsync(new AppendWrite(command, _timeProvider), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredRequest?> FindRequestAsync(RequestKey key, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ConversationReads.FindRequestAsync(connection, key, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ConversationReads.ReadAsync(connection, key, fromRevision, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<Conversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ConversationReads.GetAsync(connection, key, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> ListAsync(ConversationFilter filter, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ConversationReads.ListAsync(connection, filter, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ConversationKey>> ListIdleAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ConversationReads.ListIdleAsync(connection, before, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _writer.WriteAsync(new TrimWrite(before, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<LogCursor> TailAsync(CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ConversationReads.TailAsync(connection, _database.Statements, token), cancellationToken);

    /// <inheritdoc/>
    public Task<LogPage> ReadAfterAsync(LogCursor cursor, int limit, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ConversationReads.ReadAfterAsync(connection, _database.Statements, cursor, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken)
    {
        write.ThrowIfInconsistent();
        return _writer.WriteAsync(new CustomerRecordWrite(write, _timeProvider), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            async (connection, token) =>
            {
                await connection.ExecuteAsync(new CommandDefinition(_database.BeginSnapshot, cancellationToken: token));
                var history = await CustomerReads.ReadAsync(connection, key, limit, token);
                await connection.ExecuteAsync(new CommandDefinition("COMMIT", cancellationToken: token));
                return history;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Interaction>> ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => CustomerReads.ListAsync(connection, key, reference, after, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]> GetOrCreateSecretAsync(string name, int bytes, CancellationToken cancellationToken = default) =>
        _writer.WriteAsync(new SecretWrite(name, bytes), cancellationToken);

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            (connection, token) => connection.ExecuteScalarAsync<long>(
                new CommandDefinition("SELECT MAX(version) FROM migration", cancellationToken: token)),
            cancellationToken);

    /// <summary>Returns once every write that was taken is durable.</summary>
    public async ValueTask DisposeAsync()
    {
        await _purger.DisposeAsync();
        await _writer.DisposeAsync();
        await _database.DisposeAsync();
    }

    // Whoever gives up is released at once; the query ends behind their back, and only then is its connection given back.
    private Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return QueryAsync(query, cancellationToken).WaitAsync(cancellationToken);
    }

    private async Task<T> QueryAsync<T>(Func<DbConnection, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(cancellationToken);
            await using var lease = await _database.RentReaderAsync(cancellationToken);
            lease.Broken = true;
            var answer = await AskAsync(query, lease.Connection, cancellationToken);
            lease.Broken = false;
            return answer;
        }
        catch (Exception exception) when (IsAway(exception, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw StorageErrors.Unavailable(exception);
        }
    }

    // Whatever a driver throws over a connection that is gone then says that it is gone.
    private static async Task<T> AskAsync<T>(
        Func<DbConnection, CancellationToken, Task<T>> query, DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await query(connection, cancellationToken);
        }
        catch (Exception exception) when (connection.State != ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            throw StorageErrors.Unavailable(exception);
        }
    }

    // A connection that cannot be made fails in more ways than a database's own.
    private static bool IsAway(Exception exception, CancellationToken cancellationToken) =>
        exception is DbException or IOException or UnauthorizedAccessException or NewerSchemaException or TimeoutException or SocketException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
