using System.Text.Json;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Exporting;
using AgentAssist.Testing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Customers;

/// <summary>That an export holds every promise, however many pages they are.</summary>
public sealed class PromiseExportTests
{
    [Fact]
    public async Task ExportAsync_ManyPromises_AreAllInTheDocumentInOrderOfTheirIds()
    {
        var clock = new ManualTimeProvider();
        var record = new InMemorySystemOfRecord(clock);
        var key = new CustomerKey(Caller.Local.Tenant, "cust-1");
        for (var i = 0; i < 250; i++)
        {
            var promise = new Promise { What = $"call \"{i}\"", State = i % 2 == 0 ? PromiseState.Open : PromiseState.Kept };
            await record.ChangePromiseAsync(new(key, $"p-{i:d3}", _ => new(promise, null), Request: null, "agent-1"), default);
        }

        var document = new List<byte>();
        await foreach (var part in new CustomerExporter(record, record, clock).ExportAsync(Caller.Local, new() { CustomerId = "cust-1" }, default))
        {
            document.AddRange(part.Chunk);
        }

        using var json = JsonDocument.Parse(document.ToArray());
        var promises = json.RootElement.GetProperty("promises").EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"p-{i:d3}"), promises.Select(promise => promise.GetProperty("promiseId").GetString()));
        Assert.Equal(("call \"249\"", "PROMISE_STATE_KEPT"), (promises[249].GetProperty("what").GetString(), promises[249].GetProperty("state").GetString()));
        Assert.Equal(0, json.RootElement.GetProperty("feedback").GetArrayLength());
    }
}
