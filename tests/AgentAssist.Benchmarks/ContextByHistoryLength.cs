using AgentAssist.Testing.Servers;
using AgentAssist.V1;

namespace AgentAssist.Benchmarks;

/// <summary>
/// What a long history costs: the context of customers with 10,000 interactions against that of customers with 50, from the cache, and
/// with a new interaction before each read, which the store has to answer.
/// </summary>
internal static class ContextByHistoryLength
{
    private const int Customers = 4;
    private const int Long = 10_000;
    private const int Short = 50;

    public static async Task RunAsync(Load load)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await AssistServer.StartAsync(
            [$"AgentAssist:Redis:Configuration={redis.Configuration}", "Logging:LogLevel:Default=Warning"]);
        var customers = new CustomerService.CustomerServiceClient(server.Channel);
        await ImportAsync(customers, "long", Long);
        await ImportAsync(customers, "short", Short);

        await CompareAsync(
            load,
            server,
            $"GetCustomerContext from Redis: {Long} interactions against {Short}, {Load.InFlight} in flight",
            (length, i) => ReadAsync(customers, length, i));

        var number = 0;
        await CompareAsync(
            load with { CallsPerRound = load.CallsPerRound / 8 },
            server,
            $"RecordInteraction and GetCustomerContext from the store: {Long} interactions against {Short}, {Load.InFlight} in flight",
            async (length, i) =>
            {
                var recorded = await customers.RecordInteractionAsync(new RecordInteractionRequest
                {
                    Interaction = Interaction(length, i % Customers, Long + Interlocked.Increment(ref number)),
                    RequestId = $"{length}-{number}-{i}",
                });
                await customers.GetCustomerContextAsync(new GetCustomerContextRequest
                {
                    CustomerId = recorded.Interaction.CustomerId,
                    MinVersion = recorded.Version,
                });
            });
    }

    private static async Task CompareAsync(Load load, AssistServer server, string title, Func<string, int, Task> call)
    {
        var longs = new List<Measurement>();
        var shorts = new List<Measurement>();
        for (var round = -1; round < load.Rounds; round++)
        {
            var measured = await load.MeasureAsync(i => call("long", i), () => server.ProcessorTime);
            var yardstick = await load.MeasureAsync(i => call("short", i), () => server.ProcessorTime);
            if (round >= 0)
            {
                longs.Add(measured);
                shorts.Add(yardstick);
            }
        }

        Report.Print(title, ("long history", Measurement.Median(longs)), ("short history", Measurement.Median(shorts)));
    }

    private static async Task ReadAsync(CustomerService.CustomerServiceClient customers, string length, int i)
    {
        var context = await customers.GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = $"{length}-{i % Customers}" });
        if (context.Interactions.Count != Short)
        {
            throw new InvalidOperationException("The two contexts differ in size; the figures would mean nothing.");
        }
    }

    private static async Task ImportAsync(CustomerService.CustomerServiceClient customers, string length, int interactions)
    {
        using var import = customers.ImportInteractions();
        for (var i = 0; i < Customers * interactions; i++)
        {
            await import.RequestStream.WriteAsync(new ImportInteractionsRequest { Interaction = Interaction(length, i % Customers, i / Customers) });
        }

        await import.RequestStream.CompleteAsync();
        await import;
    }

    private static Interaction Interaction(string length, int customer, int i) => new()
    {
        InteractionId = $"i{i}",
        CustomerId = $"{length}-{customer}",
        OccurredAt = new() { Seconds = 1_700_000_000 + (i * 600) },
        Department = i % 3 == 0 ? "Support" : "Billing",
        Channel = i % 3 == 0 ? "PHONE" : "EMAIL",
        Kind = i % 3 == 0 ? "CONTACT" : "INVOICE",
        Reference = $"INV-{i / 4}",
        Summary = "Customer asked why an invoice came after cancelling; it was explained and a corrected one sent.",
    };
}
