using AgentAssist.Simulation.World;
using AgentAssist.V1;

namespace AgentAssist.Simulation.Actors;

/// <summary>One conversation: a customer and an agent who talk at the same time, a supervisor, and those who watch.</summary>
internal sealed class ConversationScript(Universe universe, string id, string customerId, bool completes)
{
    private static readonly string[] CustomerLines =
    [
        "Where is my refund?", "This is the third time I call about this!", "Thank you.", "Get me your manager.", "ok",
    ];

    private int _marks;

    public async Task RunAsync()
    {
        await new Client(universe, $"{id}-door").WriteAsync(
            "start", id, "", (client, request) => client.StartConversationAsync(new StartConversationRequest
            {
                RequestId = request,
                ConversationId = id,
                CustomerId = customerId,
                Channel = V1.Channel.Chat,
                Queue = "billing",
                AgentId = "agent",
            }),
            started => started.Revision);
        var watchers = Enumerable.Range(0, universe.Random.Next(1, 4)).Select(WatchAsync).ToArray();
        await Task.WhenAll(CustomerAsync(), AgentAsync(), SupervisorAsync());
        if (completes)
        {
            await CompleteAsync();
            await Task.WhenAll(watchers);
        }
    }

    private Task CompleteAsync() => new Client(universe, $"{id}-end").WriteAsync(
        "complete", id, "",
        (client, request) => client.CompleteConversationAsync(new CompleteConversationRequest
        {
            ConversationId = id,
            RequestId = request,
            Disposition = "resolved",
        }),
        wrapUp => wrapUp.Revision);

    private async Task CustomerAsync()
    {
        var client = new Client(universe, $"{id}-customer");
        for (var turns = universe.Random.Next(1, 4); turns > 0; turns--)
        {
            await PauseAsync();
            await SayAsync(client, Role.Customer, CustomerLines[universe.Random.Next(CustomerLines.Length)]);
        }
    }

    private async Task AgentAsync()
    {
        var client = new Client(universe, $"{id}-agent");
        for (var turns = universe.Random.Next(2, 6); turns > 0; turns--)
        {
            await PauseAsync();
            switch (universe.Random.Next(5))
            {
                case 0:
                    await client.WriteAsync(
                        "claim", id, "",
                        (on, request) => on.ClaimConversationAsync(new() { ConversationId = id, AgentId = "agent", RequestId = request }),
                        claimed => claimed.Revision);
                    break;
                case 1:
                    await client.WriteAsync(
                        "hand-off", id, "",
                        (on, request) => on.HandOffAsync(new() { ConversationId = id, RequestId = request, Reason = "why", ToQueue = "tech" }),
                        brief => brief.Revision);
                    break;
                default:
                    await SayAsync(client, Role.HumanAgent, "I am looking into it.");
                    break;
            }
        }
    }

    private async Task SupervisorAsync()
    {
        var client = new Client(universe, $"{id}-supervisor");
        for (var whispers = universe.Random.Next(3); whispers > 0; whispers--)
        {
            await PauseAsync();
            var mark = NextMark();
            await client.WriteAsync(
                "whisper", id, mark,
                (on, request) => on.SendWhisperAsync(new() { ConversationId = id, RequestId = request, Text = $"Offer a credit. {mark}" }),
                _ => 0);
        }
    }

    private async Task WatchAsync(int watcher)
    {
        await PauseAsync();
        await new Client(universe, $"{id}-watcher{watcher}").WatchAsync(id, universe.Random.Next(2));
    }

    private Task SayAsync(Client client, Role role, string line)
    {
        var mark = NextMark();
        return client.WriteAsync(
            "say", id, mark,
            (on, request) => on.AddUtteranceAsync(new() { ConversationId = id, RequestId = request, Role = role, Text = $"{line} {mark}" }),
            answer => answer.Revision);
    }

    private string NextMark() => $"mark{id}x{++_marks}x";

    private Task PauseAsync() => Task.Delay(TimeSpan.FromMilliseconds(universe.Random.Next(400)), universe.Time);
}
