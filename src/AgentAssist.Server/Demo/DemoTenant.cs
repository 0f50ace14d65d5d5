using AgentAssist.Core;
using AgentAssist.Server.Configuration;
using AgentAssist.Server.Hosting;
using AgentAssist.V1;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AgentAssist.Server.Demo;

/// <summary>
/// Loads the sample customer and articles and plays the returned-equipment case up to its last line, so that something is live, then
/// says what to try.
/// </summary>
internal sealed class DemoTenant(
    CoreStart start, IServer server, IHostApplicationLifetime lifetime, TimeProvider time, AgentAssistOptions options) : IHostedService
{
    private const string ConversationId = "demo-returned-equipment";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = PlayAsync(lifetime.ApplicationStopping));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        try
        {
            var demo = DemoCase.Read("returned-equipment.json", time.GetUtcNow());
            await LoadCustomerAsync(demo, cancellationToken);
            await start.Core.KnowledgeDesk.UpsertAsync(Caller.Local, DemoArticles.ReadAsync(), cancellationToken);
            var last = await PlayConversationAsync(demo, cancellationToken);
            Console.WriteLine(DemoText.Of(Address(), ConversationId, demo, last, !DemoSwitch.IsThrowAway(options.Storage)));
        }
        catch (AssistException e) when (e.Reason is ErrorReason.ConversationExists or ErrorReason.RequestIdReused)
        {
            Console.WriteLine(DemoText.AlreadyPlayed(Address(), ConversationId));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"The demo could not be played: {e}");
        }
    }

    private async Task LoadCustomerAsync(DemoCase demo, CancellationToken cancellationToken)
    {
        await start.Core.Customers.UpsertAsync(
            Caller.Local, new UpsertCustomerRequest { RequestId = "demo-customer", Profile = demo.Customer }, cancellationToken);
        await start.Core.Customers.ImportAsync(
            Caller.Local,
            demo.Interactions.Select(interaction => new ImportInteractionsRequest { Interaction = interaction }).ToAsyncEnumerable(),
            cancellationToken);
    }

    private async Task<AddUtteranceResponse> PlayConversationAsync(DemoCase demo, CancellationToken cancellationToken)
    {
        await start.Core.Commands.StartAsync(
            Caller.Local,
            new StartConversationRequest
            {
                RequestId = "demo-start",
                ConversationId = ConversationId,
                CustomerId = demo.Customer.CustomerId,
                Channel = Channel.Chat,
                LanguageCode = "en-US",
                Queue = "billing",
                AgentId = "agent-demo",
            },
            cancellationToken);
        var last = new AddUtteranceResponse();
        foreach (var (i, (role, text)) in demo.Turns.Index())
        {
            last = await start.Core.Pipeline.AddUtteranceAsync(
                Caller.Local,
                new AddUtteranceRequest { ConversationId = ConversationId, RequestId = $"demo-turn-{i}", Role = role, Text = text },
                cancellationToken);
        }

        return last;
    }

    private string Address() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? options.Server.GrpcAddress;
}
