using AgentAssist.Simulation.World;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Simulation.Actors;

/// <summary>Systems that write records about one customer, and desktops that read them, also their own writes.</summary>
internal sealed class CustomerScript(Universe universe, string customerId)
{
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, 3).Select(WorkAsync));

    private async Task WorkAsync(int worker)
    {
        var client = new Client(universe, $"{customerId}-system{worker}");
        for (var i = universe.Random.Next(2, 6); i > 0; i--)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(universe.Random.Next(120)), universe.Time);
            var written = 0L;
            if (universe.Chance(0.5))
            {
                await client.WriteAsync(
                    "record", customerId, $"{customerId}-{worker}-{i}",
                    (on, request) => on.RecordInteractionAsync(new() { RequestId = request, Interaction = Interaction($"{customerId}-{worker}-{i}", i) }),
                    answer => written = answer.Version);
            }

            await client.ReadContextAsync(customerId, universe.Chance(0.5) ? written : 0);
        }
    }

    private Interaction Interaction(string id, int i) => new()
    {
        InteractionId = id,
        CustomerId = customerId,
        OccurredAt = Timestamp.FromDateTimeOffset(universe.Time.GetUtcNow().AddHours(-i)),
        Department = "billing",
        Channel = "PHONE",
        Kind = "CALL",
        Summary = "Called about an invoice.",
    };
}
