using System.Data.Common;
using System.Threading.Channels;
using AgentAssist.Storage.Databases;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Storage.Writing;

/// <summary>
/// The only writer of a node. Takes what is waiting, at most a group, into one transaction, so that all of it shares one
/// wait for the disk; callers are answered after that. A group that fails is rolled back as a whole, its callers are told,
/// and the next group is written on a fresh connection. Where the answer to a commit is lost the database is asked what
/// became of it, so that the callers are told what is true.
/// </summary>
internal sealed class GroupCommitWriter : IAsyncDisposable
{
    // Two nodes that meet alone do so once; more than a few times is a fault.
    private const int MaxAttempts = 4;

    private readonly ISqlDatabase _database;
    private readonly Func<CancellationToken, Task> _open;
    private readonly int _capacity;
    private readonly int _maxGroupSize;
    private readonly ILogger _logger;
    private readonly Channel<WriteCommand> _queue;
    private Task _writing = Task.CompletedTask;
    private WriteSession? _session;
    private volatile bool _closed;

    /// <param name="open">Returns once the schema is there.</param>
    public GroupCommitWriter(
        ISqlDatabase database, Func<CancellationToken, Task> open, int capacity, int maxGroupSize, ILogger logger)
    {
        (_database, _open, _capacity, _maxGroupSize, _logger) = (database, open, capacity, maxGroupSize, logger);
        _queue = Channel.CreateBounded<WriteCommand>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    /// <summary>Begins to write what is queued.</summary>
    public void Start() => _writing = Task.Run(WriteUntilClosedAsync);

    /// <summary>Queues a write and returns its outcome once it is durable.</summary>
    /// <exception cref="Core.AssistException">
    /// OVERLOADED, STORAGE_UNAVAILABLE or SHUTTING_DOWN: nothing was written. OUTCOME_UNKNOWN: perhaps it was.
    /// </exception>
    public Task<TOutcome> WriteAsync<TOutcome>(WriteCommand<TOutcome> command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!TryEnqueue(command))
        {
            throw _closed ? StorageErrors.ShuttingDown() : StorageErrors.Overloaded(_capacity);
        }

        return command.AnswerAsync(cancellationToken);
    }

    /// <summary>Queues a write; false where there is no room.</summary>
    public bool TryEnqueue(WriteCommand command) => _queue.Writer.TryWrite(command);

    /// <summary>Takes no further writes and returns once those that wait are durable.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _queue.Writer.TryComplete();
        await _writing;
        await DropSessionAsync();
    }

    private async Task WriteUntilClosedAsync()
    {
        var group = new List<WriteCommand>(_maxGroupSize);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < _maxGroupSize && _queue.Reader.TryRead(out var command))
            {
                if (command.TryStart())
                {
                    group.Add(command);
                }
            }

            await WriteAsync(group);
        }
    }

    private async Task WriteAsync(List<WriteCommand> group, int attempt = 1)
    {
        try
        {
            await CommitAsync(group);
        }
        catch (Exception exception)
        {
            await AnswerFailureAsync(group, exception, attempt);
            return;
        }

        Succeed(group);
    }

    private async Task AnswerFailureAsync(List<WriteCommand> group, Exception exception, int attempt)
    {
        var (mark, committing) = _session is { } session ? (session.Mark, session.IsCommitting) : default;
        await DropSessionAsync();
        switch (committing ? await _database.SettleAsync(mark, committing, exception) : TransactionFate.RolledBack)
        {
            case TransactionFate.Committed:
                StorageLog.CommitConfirmed(_logger, StorageFault.Of(exception), group.Count);
                Succeed(group);
                break;
            case TransactionFate.Unknown:
                StorageLog.OutcomeUnknown(_logger, StorageFault.Of(exception), group.Count);
                Fail(group, StorageErrors.OutcomeUnknown(exception));
                break;
            case TransactionFate.RolledBack when MayBeTriedAgain(group, exception, attempt):
                StorageLog.GroupRetried(_logger, StorageFault.Of(exception), group.Count);
                foreach (var command in group)
                {
                    await WriteAsync([command], attempt + 1);
                }

                break;
            default:
                StorageLog.GroupFailed(_logger, StorageFault.Of(exception), group.Count);
                Fail(group, StorageErrors.Unavailable(exception));

                // The callers know; what the lost connection still holds must not hold up those who come next.
                await _database.SettleAsync(mark, committing, exception);
                break;
        }
    }

    // Two nodes that met try again; a fault of one command must not be its neighbours'.
    private bool MayBeTriedAgain(List<WriteCommand> group, Exception exception, int attempt) =>
        _database.IsConflict(exception) ? attempt < MaxAttempts : group.Count > 1 && exception is not DbException;

    private static void Succeed(List<WriteCommand> group)
    {
        foreach (var command in group)
        {
            command.Succeed();
        }
    }

    private static void Fail(List<WriteCommand> group, Exception exception)
    {
        foreach (var command in group)
        {
            command.Fail(exception);
        }
    }

    private async Task CommitAsync(List<WriteCommand> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        var session = await BeginAsync();
        var inOrder = _database.HasOtherWriters ? group.OrderBy(command => command.LockOrder, StringComparer.Ordinal) : group.AsEnumerable();
        foreach (var command in inOrder)
        {
            await command.ExecuteAsync(session);
        }

        await session.CommitAsync();
    }

    private async Task<WriteSession> BeginAsync()
    {
        if (_session is { } used)
        {
            try
            {
                await used.BeginAsync();
                return used;
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException && _database.HasOtherWriters)
            {
                // The server ended or went away since the last group; nothing of this one was sent.
                StorageLog.WriterReplaced(_logger, StorageFault.Of(exception));
                await DropSessionAsync();
            }
        }

        await _open(CancellationToken.None);
        _session = new WriteSession(_database, await _database.OpenWriterAsync(CancellationToken.None));
        await _session.BeginAsync();
        return _session;
    }

    private async Task DropSessionAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            try
            {
                await session.DisposeAsync();
            }
            catch (Exception exception)
            {
                // It was broken already, in whatever way; the next group opens another. The writer itself must never end on it.
                StorageLog.CloseFailed(_logger, StorageFault.Of(exception));
            }
        }
    }
}
