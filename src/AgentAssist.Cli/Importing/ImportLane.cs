using System.Threading.Channels;
using AgentAssist.Client;
using AgentAssist.V1;
using Google.Protobuf;
using Channel = System.Threading.Channels.Channel;

namespace AgentAssist.Cli.Importing;

/// <summary>
/// Sends some customers' interactions in batches, one after the other. A batch that meets a broken connection is sent again:
/// what the server has of it already does not change.
/// </summary>
internal sealed class ImportLane(AgentAssistClient client, RejectedLines rejected, TimeProvider clock)
{
    private const int BatchSize = 500;
    private const int BatchBytes = 1 << 20;
    private const int Attempts = 5;

    // As many refusals as the report of one call names.
    private const int NamedRefusals = 100;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly Channel<ImportInteractionsRequest> _waiting = Channel.CreateBounded<ImportInteractionsRequest>(
        new BoundedChannelOptions(BatchSize) { SingleReader = true, SingleWriter = true });

    /// <summary>How many interactions were new or corrected.</summary>
    public long Imported { get; private set; }

    /// <summary>How many the server had already.</summary>
    public long Unchanged { get; private set; }

    public ValueTask AddAsync(ImportInteractionsRequest request, CancellationToken cancellationToken) =>
        _waiting.Writer.WriteAsync(request, cancellationToken);

    /// <summary>Says that nothing more comes.</summary>
    public void Close() => _waiting.Writer.Complete();

    /// <summary>Sends what was added until the lane is closed.</summary>
    public async Task SendAllAsync(CancellationToken cancellationToken)
    {
        var batch = new List<ImportInteractionsRequest>(BatchSize);
        var bytes = 0;
        await foreach (var request in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            batch.Add(request);
            bytes += ((IMessage)request).CalculateSize();
            if (batch.Count == BatchSize || bytes >= BatchBytes)
            {
                await SendAsync(batch, cancellationToken);
                batch.Clear();
                bytes = 0;
            }
        }

        await SendAsync(batch, cancellationToken);
    }

    private async Task SendAsync(List<ImportInteractionsRequest> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        // Neighbours of one customer share a transaction. The sort is stable, so that of two versions the later stays the later.
        ImportInteractionsRequest[] sorted = [.. batch.OrderBy(request => request.Interaction.CustomerId, StringComparer.Ordinal)];
        var report = await SendWithRetriesAsync(sorted, cancellationToken);
        Imported += report.ImportedCount;
        Unchanged += report.UnchangedCount;
        if (report.RejectedCount == report.Errors.Count)
        {
            Reject(report);
            return;
        }

        // The report left some out. The same again in parts that fit changes nothing and names them all.
        foreach (var part in sorted.Chunk(NamedRefusals))
        {
            Reject(await SendWithRetriesAsync(part, cancellationToken));
        }
    }

    private async Task<ImportInteractionsResponse> SendWithRetriesAsync(
        ImportInteractionsRequest[] batch, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await client.ImportAsync(batch.ToAsyncEnumerable(), cancellationToken);
            }
            catch (AgentAssistException e) when (e.MayBeTriedAgain && attempt < Attempts)
            {
                await Task.Delay((e.RetryDelay ?? TimeSpan.Zero) + (FirstPause * attempt), clock, cancellationToken);
            }
        }
    }

    private void Reject(ImportInteractionsResponse report)
    {
        foreach (var error in report.Errors)
        {
            rejected.Add(error.LineNumber, error.Field, error.Message);
        }
    }
}
