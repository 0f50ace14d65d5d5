using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>What one tenant's agents say, for suggestions to draw from. Immutable and thread-safe.</summary>
public sealed class LearnedReplySource
{
    private readonly LearnedIndex _index;
    private readonly ReplyDepersonalizer _depersonalizer;
    private readonly ulong _seed;

    internal LearnedReplySource(LearnedIndex index, ReplyDepersonalizer depersonalizer, ulong seed)
    {
        (_index, _depersonalizer, _seed) = (index, depersonalizer, seed);
    }

    /// <summary>How many replies there are to choose from.</summary>
    public int Count => _index.Count;

    /// <summary>Writes the replies that fit best what was said so far, the customer's utterance last; returns how many there are.</summary>
    internal int Rank(IReadOnlyList<PriorTurn> turns, PriorTurn utterance, Span<RankedReply> best)
    {
        var from = Math.Max(0, turns.Count + 1 - ReplyMiner.Window);
        var dialogue = new DialogueTurn[turns.Count + 1 - from];
        var said = new List<string>();
        for (var i = 0; i < dialogue.Length; i++)
        {
            dialogue[i] = Turn(i + from < turns.Count ? turns[i + from] : utterance);
            if (dialogue[i].Ours)
            {
                said.Add(dialogue[i].Text);
            }
        }

        return Rank(dialogue, said, best);
    }

    internal int Rank(ReadOnlySpan<DialogueTurn> dialogue, IReadOnlyCollection<string> said, Span<RankedReply> best) =>
        _index.Rank(ContextFeatures.Of(dialogue, _seed), said, best);

    // A turn is part of every later turn's situation; taking the personal out of it once is enough.
    private DialogueTurn Turn(PriorTurn turn) => DialogueTurn.IsOurs(turn.Role)
        ? new DialogueTurn(true, turn.Impersonal ??= _depersonalizer.Read(turn.Text) ?? "", "")
        : new DialogueTurn(false, turn.Role == Role.Customer ? turn.Text : "", turn.Analysis?.Intent ?? "");
}
