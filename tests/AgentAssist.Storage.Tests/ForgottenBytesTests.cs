using System.Text;
using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Storage.Tests.Postgres;
using AgentAssist.Storage.Tests.Sqlite;
using AgentAssist.V1;
using Dapper;
using Npgsql;

namespace AgentAssist.Storage.Tests;

/// <summary>That no byte of a forgotten customer is left where the record is kept, whatever else is in it.</summary>
public sealed class ForgottenBytesTests(SharedPostgres server) : IClassFixture<SharedPostgres>
{
    private static readonly string[] Traces = ["Zebrawski", "zebra4711", "Okapi", "Quagga"];

    private int _requests;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ForgetCustomer_SqliteFile_HoldsNothingOfTheCustomer()
    {
        await using var file = new SqliteFile();
        var record = file.Start();
        var core = Core(record, file.Clock);
        await LiveAsync(core);
        await PromiseAsync(record);
        Assert.NotEmpty(TracesIn(await FilesAsync(file)));

        await ForgetAsync(core);

        Assert.Empty(TracesIn(await FilesAsync(file)));
    }

    [Fact]
    public async Task ForgetCustomer_PostgresTwoNodes_NoTableHoldsAnythingOfTheCustomer()
    {
        await using var records = await server.CreateAsync();
        var record = records.Start();
        var (one, two) = (Core(record, records.Clock), Core(records.Start(), records.Clock));
        await LiveAsync(one);
        await PromiseAsync(record);
        await two.Pipeline.AddUtteranceAsync(Caller.Local, Utterance("open", "A zebra4711 again?"), Cancel);
        Assert.NotEmpty(TracesIn(await TablesAsync(records)));

        await ForgetAsync(one);

        Assert.Equal(ErrorReason.ConversationCompleted, (await Assert.ThrowsAsync<AssistException>(
            () => two.Pipeline.AddUtteranceAsync(Caller.Local, Utterance("open", "Hello?"), Cancel))).Reason);
        await foreach (var frame in two.Watcher.WatchAsync(
            new(Caller.DefaultTenant, "open"), 0, restricted: false, CancellationToken.None, Cancel))
        {
            Assert.Empty(TracesIn(frame.Decode().ToString()));
        }

        Assert.Empty(TracesIn(await TablesAsync(records)));
    }

    private static AssistCore Core(SqlSystemOfRecord record, TimeProvider clock) => new(
        record,
        record,
        new InMemoryHistoryCache(new InMemoryHistoryCacheOptions(), clock, new Random(1)),
        new InMemoryEventFeed(),
        new byte[32],
        new AssistOptions(),
        clock,
        new RandomIdSource());

    // The customer among many others, everything written over and over so that pages split, grow and shrink.
    private async Task LiveAsync(AssistCore core)
    {
        for (var round = 0; round < 4; round++)
        {
            await LiveAsync(core, "cust-0", "Quentin Zebrawski", "okapi.Okapi@example.com", $"My name is Zebrawski, my zebra4711 is broken, round {round}. ", round);
            for (var other = 1; other < 12; other++)
            {
                await LiveAsync(core, $"cust-{other}", $"Blair Morgan {other}", $"b{other}@example.com", $"Where is refund {round}? ", round);
            }
        }

        await core.Commands.StartAsync(Caller.Local, Start("open", "cust-0"), Cancel);
        await core.Pipeline.AddUtteranceAsync(Caller.Local, Utterance("open", "Where is my zebra4711? It is Quagga."), Cancel);
    }

    private async Task LiveAsync(AssistCore core, string id, string name, string email, string says, int round)
    {
        await core.Customers.UpsertAsync(
            Caller.Local,
            new()
            {
                RequestId = Next(),
                Profile = new CustomerProfile
                {
                    CustomerId = id,
                    DisplayName = name,
                    EmailAddresses = { email },
                    PhoneNumbers = { "+49 170 0815081" },
                    Attributes = { ["note"] = says + round },
                },
            },
            Cancel);
        foreach (var version in Enumerable.Range(0, 3))
        {
            await core.Customers.RecordAsync(
                Caller.Local,
                new()
                {
                    RequestId = Next(),
                    Interaction = new Interaction
                    {
                        InteractionId = $"i-{version % 2}",
                        CustomerId = id,
                        Kind = "CALL",
                        OccurredAt = new() { Seconds = 1_760_000_000 + round },
                        Summary = string.Concat(Enumerable.Repeat(says, 1 + ((round + version) % 8))),
                        Version = (10 * round) + version,
                    },
                },
                Cancel);
        }

        await core.CustomerFeedback.RecordAsync(
            Caller.Local, new() { RequestId = Next(), Feedback = new Feedback { CustomerId = id, Text = says } }, Cancel);
        var conversation = $"{id}-{round}";
        await core.Commands.StartAsync(Caller.Local, Start(conversation, id), Cancel);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await core.Pipeline.AddUtteranceAsync(Caller.Local, Utterance(conversation, says), Cancel);
        }

        await core.Commands.CompleteAsync(
            Caller.Local, new() { ConversationId = conversation, RequestId = Next(), Disposition = "resolved" }, Cancel);
    }

    // Written over with longer and shorter words, one with the request that it answers.
    private static async Task PromiseAsync(SqlSystemOfRecord record)
    {
        foreach (var i in Enumerable.Range(0, 60))
        {
            var key = new CustomerKey(Caller.DefaultTenant, $"cust-{i % 5}");
            var what = string.Concat(Enumerable.Repeat(i % 5 == 0 ? "call Zebrawski about the Okapi " : "call back ", 1 + (i % 7)));
            var request = i == 0 ? new RequestRecord(new(key.Tenant, "UpdatePromise", "r-promise"), new byte[32], _ => default) : null;
            await record.ChangePromiseAsync(
                new(key, $"p-{i % 3}", _ => new(new Promise { What = what, MadeIn = "i-0", State = PromiseState.Open }, null), request, "agent"), Cancel);
        }
    }

    private Task<ForgetCustomerResponse> ForgetAsync(AssistCore core) =>
        core.CustomerForgetter.ForgetAsync(Caller.Local, new() { CustomerId = "cust-0", RequestId = Next() }, Cancel);

    private StartConversationRequest Start(string id, string customerId) =>
        new() { RequestId = Next(), ConversationId = id, CustomerId = customerId, Channel = Channel.Chat };

    private AddUtteranceRequest Utterance(string id, string text) =>
        new() { RequestId = Next(), ConversationId = id, Role = Role.Customer, Text = text };

    private string Next() => $"r-{Interlocked.Increment(ref _requests)}";

    private static IEnumerable<string> TracesIn(string text) => Traces.Where(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase));

    private static async Task<string> FilesAsync(SqliteFile file)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(file.Options.Path)!))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync(Cancel));
        }

        return text.ToString();
    }

    private static async Task<string> TablesAsync(PostgresRecords records)
    {
        await using var connection = new NpgsqlConnection(records.ConnectionString + ";Pooling=false");
        var text = new StringBuilder();
        foreach (var table in await connection.QueryAsync<string>("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        {
            foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM {table}"))
            {
                foreach (var value in row.Values)
                {
                    text.Append(value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : value).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}
