using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// Measures how often what an agent really said is among the replies that are found for the situation. Dialogues are split by a rule on
/// their id alone: held out are those of which the SHA-256 of the id (UTF-8) has an even first byte. The others are learned from; each
/// turn of our side in a held-out dialogue is then one question, asked with the real turns before it. It counts as found where the reply,
/// with the personal taken out by the same rules, is character by character the text of a reply in the list. Turns from which nothing
/// can be learned, and replies that the guards withhold, are questions too, and are missed.
/// </summary>
internal sealed class ReplyEvaluation
{
    private const int Best = 10;
    private const string Tenant = "evaluation";

    private readonly LearnedBounds _bounds;
    private readonly LearnedKeys _keys = new(new byte[32]);
    private readonly ReplyDepersonalizer _depersonalizer = new();
    private readonly ReplyMiner _miner;
    private readonly InMemoryLearnedReplies _store = new();
    private readonly List<Transcript> _heldOut = [];
    private int _learnedFrom;

    public ReplyEvaluation(LearnedBounds bounds)
    {
        _bounds = bounds;
        _miner = new ReplyMiner(_keys, UtteranceAnalyzer.Default, _depersonalizer);
    }

    /// <summary>Whether a dialogue is held out.</summary>
    public static bool IsHeldOut(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % 2 == 0;

    /// <summary>Learns from a dialogue, or keeps it as a question.</summary>
    public async Task AddAsync(Transcript transcript, CancellationToken cancellationToken)
    {
        if (IsHeldOut(transcript.TranscriptId))
        {
            _heldOut.Add(transcript);
            return;
        }

        _learnedFrom++;
        await _store.AddAsync(Tenant, [_miner.Mine(Tenant, transcript, ReplyLibrary.Default)], _bounds, cancellationToken);
    }

    /// <summary>Asks every question.</summary>
    public async Task<ReplyEvaluationResult> RunAsync(CancellationToken cancellationToken)
    {
        var replies = await _store.ListAsync(Tenant, "", 1, int.MaxValue, cancellationToken);
        var seen = _store.IdsOf(Tenant);
        var source = new LearnedReplySource(LearnedIndex.Of(replies), _depersonalizer, _keys.FeatureSeed(Tenant));
        var known = replies.Select(reply => reply.Text).ToHashSet(StringComparer.Ordinal);
        var result = new ReplyEvaluationResult { Dialogues = _heldOut.Count, LearnedFrom = _learnedFrom, Replies = replies.Count };
        foreach (var transcript in _heldOut)
        {
            var dialogue = _miner.Read(transcript);
            var said = new List<string>();
            for (var i = 0; i < dialogue.Length; i++)
            {
                if (!dialogue[i].Ours)
                {
                    continue;
                }

                var text = dialogue[i].Text;
                result.Questions++;
                result.Seen += text.Length > 0 && seen.Contains(_keys.OfReply(Tenant, text)) ? 1 : 0;
                result.Reachable += known.Contains(text) ? 1 : 0;
                Ask(source, dialogue.AsSpan(Math.Max(0, i - ReplyMiner.Window)..i), said, text, result);
                said.Add(text);
            }
        }

        return result;
    }

    private static void Ask(LearnedReplySource source, ReadOnlySpan<DialogueTurn> before, List<string> said, string answer, ReplyEvaluationResult result)
    {
        Span<RankedReply> best = new RankedReply[Best];
        var began = Stopwatch.GetTimestamp();
        var count = source.Rank(before, said, best);
        result.Time += Stopwatch.GetElapsedTime(began);
        for (var i = 0; i < count; i++)
        {
            if (string.Equals(best[i].Reply.Text, answer, StringComparison.Ordinal))
            {
                result.At1 += i == 0 ? 1 : 0;
                result.At5 += i < 5 ? 1 : 0;
                result.At10++;
            }
        }

        if (count > 0 && best[0].Share >= LearnedSuggester.Sure)
        {
            result.Sure++;
            result.SureAndRight += string.Equals(best[0].Reply.Text, answer, StringComparison.Ordinal) ? 1 : 0;
        }

        if (count > 0 && best[0].Share >= LearnedSuggester.SureToAsk && TeamQuestion.Asks(best[0].Reply.Text))
        {
            result.Asking++;
            result.AskingAndRight += string.Equals(best[0].Reply.Text, answer, StringComparison.Ordinal) ? 1 : 0;
        }
    }
}

/// <summary>What came of an evaluation; counts of questions but where it says otherwise.</summary>
internal sealed class ReplyEvaluationResult
{
    /// <summary>How many dialogues were learned from, and how many replies that gave.</summary>
    public int LearnedFrom { get; init; }

    public int Replies { get; init; }

    /// <summary>How many dialogues were held out, and how many replies they ask for.</summary>
    public int Dialogues { get; init; }

    public int Questions { get; set; }

    /// <summary>The reply was said in the dialogues learned from, be it once.</summary>
    public int Seen { get; set; }

    /// <summary>The reply was learned, so that it could be found.</summary>
    public int Reachable { get; set; }

    public int At1 { get; set; }

    public int At5 { get; set; }

    public int At10 { get; set; }

    /// <summary>The look-up was as sure of the first reply as a suggestion needs, and then it was right.</summary>
    public int Sure { get; set; }

    public int SureAndRight { get; set; }

    /// <summary>The first reply asks something and is sure enough to lead, and then it was right.</summary>
    public int Asking { get; set; }

    public int AskingAndRight { get; set; }

    /// <summary>All look-ups together.</summary>
    public TimeSpan Time { get; set; }
}
