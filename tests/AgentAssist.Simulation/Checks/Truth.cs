using AgentAssist.Core;
using AgentAssist.Core.Conversations;
using AgentAssist.Simulation.World;
using AgentAssist.V1;

namespace AgentAssist.Simulation.Checks;

/// <summary>What the system of record holds at the end.</summary>
internal sealed class Truth(IReadOnlyDictionary<string, AssistEvent[]> logs)
{
    public IReadOnlyDictionary<string, AssistEvent[]> Logs => logs;

    public IEnumerable<string> Live => logs.Where(log => !log.Value.Any(e => e.ConversationCompleted is not null)).Select(log => log.Key);

    public static async Task<Truth> ReadAsync(Universe universe, IEnumerable<string> conversationIds)
    {
        var logs = new Dictionary<string, AssistEvent[]>(StringComparer.Ordinal);
        foreach (var id in conversationIds)
        {
            var stored = await universe.Record.ReadAsync(new ConversationKey(Caller.DefaultTenant, id), 1, 100_000, CancellationToken.None);
            logs[id] = [.. stored.Select(e => AssistEvent.Parser.ParseFrom(e.Participants.Span))];
        }

        return new Truth(logs);
    }

    /// <summary>The words of an event that carry a write's mark; empty for other events.</summary>
    public static string Words(AssistEvent appended) =>
        appended.UtteranceAdded?.Utterance.Text ?? appended.WhisperSent?.Text ?? "";
}
