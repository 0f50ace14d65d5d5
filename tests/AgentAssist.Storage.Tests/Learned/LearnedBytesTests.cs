using System.Text;
using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Events;
using AgentAssist.Storage.Tests.Sqlite;
using AgentAssist.V1;

namespace AgentAssist.Storage.Tests.Learned;

/// <summary>Looks for what people typed in the bytes of the database itself.</summary>
public sealed class LearnedBytesTests : IAsyncDisposable
{
    private static readonly string[] Typed =
    [
        "Okonkwo", "okonkwo", "Jacaranda", "jacaranda", "jane.doe@example.com", "4111", "555 0143", "5550143", "88231977", "zorblax", "dialogue-7", "agent-zed",
    ];

    private readonly SqliteFile _file = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task Import_NamesAndNumbersOfATranscript_StandInNoStoredRow()
    {
        await using (var record = _file.Start())
        {
            var core = Core(record);
            await core.LearnedReplies.ImportAsync(Caller.Local, Enumerable.Range(0, 40).Select(Request).ToAsyncEnumerable(), Cancel);
            var replies = await core.LearnedReplies.ListAsync(Caller.Local, new ListLearnedRepliesRequest(), Cancel);
            Assert.Contains("Thank you, {name}, what is the number?", replies.LearnedReplies.Select(reply => reply.Text));
        }

        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(_file.Options.Path)!))
        {
            var bytes = await File.ReadAllBytesAsync(path, Cancel);
            Assert.All(Typed, word => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{Path.GetFileName(path)} holds {word}."));
        }
    }

    // Every conversation has the same customer, so that no name is spared by being rare; and one has words of its own.
    private static ImportTranscriptsRequest Request(int i)
    {
        var transcript = new Transcript { TranscriptId = $"dialogue-{i}", AgentId = "agent-zed" };
        foreach (var (role, text) in new[]
        {
            (Role.Customer, "I am Emeka Okonkwo of 12 Jacaranda Street, jane.doe@example.com, 202 555 0143"),
            (Role.HumanAgent, "Thank you, Okonkwo, what is the number?"),
            (Role.Customer, "Card 4111 1111 1111 1111, order 88231977"),
            (Role.HumanAgent, "I have order 88231977, card 4111 1111 1111 1111 and phone 202 555 0143 for Mr. Okonkwo at 12 Jacaranda Street."),
            (Role.HumanAgent, i == 0 ? "Tell them zorblax sent you." : "Goodbye."),
        })
        {
            transcript.Turns.Add(new TranscriptTurn { Role = role, Text = text });
        }

        return new ImportTranscriptsRequest { Transcript = transcript };
    }

    private AssistCore Core(SqlSystemOfRecord record) => new(
        record,
        record,
        new InMemoryHistoryCache(new InMemoryHistoryCacheOptions(), _file.Clock, new Random(1)),
        new InMemoryEventFeed(),
        new byte[RequestHasher.KeyLength],
        new AssistOptions(),
        _file.Clock,
        new CountingIdSource("id-"),
        learned: record);
}
