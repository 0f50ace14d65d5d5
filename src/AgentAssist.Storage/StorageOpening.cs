using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Storage;

/// <summary>
/// Opens the system of record with the host, so that a wrong path or a newer schema is told at start. A database server
/// that is away only costs a warning: it is tried again with every call.
/// </summary>
internal sealed class StorageOpening(SqlSystemOfRecord record, ILogger<SqlSystemOfRecord> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await record.OpenAsync(cancellationToken);
        }
        catch (DbException exception) when (record.MayBeAwayAtStart)
        {
            StorageLog.AwayAtStart(logger, StorageFault.Of(exception));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
