using System.Diagnostics;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using StackExchange.Redis;

namespace AgentAssist.Benchmarks;

/// <summary>
/// What the service adds to Redis: GetCustomerContext answered from the cache against a plain GET of the same bytes by the
/// same kind of client.
/// </summary>
internal static class ContextAgainstPlainGet
{
    private const int Customers = 200;
    private const int InteractionsEach = 40;

    public static async Task RunAsync(Load load)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await AssistServer.StartAsync(
            [$"AgentAssist:Redis:Configuration={redis.Configuration}", "Logging:LogLevel:Default=Warning"]);
        var customers = new CustomerService.CustomerServiceClient(server.Channel);
        await ImportAsync(customers);
        var size = await WarmAsync(customers);

        await using var plain = await ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        var database = plain.GetDatabase();
        for (var i = 0; i < Customers; i++)
        {
            await database.StringSetAsync($"plain:{i}", new byte[size]);
        }

        var ours = new List<Measurement>();
        var get = new List<Measurement>();
        for (var round = -1; round < load.Rounds; round++)
        {
            var measured = await load.MeasureAsync(i => ContextAsync(customers, i), () => server.ProcessorTime);
            var yardstick = await load.MeasureAsync(i => GetAsync(database, i), () => Process.GetCurrentProcess().TotalProcessorTime);
            if (round >= 0)
            {
                ours.Add(measured);
                get.Add(yardstick);
            }
        }

        Report.Print(
            $"GetCustomerContext from Redis against a plain GET; {size} bytes, {Load.InFlight} in flight (CPU of the GET: its client)",
            ("GetCustomerContext", Measurement.Median(ours)),
            ("plain GET of the same bytes", Measurement.Median(get)));
    }

    private static async Task GetAsync(IDatabase database, int i)
    {
        using var lease = await database.StringGetLeaseAsync($"plain:{i % Customers}");
    }

    private static async Task ContextAsync(CustomerService.CustomerServiceClient customers, int i)
    {
        var context = await customers.GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = $"bench-{i % Customers}" });
        if (context.Source != ContextSource.Cache)
        {
            throw new InvalidOperationException("The context did not come from Redis; the figures would mean nothing.");
        }
    }

    private static async Task ImportAsync(CustomerService.CustomerServiceClient customers)
    {
        using var import = customers.ImportInteractions();
        for (var i = 0; i < Customers * InteractionsEach; i++)
        {
            await import.RequestStream.WriteAsync(new ImportInteractionsRequest
            {
                Interaction = new Interaction
                {
                    InteractionId = $"i{i % InteractionsEach}",
                    CustomerId = $"bench-{i / InteractionsEach}",
                    OccurredAt = new() { Seconds = 1_760_000_000 + (i * 600) },
                    Department = i % 3 == 0 ? "Support" : "Billing",
                    Channel = i % 3 == 0 ? "PHONE" : "EMAIL",
                    Kind = i % 3 == 0 ? "CONTACT" : "INVOICE",
                    Reference = $"INV-{i / 4}",
                    Summary = "Customer asked why an invoice came after cancelling; it was explained and a corrected one sent.",
                },
            });
        }

        await import.RequestStream.CompleteAsync();
        await import;
    }

    // The first read of each customer fills the cache; returns the mean size of a context.
    private static async Task<int> WarmAsync(CustomerService.CustomerServiceClient customers)
    {
        var bytes = 0;
        for (var i = 0; i < Customers; i++)
        {
            bytes += (await customers.GetCustomerContextAsync(new GetCustomerContextRequest { CustomerId = $"bench-{i}" })).CalculateSize();
        }

        return bytes / Customers;
    }
}
