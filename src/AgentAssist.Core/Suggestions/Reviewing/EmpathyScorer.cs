using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>
/// Scores a draft on the three mechanisms of EPITOME (Sharma, Miner, Atkins, Althoff 2020, arXiv 2009.08441), each 0 none, 1 weak, 2
/// strong. The study's raters decide what weak and strong are; here words decide (empathy.json), so that the same draft always scores
/// the same and an agent can see why:
/// <list type="bullet">
/// <item>Emotional reaction: warmth toward this customer. 1: words of warmth or regret. 2: in one sentence with the customer's matter or
/// feeling, or right after it.</item>
/// <item>Interpretation: understanding shown. 1: words of understanding, or an acknowledgement that would fit anybody. 2: the customer's own
/// words said back, two or more of them, or a reason why the feeling makes sense.</item>
/// <item>Exploration: asking for what was not said. 1: a question that fits under any letter. 2: one about this matter. A question for what is
/// known explores nothing.</item>
/// </list>
/// A sentence in which something was found scores at most 1.
/// </summary>
internal sealed class EmpathyScorer(Moment? moment, Matter matter)
{
    private const int OwnWords = 2;
    private const int LongestGeneric = 3;

    private static readonly Lazy<Words> Shipped = new(() => new Words(EmbeddedData.Read<WordsFile>("Reviewing/empathy.json")));

    public int Reaction(IReadOnlyList<DraftSentence> sentences)
    {
        var score = 0;
        for (var i = 0; i < sentences.Count && score < 2; i++)
        {
            var sentence = sentences[i];
            if (sentence.IsFrame || !Shipped.Value.Reaction.IsMatch(Straight(sentence.Text)))
            {
                continue;
            }

            var before = i > 0 ? sentences[i - 1] : null;
            var isTied = matter.Touches(sentence.Text) || NamesFeeling(sentence.Text) || sentence.Does(Move.Own) || IsSpecific(before);
            score = Math.Max(score, isTied && !sentence.IsFaulty ? 2 : 1);
        }

        return score;
    }

    public int Interpretation(IReadOnlyList<DraftSentence> sentences)
    {
        var score = 0;
        foreach (var sentence in sentences.Where(s => !s.IsFrame))
        {
            var understands = Shipped.Value.Understanding.IsMatch(Straight(sentence.Text));
            var gives = sentence.Does(Move.Validate) && (matter.Touches(sentence.Text) || NamesFeeling(sentence.Text));
            score = Math.Max(score, sentence switch
            {
                { IsFaulty: false } when sentence.Echo >= OwnWords || gives || (understands && sentence.Echo > 0) => 2,
                _ when understands || sentence.Does(Move.Acknowledge) || sentence.Does(Move.Validate) => 1,
                _ => 0,
            });
        }

        return score;
    }

    public static int Exploration(IReadOnlyList<DraftSentence> sentences) => sentences.Select(Exploration).DefaultIfEmpty(0).Max();

    /// <summary>How well one sentence explores.</summary>
    public static int Exploration(DraftSentence sentence)
    {
        if (sentence.IsFrame || sentence.IsFaulty || !sentence.Moves.Contains(Move.Clarify))
        {
            return 0;
        }

        return Shipped.Value.Generic.IsMatch(Straight(sentence.Text)) || WordCount.Of(sentence.Text) <= LongestGeneric ? 1 : 2;
    }

    private static bool IsSpecific(DraftSentence? sentence) => sentence is { IsFaulty: false, Echo: >= OwnWords };

    private bool NamesFeeling(string text) =>
        moment is not null && Shipped.Value.Feelings.Any(f => moment.Holds(f.Condition) && f.Names.IsMatch(text));

    private static string Straight(string text) => text.Replace('’', '\'');

    private sealed class Words(WordsFile file)
    {
        public Regex Reaction { get; } = WordPatterns.Any(file.Reaction);

        public Regex Understanding { get; } = WordPatterns.Any(file.Understanding);

        public Regex Generic { get; } = WordPatterns.Any(file.Generic);

        public IReadOnlyList<(string Condition, Regex Names)> Feelings { get; } =
            [.. file.Feelings.Select(f => (f.Key, WordPatterns.Any(f.Value)))];
    }

    private sealed record WordsFile(string[] Reaction, string[] Understanding, string[] Generic, Dictionary<string, string[]> Feelings);
}
