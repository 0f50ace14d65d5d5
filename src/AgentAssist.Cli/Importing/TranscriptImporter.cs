using AgentAssist.Client;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Cli.Importing;

/// <summary>
/// Sends transcripts in batches, one after the other. A batch that meets a broken connection is sent again: what the server has
/// learned of it counts once.
/// </summary>
internal sealed class TranscriptImporter(AgentAssistClient client, RejectedLines rejected, TimeProvider clock)
{
    // As many refusals as the report of one call names.
    private const int BatchSize = 100;
    private const int BatchBytes = 1 << 20;
    private const int Attempts = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    /// <summary>How many transcripts were new.</summary>
    public long Imported { get; private set; }

    /// <summary>How many the server had learned from already.</summary>
    public long Unchanged { get; private set; }

    /// <summary>Sends every transcript.</summary>
    /// <param name="tick">Told how many were sent.</param>
    public async Task RunAsync(IEnumerable<ImportTranscriptsRequest> transcripts, Action<long> tick, CancellationToken cancellationToken)
    {
        var batch = new List<ImportTranscriptsRequest>(BatchSize);
        var bytes = 0;
        foreach (var transcript in transcripts)
        {
            batch.Add(transcript);
            bytes += ((IMessage)transcript).CalculateSize();
            if (batch.Count == BatchSize || bytes >= BatchBytes)
            {
                await SendAsync(batch, tick, cancellationToken);
                bytes = 0;
            }
        }

        await SendAsync(batch, tick, cancellationToken);
    }

    private async Task SendAsync(List<ImportTranscriptsRequest> batch, Action<long> tick, CancellationToken cancellationToken)
    {
        for (var attempt = 1; batch.Count > 0; attempt++)
        {
            try
            {
                var report = await client.ImportTranscriptsAsync(batch.ToAsyncEnumerable(), cancellationToken);
                Imported += report.ImportedCount;
                Unchanged += report.UnchangedCount;
                foreach (var error in report.Errors)
                {
                    rejected.Add(error.LineNumber, error.Field, error.Message);
                }

                tick(batch.Count);
                batch.Clear();
            }
            catch (AgentAssistException e) when (e.MayBeTriedAgain && attempt < Attempts)
            {
                await Task.Delay((e.RetryDelay ?? TimeSpan.Zero) + (FirstPause * attempt), clock, cancellationToken);
            }
        }
    }
}
