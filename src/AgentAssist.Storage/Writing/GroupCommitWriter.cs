using System.Data.Common;
using System.Threading.Channels;
using AgentAssist.Storage.Databases;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Storage.Writing;

/// <summary>
/// The only writer of a node. Takes what is waiting, at most a group, into one transaction, so that all of it shares one
/// wait for the disk; callers are answered after that. A group that fails is rolled back as a whole, its callers are told,
/// and the next group is written on a fresh connection.
/// </summary>
internal sealed class GroupCommitWriter : IAsyncDisposable
{
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
    /// <exception cref="Core.AssistException">OVERLOADED, STORAGE_UNAVAILABLE or SHUTTING_DOWN; nothing was written.</exception>
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

    private async Task WriteAsync(List<WriteCommand> group)
    {
        try
        {
            await CommitAsync(group);
        }
        catch (Exception exception)
        {
            await DropSessionAsync();
            if (group.Count > 1 && (exception is not DbException || _database.IsConflict(exception)))
            {
                StorageLog.GroupRetried(_logger, exception, group.Count);
                foreach (var command in group)
                {
                    await WriteAsync([command]);
                }

                return;
            }

            StorageLog.GroupFailed(_logger, exception, group.Count);
            foreach (var command in group)
            {
                command.Fail(StorageErrors.Unavailable(exception));
            }

            return;
        }

        foreach (var command in group)
        {
            command.Succeed();
        }
    }

    private async Task CommitAsync(List<WriteCommand> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        if (_session is null)
        {
            await _open(CancellationToken.None);
            _session = new WriteSession(_database, await _database.OpenWriterAsync(CancellationToken.None));
        }

        await _session.BeginAsync();
        var inOrder = _database.HasOtherWriters ? group.OrderBy(command => command.LockOrder, StringComparer.Ordinal) : group.AsEnumerable();
        foreach (var command in inOrder)
        {
            await command.ExecuteAsync(_session);
        }

        await _session.CommitAsync();
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
            catch (DbException exception)
            {
                // It was broken already; the next group opens another.
                StorageLog.CloseFailed(_logger, exception);
            }
        }
    }
}
