using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>Something that the customer wants to know, and whether a reply says anything about it.</summary>
internal sealed class CustomerQuestion
{
    private static readonly Lazy<Words> Shipped = new(() => new Words(EmbeddedData.Read<WordsFile>("Reviewing/questions.json")));

    private readonly HashSet<string> _stems;
    private readonly Regex? _answer;

    private CustomerQuestion(string text)
    {
        Text = text;
        _stems = WordStem.Of(text).ToHashSet(StringComparer.Ordinal);
        _answer = Shipped.Value.Answers.FirstOrDefault(a => text.Contains(a.Asks, StringComparison.OrdinalIgnoreCase)).Answer;
    }

    /// <summary>The sentence that asks.</summary>
    public string Text { get; }

    /// <summary>The real questions of a turn: no exclamations in the form of one, none for help at large.</summary>
    public static IEnumerable<CustomerQuestion> Read(string turn)
    {
        var words = Shipped.Value;
        foreach (var sentence in Sentence.Split(turn.Replace('’', '\'')))
        {
            if (words.Asks.IsMatch(sentence) && !words.Rhetorical.IsMatch(sentence) && WordStem.Of(sentence).Any())
            {
                yield return new CustomerQuestion(sentence);
            }
        }
    }

    /// <summary>Whether a sentence answers it, promises to find the answer, or asks for what is needed to answer.</summary>
    public bool IsAnsweredBy(DraftSentence sentence)
    {
        if (sentence.IsFrame || sentence.IsFaulty)
        {
            return false;
        }

        if (sentence.Does(Move.Commit) || EmpathyScorer.Exploration(sentence) == 2)
        {
            return true;
        }

        var text = sentence.Text.Replace('’', '\'');
        return _answer?.IsMatch(text) == true || Shipped.Value.AnyAnswer.IsMatch(text)
            || (Informs(sentence) && WordStem.Of(text).Any(_stems.Contains));
    }

    // To say the question back is no answer to it.
    private static bool Informs(DraftSentence sentence) =>
        sentence.Does(Move.Inform) || sentence.Does(Move.ShowRecord) || sentence.Does(Move.Reassure) || sentence.Moves.Count == 0
        || sentence.Moves.All(m => m == Move.Acknowledge && sentence.Echo == 0);

    private sealed class Words(WordsFile file)
    {
        public Regex Asks { get; } = WordPatterns.Any(file.Asks);

        public Regex Rhetorical { get; } = WordPatterns.Any(file.Rhetorical);

        public Regex AnyAnswer { get; } = WordPatterns.Any(file.Answers[""]);

        public IReadOnlyList<(string Asks, Regex? Answer)> Answers { get; } =
            [.. file.Answers.Where(a => a.Key.Length > 0).Select(a => (a.Key, (Regex?)WordPatterns.Any(a.Value)))];
    }

    private sealed record WordsFile(string[] Asks, string[] Rhetorical, Dictionary<string, string[]> Answers);
}
