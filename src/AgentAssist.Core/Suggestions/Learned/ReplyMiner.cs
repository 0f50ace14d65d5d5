using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// Takes replies and their situations from transcripts. What the library's guards withhold is not learned. Thread-safe; the
/// same transcript always gives the same.
/// </summary>
internal sealed class ReplyMiner(LearnedKeys keys, UtteranceAnalyzer analyzer, ReplyDepersonalizer depersonalizer)
{
    /// <summary>Most turns before a reply that count as its situation.</summary>
    public const int Window = 40;

    /// <summary>Mines one transcript, which was checked.</summary>
    public MinedTranscript Mine(string tenant, Transcript transcript, ReplyLibrary library)
    {
        var seed = keys.FeatureSeed(tenant);
        ulong? agent = transcript.AgentId.Length > 0 ? keys.OfAgent(tenant, transcript.AgentId) : null;
        var dialogue = Read(transcript);
        var found = new SortedDictionary<string, MinedReply>(StringComparer.Ordinal);
        for (var i = 0; i < dialogue.Length; i++)
        {
            if (dialogue[i] is not { Ours: true, Text: { Length: > 0 } text } || library.Guards.FirstHit(text) is not null)
            {
                continue;
            }

            var id = keys.OfReply(tenant, text);
            var features = FeatureCounts.Of(ContextFeatures.Of(dialogue.AsSpan(Math.Max(0, i - Window)..i), seed));
            found[id] = found.TryGetValue(id, out var before)
                ? before with { Uses = before.Uses + 1, Features = before.Features.Plus(features) }
                : new MinedReply(id, text, agent, 1, features);
        }

        return new MinedTranscript(keys.OfTranscript(tenant, transcript.TranscriptId), [.. found.Values]);
    }

    /// <summary>The turns as situations know them.</summary>
    public DialogueTurn[] Read(Transcript transcript) =>
    [
        .. transcript.Turns.Select(turn => DialogueTurn.IsOurs(turn.Role)
            ? new DialogueTurn(true, depersonalizer.Read(turn.Text) ?? "", "")
            : new DialogueTurn(false, turn.Text, analyzer.Analyze(turn.Text, [], 1).Intent)),
    ];
}
