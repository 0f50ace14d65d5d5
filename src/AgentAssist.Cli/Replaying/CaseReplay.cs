using System.Diagnostics;
using AgentAssist.Cli.Files;
using AgentAssist.Client;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Cli.Replaying;

/// <summary>How cases are replayed.</summary>
/// <param name="Speed">0 sends a turn as soon as the one before is answered; 1 pauses as long as people take, 2 half as long.</param>
/// <param name="KeepsOpen">Whether conversations stay open afterwards.</param>
internal sealed record ReplayOptions(double Speed, bool KeepsOpen);

/// <summary>
/// Plays one case through a server: the customer's records first, then a conversation, turn by turn, watched by a second
/// stream as a desktop would.
/// </summary>
internal sealed class CaseReplay(AgentAssistClient client, ReplayOptions options, TimeProvider clock)
{
    // For a customer's turn, always; see AddUtterance in the contract.
    private const int PromisedSuggestions = 3;

    private const int CharactersPerSecond = 15;
    private const string Disposition = "replayed";
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    /// <summary>Plays the case. A turn that fails is counted and the next one sent.</summary>
    /// <param name="show">Given every event, in order, one at a time.</param>
    public async Task RunAsync(Case replayed, ReplayTally tally, IReplayView show, CancellationToken cancellationToken)
    {
        var customerId = await WriteRecordsAsync(replayed, tally, cancellationToken);
        var conversation = await client.StartConversationAsync(
            new StartConversationRequest { CustomerId = customerId, Channel = replayed.Channel, Queue = "replay" }, cancellationToken);
        show.Begin(replayed, conversation);

        var watch = new ReplayWatch(client, conversation.ConversationId, show);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = watch.RunAsync(stop.Token);
        try
        {
            for (var i = 0; i < replayed.Turns.Count; i++)
            {
                await PauseAsync(replayed.Turns[i], cancellationToken);
                await SendAsync(replayed, i, conversation.ConversationId, watch, tally, cancellationToken);
            }

            if (!options.KeepsOpen)
            {
                var wrapUp = await client.CompleteConversationAsync(
                    new CompleteConversationRequest { ConversationId = conversation.ConversationId, Disposition = Disposition },
                    cancellationToken);
                await watch.ReachAsync(wrapUp.Revision, clock, cancellationToken);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await watching;
        }

        tally.CountCase();
        show.End(replayed, conversation);
    }

    private async Task SendAsync(
        Case replayed, int index, string conversationId, ReplayWatch watch, ReplayTally tally, CancellationToken cancellationToken)
    {
        var turn = replayed.Turns[index];
        try
        {
            var began = Stopwatch.GetTimestamp();
            var response = await client.AddUtteranceAsync(
                new AddUtteranceRequest
                {
                    ConversationId = conversationId,
                    Role = turn.Role,
                    Text = turn.Text,
                    UtterTime = turn.Time is { } time ? Timestamp.FromDateTimeOffset(time) : null,
                },
                cancellationToken);
            tally.CountTurn(response, Stopwatch.GetElapsedTime(began));
            if (turn.Role == Role.Customer && response.Suggestions.Count < PromisedSuggestions)
            {
                tally.CountError(
                    $"{replayed.Id}, turn {index + 1}: {response.Suggestions.Count} suggestions; {PromisedSuggestions} are promised.");
            }

            await watch.ReachAsync(response.Revision, clock, cancellationToken);
        }
        catch (Exception e) when (e is AgentAssistException or CliException)
        {
            tally.CountError($"{replayed.Id}, turn {index + 1}: {e.Message}");
        }
    }

    private async Task<string> WriteRecordsAsync(Case replayed, ReplayTally tally, CancellationToken cancellationToken)
    {
        var customerId = replayed.Customer?.CustomerId ?? "";
        if (customerId.Length == 0 && (replayed.Customer is not null || replayed.Interactions.Count > 0))
        {
            customerId = "replay-" + new string(replayed.Id.Select(c => c is > ' ' and < '\u007f' ? c : '-').Take(100).ToArray());
        }

        if (replayed.Customer is { } customer)
        {
            var profile = customer.Clone();
            profile.CustomerId = customerId;
            await client.UpsertCustomerAsync(new UpsertCustomerRequest { Profile = profile }, cancellationToken);
        }

        if (replayed.Interactions.Count > 0)
        {
            var report = await client.ImportAsync(Requests(replayed.Interactions, customerId), cancellationToken);
            foreach (var error in report.Errors)
            {
                tally.CountError($"{replayed.Id}, interaction {error.LineNumber}: {error.Message}");
            }
        }

        return customerId;
    }

    private static IAsyncEnumerable<ImportInteractionsRequest> Requests(IReadOnlyList<Interaction> interactions, string customerId)
    {
        return interactions.Select((interaction, index) =>
        {
            var owned = interaction.Clone();
            owned.CustomerId = customerId;
            return new ImportInteractionsRequest { Interaction = owned, LineNumber = index + 1 };
        }).ToAsyncEnumerable();
    }

    private async Task PauseAsync(CaseTurn turn, CancellationToken cancellationToken)
    {
        if (options.Speed > 0)
        {
            var typing = TimeSpan.FromSeconds((double)turn.Text.Length / CharactersPerSecond);
            var natural = typing < ShortestPause ? ShortestPause : typing > LongestPause ? LongestPause : typing;
            await Task.Delay(natural / options.Speed, clock, cancellationToken);
        }
    }
}
