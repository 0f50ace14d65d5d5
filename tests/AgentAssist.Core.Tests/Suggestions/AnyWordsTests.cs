using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Understanding;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>Whatever is written is answered: here the words that our readers look for come in every order.</summary>
public sealed class AnyWordsTests
{
    private const int Texts = 5_000;
    private const int LongestText = 9;

    private static readonly string[] Words =
    [
        "is", "it", "is it", "what", "how", "when", "why", "who", "do", "does", "did", "can", "could", "would", "will", "if", "whether", "I", "you", "my", "the", "order", "Friday",
        "not", "no", "yes", "want", "need", "to", "like", "change", "send", "me", "please", "and", "but", "or", "so", "there", "that", "which", "possible", "still", "waiting", "been", "for", "with", "of",
        "your", "name", "'s", "what's", "7", "£30", "$1,200", "12/05", "[ORDER_ID]", "#", "\"", "'", "(", ")", "-", "...", "hope", "hopefully", "thanks", "helping", "about", "Dr.", "ordered", "broken", "don't", "never", "even",
    ];

    private static readonly string[] Marks = [" ", " ", " ", " ", ", ", ". ", "? ", "! ", "; ", ": "];

    [Fact]
    public void Suggest_WordsInAnyOrder_IsAnswered()
    {
        var random = new Random(7);
        var engine = new SuggestionEngine(ReplyLibrary.Default);
        for (var i = 0; i < Texts; i++)
        {
            var (ours, text) = (Text(random), Text(random));
            PriorTurn[] before = random.Next(2) == 0 ? [] : [Agent(ours)];
            var thrown = Xunit.Record.Exception(() => Assert.NotEmpty(engine.Suggest(Request(text, before: before)).Suggestions));
            Assert.True(thrown is null, $"\"{text}\" after \"{(before.Length == 0 ? "" : ours)}\": {thrown}");
        }
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, LongestText)).Select(_ => Words[random.Next(Words.Length)] + Marks[random.Next(Marks.Length)])).Trim();
}
