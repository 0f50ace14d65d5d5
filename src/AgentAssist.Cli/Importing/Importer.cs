using System.Threading.Channels;
using AgentAssist.Client;
using AgentAssist.V1;

namespace AgentAssist.Cli.Importing;

/// <summary>What became of a file of interactions.</summary>
internal sealed record ImportResult(long Imported, long Unchanged, long Rejected)
{
    public long Total => Imported + Unchanged + Rejected;
}

/// <summary>
/// Sends interactions over several lanes at once, of which each takes some of the customers: the server writes more in one
/// transaction that way, and what belongs to one customer still arrives in the order of the file.
/// </summary>
internal sealed class Importer(AgentAssistClient client, RejectedLines rejected, TimeProvider clock)
{
    private const int Lanes = 8;

    /// <summary>Sends every good line and reports every bad one.</summary>
    /// <param name="tick">Called whenever a line was read, from one thread at a time.</param>
    public async Task<ImportResult> RunAsync(IEnumerable<InteractionLine> lines, Action tick, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lanes = Enumerable.Range(0, Lanes).Select(_ => new ImportLane(client, rejected, clock)).ToArray();
        var sending = lanes.Select(lane => lane.SendAllAsync(stop.Token)).ToArray();

        // The first lane that fails ends the others, and with them the reading.
        var failure = Task.WhenAll(sending.Select(async task =>
        {
            try
            {
                await task;
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }));
        try
        {
            await ReadAsync(lines, lanes, tick, stop.Token);
        }
        catch (Exception e) when (e is ChannelClosedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await failure;
            throw;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }

        await failure;
        return new ImportResult(lanes.Sum(lane => lane.Imported), lanes.Sum(lane => lane.Unchanged), rejected.Count);
    }

    private async Task ReadAsync(IEnumerable<InteractionLine> lines, ImportLane[] lanes, Action tick, CancellationToken cancellationToken)
    {
        foreach (var (line, interaction, fault) in lines)
        {
            if (interaction is null)
            {
                rejected.Add(line, fault?.Field ?? "", fault?.Why ?? "cannot be read.");
            }
            else
            {
                // Any hash does that gives one customer one lane within this run.
                var lane = lanes[(int)((uint)interaction.CustomerId.GetHashCode(StringComparison.Ordinal) % Lanes)];
                await lane.AddAsync(new ImportInteractionsRequest { Interaction = interaction, LineNumber = line }, cancellationToken);
            }

            tick();
        }

        foreach (var lane in lanes)
        {
            lane.Close();
        }
    }
}
