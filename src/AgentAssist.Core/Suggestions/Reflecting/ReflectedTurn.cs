using AgentAssist.Core.Suggestions.NextSteps;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Suggestions.Reflecting;

/// <summary>A customer's turn as the model of reflections sees it, read once for all that could be said back of it.</summary>
internal sealed class ReflectedTurn
{
    // Of a longer turn only its beginning; what stands behind it is never said back.
    private const int MostWords = 256;

    private static readonly uint Question = MarkOf("?");
    private static readonly uint[] Ends = [Question, MarkOf("??"), MarkOf("???"), MarkOf("."), MarkOf("..."), MarkOf(".."), MarkOf("!"), MarkOf("!!"), MarkOf("!!!")];

    private ReflectedTurn(uint[] words, uint ours, uint[] oursLast) => (Words, Ours, OursLast) = (words, ours, oursLast);

    /// <summary>Its words and marks.</summary>
    public uint[] Words { get; }

    /// <summary>What kind of turn our side's last was.</summary>
    public uint Ours { get; }

    /// <summary>The words of our side's last sentence.</summary>
    public uint[] OursLast { get; }

    /// <summary>How many of its sentences are marked as questions.</summary>
    public int Questions { get; private init; }

    public int Sentences { get; private init; }

    /// <summary>Reads a customer's turn.</summary>
    /// <param name="ours">Our side's last turn; empty where the customer speaks first.</param>
    public static ReflectedTurn Read(string customer, string ours, OurSide side)
    {
        var words = WordHashes.Of(customer);
        words = words.Length > MostWords ? words[..MostWords] : words;
        return new ReflectedTurn(words, TurnKind.Of(ours, side), ours.Length == 0 ? [] : WordHashes.Of(Sentence.Split(ours).LastOrDefault() ?? ""))
        {
            Questions = words.Count(IsQuestion),
            Sentences = words.Where((word, i) => IsEnd(word) || i == words.Length - 1).Count(),
        };
    }

    /// <summary>Where words that were turned to the second person stand in the turn: where most of them meet theirs.</summary>
    public (int Start, int End) Find(uint[] said)
    {
        var (best, most) = (0, -1);
        for (var start = 0; start + 1 <= Words.Length; start++)
        {
            var meets = 0;
            for (var i = 0; i < said.Length && start + i < Words.Length; i++)
            {
                meets += said[i] == Words[start + i] ? 1 : 0;
            }

            if (meets > most)
            {
                (best, most) = (start, meets);
            }
        }

        return (best, Math.Min(best + said.Length, Words.Length));
    }

    /// <summary>From where to where the sentence goes in which a stretch of words begins, at least as far as the stretch; its mark is outside.</summary>
    public (int Opens, int Closes) SentenceAround(int start, int end)
    {
        var opens = start;
        while (opens > 0 && !IsEnd(Words[opens - 1]))
        {
            opens--;
        }

        var closes = end;
        while (closes < Words.Length && !IsEnd(Words[closes]))
        {
            closes++;
        }

        // A mark that ends the turn leaves nothing behind it.
        return (opens, closes == Words.Length - 1 ? Words.Length : closes);
    }

    /// <summary>Whether the sentence is marked as a question.</summary>
    public bool Asks(int opens, int closes) => closes > opens && IsQuestion(Words[Math.Min(closes, Words.Length - 1)]);

    private static bool IsQuestion(uint word) => word == Question || word == Ends[1] || word == Ends[2];

    private static bool IsEnd(uint word) => Array.IndexOf(Ends, word) >= 0;

    private static uint MarkOf(string mark) => WordHashes.Of(mark)[0];
}
