using AgentAssist.Storage.Tests.Sqlite;

namespace AgentAssist.Storage.Tests.Durability;

public sealed class SqliteDurabilityTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task AppendAsync_ProcessKilledAgainAndAgain_EveryAcknowledgedWriteIsKeptWhole()
    {
        for (var run = 0; run < 3; run++)
        {
            await using var writer = CrashWriter.Start("sqlite", _file.Options.Path, $"run{run}");
            await writer.WaitForAcknowledgedAsync(200);
            await writer.KillAsync();

            await using var reopened = _file.Start();
            await writer.AssertKeptAsync(reopened, reopened);
        }
    }
}
