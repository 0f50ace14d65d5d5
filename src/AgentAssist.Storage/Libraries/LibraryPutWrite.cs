using AgentAssist.Core;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.Storage.Writing;

namespace AgentAssist.Storage.Libraries;

/// <summary>Puts a library in force if the one that it is based on is: conditional statements, so that of two nodes one finds no row.</summary>
internal sealed class LibraryPutWrite(LibraryWrite write, TimeProvider timeProvider) : WriteCommand<LibraryOutcome>
{
    public override string LockOrder => "3";

    protected override async Task<LibraryOutcome> WriteAsync(WriteSession session)
    {
        if (await RequestRows.FindAsync(session, write.Request) is { } first)
        {
            return new LibraryOutcome.Repeated(first);
        }

        var now = timeProvider.GetUtcNow();
        object?[] row = [write.Tenant, write.Library.Version, now.UtcTicks, MessageBytes.Deterministic(write.Library), write.Principal];
        var isWritten = await session.ExecuteAsync(session.Statements.ReplaceLibrary, [.. row, write.BaseVersion]) > 0
            || (write.IsFirst && await session.ExecuteAsync(session.Statements.InsertLibrary, row) > 0);
        var (version, edition) = await session.FirstAsync(
            session.Statements.FindLibraryEdition, found => (found.GetString(0), found.GetInt64(1)), write.Tenant);
        if (!isWritten)
        {
            return new LibraryOutcome.Stale(version ?? "");
        }

        await RequestRows.StoreAsync(session, write.Request, edition, now);
        return new LibraryOutcome.Written(edition);
    }
}
