using AgentAssist.Cli.Files;
using AgentAssist.Cli.Terminal;
using AgentAssist.Client;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Cli.Importing;

/// <summary>What became of a file of interactions.</summary>
internal sealed record ImportResult(long Imported, long Unchanged, long Rejected)
{
    public long Total => Imported + Unchanged + Rejected;
}

/// <summary>
/// Sends interactions in batches. A batch that meets a broken connection is sent again: what the server has of it
/// already does not change.
/// </summary>
internal sealed class Importer(AgentAssistClient client, CliTerminal terminal)
{
    private const int BatchSize = 500;
    private const int BatchBytes = 1 << 20;
    private const int Attempts = 5;
    private const int FaultsShown = 100;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly LineFaults _faults = new(terminal, FaultsShown);
    private long _imported;
    private long _unchanged;
    private long _rejected;

    /// <summary>Sends every good line and reports every bad one.</summary>
    /// <param name="tick">Told how many lines were dealt with.</param>
    public async Task<ImportResult> RunAsync(
        IEnumerable<InteractionLine> lines, Action<long> tick, CancellationToken cancellationToken)
    {
        var batch = new List<ImportInteractionsRequest>(BatchSize);
        var bytes = 0;
        foreach (var (line, interaction, fault) in lines)
        {
            if (interaction is null)
            {
                Reject(line, fault ?? new LineFaultException("", "cannot be read."));
                tick(1);
                continue;
            }

            batch.Add(new ImportInteractionsRequest { Interaction = interaction, LineNumber = line });
            bytes += ((IMessage)interaction).CalculateSize();
            if (batch.Count >= BatchSize || bytes >= BatchBytes)
            {
                await SendAsync(batch, tick, cancellationToken);
                bytes = 0;
            }
        }

        await SendAsync(batch, tick, cancellationToken);
        return new ImportResult(_imported, _unchanged, _rejected);
    }

    private async Task SendAsync(List<ImportInteractionsRequest> batch, Action<long> tick, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var report = await SendWithRetriesAsync(batch, cancellationToken);
        _imported += report.ImportedCount;
        _unchanged += report.UnchangedCount;
        foreach (var error in report.Errors)
        {
            Reject(error.LineNumber, new LineFaultException(error.Field, error.Message));
        }

        // The report names the first refusals only; the others count as well.
        _rejected += report.RejectedCount - report.Errors.Count;
        tick(batch.Count);
        batch.Clear();
    }

    private async Task<ImportInteractionsResponse> SendWithRetriesAsync(
        List<ImportInteractionsRequest> batch, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await client.ImportAsync(batch.ToAsyncEnumerable(), cancellationToken);
            }
            catch (AgentAssistException e) when (e.MayBeTriedAgain && attempt < Attempts)
            {
                await Task.Delay((e.RetryDelay ?? TimeSpan.Zero) + (FirstPause * attempt), terminal.Clock, cancellationToken);
            }
        }
    }

    private void Reject(long line, LineFaultException fault)
    {
        _rejected++;
        _faults.Add(line, fault);
    }
}
