using AgentAssist.Benchmarks.V1;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Protobuf;
using Channel = AgentAssist.V1.Channel;

namespace AgentAssist.Benchmarks;

/// <summary>
/// What masking, understanding, suggesting and a durable append cost on top of a call: AddUtterance end to end against a
/// bare gRPC echo with requests and answers of the same sizes.
/// </summary>
internal static class AddUtteranceAgainstEcho
{
    private static readonly string[] Lines =
    [
        "Hi, I was charged twice for my order from last week.",
        "I already explained this to your colleague yesterday and nobody called me back!!",
        "ok thanks",
        "My flight to Lisbon was cancelled and I'm stuck at the airport, what now?",
        "Can you tell me when my parcel will arrive? The order number is 88120-4.",
        "This is ridiculous. I want to speak to your manager.",
        "How do I change my address?",
        "I've been with you for eight years and this is how you treat me. I'm leaving.",
    ];

    public static async Task RunAsync(Load load)
    {
        await using var server = await AssistServer.StartAsync(["Logging:LogLevel:Default=Warning"]);
        await using var echo = await EchoProcess.StartAsync();
        var assist = new AssistService.AssistServiceClient(server.Channel);
        var conversations = await StartConversationsAsync(assist);
        var (requestLength, replyLength) = await SizesAsync(assist, conversations[0]);
        var echoRequest = new EchoRequest { Payload = ByteString.CopyFrom(new byte[requestLength]), ReplyLength = replyLength };

        var ours = new List<Measurement>();
        var bare = new List<Measurement>();
        for (var round = -1; round < load.Rounds; round++)
        {
            var began = round;
            var fresh = await StartConversationsAsync(assist);
            var measured = await load.MeasureAsync(
                i => assist.AddUtteranceAsync(Request(fresh, began, i)).ResponseAsync, () => server.ProcessorTime);
            var yardstick = await load.MeasureAsync(_ => echo.Client.EchoAsync(echoRequest).ResponseAsync, () => echo.ProcessorTime);
            if (round >= 0)
            {
                ours.Add(measured);
                bare.Add(yardstick);
            }
        }

        Report.Print(
            $"AddUtterance end to end (durable, SQLite) against a bare echo; {requestLength} bytes in, {replyLength} out, {Load.InFlight} in flight",
            ("AddUtterance", Measurement.Median(ours)),
            ("bare gRPC echo", Measurement.Median(bare)));
    }

    // As many conversations as there are calls in flight: people wait for each other within one, not across them.
    private static async Task<IReadOnlyList<string>> StartConversationsAsync(AssistService.AssistServiceClient assist)
    {
        var started = new List<string>();
        for (var i = 0; i < Load.InFlight * 4; i++)
        {
            var conversation = await assist.StartConversationAsync(new StartConversationRequest
            {
                RequestId = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12)),
                Channel = Channel.Chat,
                Queue = "bench",
            });
            started.Add(conversation.ConversationId);
        }

        return started;
    }

    private static AddUtteranceRequest Request(IReadOnlyList<string> conversations, int round, int i) => new()
    {
        ConversationId = conversations[i % conversations.Count],
        RequestId = $"r{round}-{i}-{conversations[0][..8]}",
        Role = i / conversations.Count % 2 == 0 ? Role.Customer : Role.HumanAgent,
        Text = Lines[(i + (i / conversations.Count)) % Lines.Length],
    };

    private static async Task<(int Request, int Reply)> SizesAsync(AssistService.AssistServiceClient assist, string conversation)
    {
        var (requests, replies) = (0, 0);
        for (var i = 0; i < 16; i++)
        {
            var request = Request([conversation], -2, i);
            requests += request.CalculateSize();
            replies += (await assist.AddUtteranceAsync(request)).CalculateSize();
        }

        return (requests / 16, replies / 16);
    }
}
