using System.Diagnostics;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

public sealed class RedisTests
{
    [Fact]
    public async Task Context_WithRedis_IsCachedRefreshedAndSurvivesItsLoss()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await AssistServer.StartAsync([$"AgentAssist:Redis:Configuration={redis.Configuration}"]);
        var customer = Calls.NewId("cust");
        await RecordAsync(server, customer, "i1");

        Assert.Equal(ContextSource.Store, (await ContextAsync(server, customer)).Source);
        await Eventually.TrueAsync(async () => (await ContextAsync(server, customer)).Source == ContextSource.Cache);
        var version = await RecordAsync(server, customer, "i2");
        var fresh = await ContextAsync(server, customer, version);
        Assert.Equal((2, version), (fresh.Interactions.Count, fresh.Version));

        await redis.KillAsync();
        var away = await ContextAsync(server, customer);
        Assert.Equal((ContextSource.Store, 2), (away.Source, away.Interactions.Count));
        var id = await server.StartConversationAsync(customer);
        var answer = await server.Assist().AddUtteranceAsync(Calls.Utterance(id, "Where is my refund?"));
        Assert.True(answer.Suggestions.Count >= 3);
        Assert.Contains(answer.Degradations, d => d.Feature == Feature.HistoryCache);

        await redis.RestartAsync();
        await Eventually.TrueAsync(
            async () => (await ContextAsync(server, customer)).Source == ContextSource.Cache, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task ForgetCustomer_WithRedis_LeavesNothingOfTheCustomerInIt()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await AssistServer.StartAsync([$"AgentAssist:Redis:Configuration={redis.Configuration}"]);
        var customer = Calls.NewId("cust");
        await server.Customers().UpsertCustomerAsync(new UpsertCustomerRequest
        {
            RequestId = Calls.NewId(),
            Profile = new CustomerProfile { CustomerId = customer, DisplayName = "Quentin Zebrawski" },
        });
        await Eventually.TrueAsync(async () => (await ContextAsync(server, customer)).Source == ContextSource.Cache);
        await using var client = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(redis.Configuration);
        Assert.Contains("Zebrawski", await ContentAsync(client), StringComparison.Ordinal);

        await server.Customers().ForgetCustomerAsync(new ForgetCustomerRequest { CustomerId = customer, RequestId = Calls.NewId() });

        Assert.DoesNotContain("Zebrawski", await ContentAsync(client), StringComparison.Ordinal);
        Assert.Equal(
            StatusCode.NotFound,
            (await Assert.ThrowsAsync<RpcException>(() => ContextAsync(server, customer))).StatusCode);
        Assert.Equal(1, await RecordAsync(server, customer, "i1"));
        Assert.Single((await ContextAsync(server, customer)).Interactions);
    }

    [Fact]
    public async Task Start_WithRedisAway_ServesFromTheStore()
    {
        await using var server = await AssistServer.StartAsync([$"AgentAssist:Redis:Configuration=127.0.0.1:{FreePort.Next()}"]);
        var id = await server.StartConversationAsync();
        using var watch = server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = id, StartRevision = 1 });

        await server.Assist().AddUtteranceAsync(Calls.Utterance(id, "Where is my refund?"));

        Assert.Contains(
            await watch.ResponseStream.ReadAllAsync().Take(2).ToListAsync(), f => f.Event.UtteranceAdded is not null);
    }

    [Fact]
    public async Task Context_RedisStalled_WaitsForItNowAndThenOnly()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await AssistServer.StartAsync([$"AgentAssist:Redis:Configuration={redis.Configuration}"]);
        var customer = Calls.NewId("cust");
        await RecordAsync(server, customer, "i1");
        await Eventually.TrueAsync(async () => (await ContextAsync(server, customer)).Source == ContextSource.Cache);
        var quick = await TimeAsync(() => ContextAsync(server, customer));

        await redis.PauseAsync();
        await Eventually.TrueAsync(async () => (await ContextAsync(server, customer)).Source == ContextSource.Store);
        await TimeAsync(() => ContextAsync(server, customer), 10);
        var stalled = await TimeAsync(() => ContextAsync(server, customer));

        TestContext.Current.TestOutputHelper?.WriteLine($"from the cache {quick.TotalMilliseconds:0.00} ms, stalled {stalled.TotalMilliseconds:0.00} ms a call");
        Assert.True(stalled < TimeSpan.FromMilliseconds(25), $"A call took {stalled} on average; each would wait 50 ms.");
        await redis.ResumeAsync();
        await Eventually.TrueAsync(async () => (await ContextAsync(server, customer)).Source == ContextSource.Cache);
    }

    private static async Task<string> ContentAsync(StackExchange.Redis.ConnectionMultiplexer client)
    {
        var content = new System.Text.StringBuilder();
        await foreach (var key in client.GetServer(client.GetEndPoints()[0]).KeysAsync())
        {
            var value = (byte[]?)await client.GetDatabase().StringGetAsync(key);
            content.Append(key).Append(System.Text.Encoding.Latin1.GetString(value ?? []));
        }

        return content.ToString();
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> call, int calls = 100)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < calls; i++)
        {
            await call();
        }

        return watch.Elapsed / calls;
    }

    private static async Task<long> RecordAsync(AssistServer server, string customer, string id)
    {
        var recorded = await server.Customers().RecordInteractionAsync(new RecordInteractionRequest
        {
            RequestId = Calls.NewId(),
            Interaction = new Interaction
            {
                InteractionId = id,
                CustomerId = customer,
                OccurredAt = new() { Seconds = 1_760_000_000 },
                Department = "Billing",
                Channel = "SYSTEM",
                Kind = "INVOICE",
                Summary = "Invoice sent.",
            },
        });
        return recorded.Version;
    }

    private static async Task<CustomerContext> ContextAsync(AssistServer server, string customer, long minVersion = 0) =>
        await server.Customers().GetCustomerContextAsync(
            new GetCustomerContextRequest { CustomerId = customer, MinVersion = minVersion });
}
