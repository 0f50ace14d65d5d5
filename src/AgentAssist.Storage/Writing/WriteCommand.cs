namespace AgentAssist.Storage.Writing;

/// <summary>One write that waits for its turn in a group.</summary>
internal abstract class WriteCommand
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Withdrawn = 2;

    private int _state;

    /// <summary>
    /// Where the command stands in its group among other nodes' groups: all take their locks in this ordinal order, so that they wait for
    /// each other and do not block each other for good. Commands of equal order keep theirs.
    /// </summary>
    public abstract string LockOrder { get; }

    /// <summary>Claims the command for execution; false where its caller withdrew it before.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Waiting) != Withdrawn;

    /// <summary>Writes. Called again, on a new transaction, where the first was rolled back because two nodes met.</summary>
    public abstract Task ExecuteAsync(WriteSession session);

    /// <summary>The transaction is durable: answers the caller.</summary>
    public abstract void Succeed();

    /// <summary>The transaction was rolled back: answers the caller.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Whether the caller's withdrawal came before the start.</summary>
    protected bool TryWithdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting;
}

/// <summary>A write with an outcome. It may be cancelled while it waits; once started, its outcome is what happened.</summary>
internal abstract class WriteCommand<TOutcome> : WriteCommand
{
    private readonly TaskCompletionSource<TOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TOutcome? _outcome;

    public sealed override async Task ExecuteAsync(WriteSession session) => _outcome = await WriteAsync(session);

    public sealed override void Succeed() => _answer.TrySetResult(_outcome!);

    public sealed override void Fail(Exception exception) => _answer.TrySetException(exception);

    public async Task<TOutcome> AnswerAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            (_, cancelled) =>
            {
                if (TryWithdraw())
                {
                    _answer.TrySetCanceled(cancelled);
                }
            },
            state: null);
        return await _answer.Task;
    }

    protected abstract Task<TOutcome> WriteAsync(WriteSession session);
}
