using AgentAssist.Core;
using AgentAssist.Core.Customers;
using AgentAssist.Testing.Contracts;
using AgentAssist.V1;

namespace AgentAssist.Storage.Tests.Postgres;

/// <summary>Whatever a lost connection does inside the driver, callers see the documented refusals and nothing else.</summary>
public sealed class PostgresLossTests(SharedPostgres server) : IClassFixture<SharedPostgres>
{
    private const int Rounds = 60;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReadsAndWrites_ConnectionsAreLostUnderThem_FailAsDocumented(bool isCut)
    {
        await using var records = await server.CreateAsync();
        await using var proxy = records.StartProxy();
        var store = records.Start(proxy);
        var random = new Random(7);
        for (var i = 1; i <= 8; i++)
        {
            await store.AppendAsync(Sample.Append(Sample.Key($"c-{i}"), 0, count: 5), Cancel);
        }

        var faults = new List<Exception>();
        for (var round = 0; round < Rounds; round++)
        {
            Task[] calls = [.. Enumerable.Range(0, 24).Select(i => CallAsync(store, round, i))];
            for (var i = random.Next(40); i > 0; i--)
            {
                await Task.Yield();
            }

            if (isCut)
            {
                proxy.Cut();
            }
            else
            {
                await records.EndSessionsAsync();
            }

            await ((Task)Task.WhenAll(calls)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            faults.AddRange(calls.Where(call => call.IsFaulted).Select(call => call.Exception!.InnerException!));
        }

        Assert.NotEmpty(faults);
        Assert.DoesNotContain(faults, fault => fault is not AssistException
        {
            Reason: ErrorReason.StorageUnavailable or ErrorReason.OutcomeUnknown or ErrorReason.Overloaded,
        });
    }

    private static Task CallAsync(SqlSystemOfRecord store, int round, int i) => (i % 6) switch
    {
        0 => store.ReadAsync(Sample.Key($"c-{(i % 8) + 1}"), 1, 10, Cancel),
        1 => store.GetAsync(Sample.Key($"c-{(i % 8) + 1}"), Cancel),
        2 => store.ReadAsync(new CustomerKey("tenant-a", "cust-1"), 50, Cancel),
        3 => store.ListIdleAsync(DateTimeOffset.MaxValue, 100, Cancel),
        4 => store.ListPromisesAsync(new CustomerKey("tenant-a", "cust-1"), "", 10, Cancel),
        _ => store.AppendAsync(Sample.Append(Sample.Key($"r-{round}-{i}"), 0, count: 2), Cancel),
    };
}
