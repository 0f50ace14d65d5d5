using System.Text.Json;
using AgentAssist.Testing.Servers;
using AgentAssist.V1;
using Google.Protobuf;
using Grpc.Core;

namespace AgentAssist.Server.Tests;

/// <summary>Whole dialogues over ten industries through the real server with real Redis, everything watched.</summary>
public sealed class DialogueTests
{
    // Long enough that no clock or trace id holds it by chance.
    private static readonly string[] Secrets = ["4111 1111", "41111111"];

    [Fact]
    public async Task Dialogues_PlayedWhileEverythingIsWatched_AreAnsweredAndSeenOnceInOrder()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var server = await AssistServer.StartAsync([$"AgentAssist:Redis:Configuration={redis.Configuration}"]);
        using var floor = server.Supervision().WatchFloor(new WatchFloorRequest());
        var onFloor = ReadFloorAsync(floor);

        await Parallel.ForEachAsync(
            ReadDialogues(),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (dialogue, _) => await PlayAsync(server, dialogue));

        var seen = await onFloor;
        Assert.Equal(ReadDialogues().Select(d => d.GetProperty("case_id").GetString()).Order(), seen.Order());
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, server.Log, StringComparison.Ordinal));
    }

    private static async Task PlayAsync(AssistServer server, JsonElement dialogue)
    {
        var id = dialogue.GetProperty("case_id").GetString()!;
        var customerId = await LoadCustomerAsync(server, dialogue);
        await server.Assist().StartConversationAsync(new StartConversationRequest
        {
            RequestId = Calls.NewId(),
            ConversationId = id,
            CustomerId = customerId,
            Channel = Enum.Parse<V1.Channel>(dialogue.GetProperty("channel").GetString()!, ignoreCase: true),
            Queue = "all",
        });
        using var watch = server.Assist().WatchConversation(new WatchConversationRequest { ConversationId = id, StartRevision = 1 });
        var watching = watch.ResponseStream.ReadAllAsync().Where(f => f.Event is not null).ToListAsync().AsTask();
        foreach (var turn in dialogue.GetProperty("turns").EnumerateArray())
        {
            var role = turn.GetProperty("speaker").GetString() switch
            {
                "customer" => Role.Customer,
                "bot" => Role.Bot,
                _ => Role.HumanAgent,
            };
            var answer = await server.Assist().AddUtteranceAsync(Calls.Utterance(id, turn.GetProperty("text").GetString()!, role));
            if (role == Role.Customer)
            {
                CheckAnswer(answer);
            }
        }

        var wrapUp = await server.Assist().CompleteConversationAsync(
            new CompleteConversationRequest { ConversationId = id, RequestId = Calls.NewId(), Disposition = "resolved" });
        var frames = await watching;
        Assert.Equal(Enumerable.Range(1, (int)wrapUp.Revision).Select(i => (long)i), frames.Select(f => f.Revision));
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, string.Concat(frames), StringComparison.Ordinal));
    }

    private static void CheckAnswer(AddUtteranceResponse answer)
    {
        Assert.True(answer.Suggestions.Count >= 3, $"{answer.Suggestions.Count} suggestions for: {answer.Utterance.Text}");
        Assert.Equal(answer.Suggestions.Count, answer.Suggestions.Select(s => s.Approach).Distinct().Count());
        Assert.All(answer.Suggestions, suggestion =>
        {
            Assert.NotEqual("", suggestion.Text);
            Assert.DoesNotContain("{", suggestion.Text, StringComparison.Ordinal);
            Assert.Equal(
                string.Concat(suggestion.Text.Where(c => !char.IsWhiteSpace(c))),
                string.Concat(suggestion.Sentences.SelectMany(s => s.Text).Where(c => !char.IsWhiteSpace(c))));
        });
    }

    private static async Task<string> LoadCustomerAsync(AssistServer server, JsonElement dialogue)
    {
        if (!dialogue.TryGetProperty("customer", out var customer))
        {
            return "";
        }

        var profile = JsonParser.Default.Parse<CustomerProfile>(customer.GetRawText());
        await server.Customers().UpsertCustomerAsync(new UpsertCustomerRequest { RequestId = Calls.NewId(), Profile = profile });
        using var import = server.Customers().ImportInteractions();
        foreach (var element in dialogue.GetProperty("interactions").EnumerateArray())
        {
            var interaction = JsonParser.Default.Parse<Interaction>(element.GetRawText());
            interaction.CustomerId = profile.CustomerId;
            await import.RequestStream.WriteAsync(new ImportInteractionsRequest { Interaction = interaction });
        }

        await import.RequestStream.CompleteAsync();
        var report = await import;
        Assert.Equal(0, report.RejectedCount);
        return profile.CustomerId;
    }

    // Reads until every conversation that appeared has left again.
    private static async Task<HashSet<string>> ReadFloorAsync(AsyncServerStreamingCall<WatchFloorResponse> floor)
    {
        var expected = ReadDialogues().Count();
        var seen = new HashSet<string>();
        var left = new HashSet<string>();
        await foreach (var frame in floor.ResponseStream.ReadAllAsync())
        {
            if (frame.Changed is { } changed)
            {
                seen.Add(changed.Conversation.ConversationId);
            }
            else if (frame.Removed is { } removed)
            {
                left.Add(removed.ConversationId);
            }

            if (left.Count == expected)
            {
                break;
            }
        }

        Assert.Equal(seen.Order(), left.Order());
        return seen;
    }

    private static IEnumerable<JsonElement> ReadDialogues()
    {
        using var stream = typeof(DialogueTests).Assembly.GetManifestResourceStream("dialogues.jsonl")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }
}
