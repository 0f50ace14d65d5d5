namespace AgentAssist.Storage.Writing;

/// <summary>Forgets a batch of requests that were stored before a time; the outcome is how many.</summary>
internal sealed class RequestPurge(DateTimeOffset before) : WriteCommand<int>
{
    /// <summary>How many go in one transaction, so that the writes beside it wait no longer than usual.</summary>
    public const int BatchSize = 500;

    public override string LockOrder => "3";

    protected override async Task<int> WriteAsync(WriteSession session)
    {
        if (session.Statements.PurgeMarks is { } purgeMarks)
        {
            await session.ExecuteAsync(purgeMarks);
        }

        return await session.ExecuteAsync(session.Statements.PurgeRequests, before.UtcTicks, (long)BatchSize);
    }
}
