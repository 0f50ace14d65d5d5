using System.Text;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Voicing;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Suggestions.Voicing;

public sealed class ContractionsTests
{
    private const string Rewrite = "AGENTASSIST_REWRITE_GALLERY";
    private const int EveryNth = 5;

    private static readonly string[] Words =
        ["I'm", "I", "am", "you", "you'd", "been", "like", "it", "it's", "is", "not", "isn't", "have", "had", "told", "we've", "can't", "will", "{thing}", "order's", "let's", "?", ",", "and", "DON'T", "that’s"];

    [Theory]
    [InlineData("I'll look.", "I will look.")]
    [InlineData("I’m here, and you’re next.", "I am here, and you are next.")]
    [InlineData("It's been a week.", "It has been a week.")]
    [InlineData("It's late.", "It is late.")]
    [InlineData("It's still been open.", "It has still been open.")]
    [InlineData("It's cost you time.", "It has cost you time.")]
    [InlineData("It's settled.", "It is settled.")]
    [InlineData("It's gone up.", "It has gone up.")]
    [InlineData("That's our fault.", "That is our fault.")]
    [InlineData("You'd had enough.", "You had had enough.")]
    [InlineData("You'd like to know.", "You would like to know.")]
    [InlineData("You'd been promised it.", "You had been promised it.")]
    [InlineData("You'd never ordered it.", "You had never ordered it.")]
    [InlineData("I'd also like that.", "I would also like that.")]
    [InlineData("You'd better wait.", "You had better wait.")]
    [InlineData("I'd need it.", "I would need it.")]
    [InlineData("I'd put it there.", "I would put it there.")]
    [InlineData("Isn't it late?", "Is it not late?")]
    [InlineData("Why can't I log in?", "Why can I not log in?")]
    [InlineData("I know it isn't you.", "I know it is not you.")]
    [InlineData("I can't, I won't and I needn't.", "I cannot, I will not and I need not.")]
    [InlineData("Let's see your order's price.", "Let's see your order's price.")]
    [InlineData("It ain't o'clock, ma'am.", "It ain't o'clock, ma'am.")]
    [InlineData("IT'S late and I DON'T care.", "IT IS late and I DO NOT care.")]
    [InlineData("{what_happened}, so it's {thing}.", "{what_happened}, so it is {thing}.")]
    public void Expand_EveryForm_IsDrawnApart(string text, string expected)
    {
        Assert.Equal(expected, Contractions.Expand(text));
    }

    [Theory]
    [InlineData("I will look, and I am here.", "I'll look, and I'm here.")]
    [InlineData("That is our mistake.", "That's our mistake.")]
    [InlineData("Tell me what it is.", "Tell me what it is.")]
    [InlineData("Tell me where it is and why.", "Tell me where it is and why.")]
    [InlineData("We start where you are now.", "We start where you are now.")]
    [InlineData("That is where I am starting.", "That's where I'm starting.")]
    [InlineData("The people behind it will hear it.", "The people behind it will hear it.")]
    [InlineData("You have every right.", "You have every right.")]
    [InlineData("You have already told us.", "You've already told us.")]
    [InlineData("It has been long, and it has a fee.", "It's been long, and it has a fee.")]
    [InlineData("You had planned it, and you had time.", "You'd planned it, and you had time.")]
    [InlineData("You are not late, and I am not.", "You aren't late, and I'm not.")]
    [InlineData("You should not wait; it will not take long.", "You shouldn't wait; it won't take long.")]
    [InlineData("Is it not late?", "Isn't it late?")]
    [InlineData("I cannot.", "I can't.")]
    [InlineData("You want to know what {asked} is.", "You want to know what {asked} is.")]
    public void Contract_WhereEnglishDoes_IsDrawnTogether(string text, string expected)
    {
        Assert.Equal(expected, Contractions.Contract(text));
    }

    [Fact]
    public void ExpandAndContract_EveryPhraseOfTheLibrary_LoseNothing()
    {
        Assert.All(ReplyLibrary.Default.Message.Phrases.Select(p => p.Text), phrase =>
        {
            Assert.Equal(Contractions.Contract(phrase), Contractions.Contract(Contractions.Expand(phrase)));
            Assert.Equal(Contractions.Expand(phrase), Contractions.Expand(Contractions.Contract(phrase)));
        });
    }

    [Fact]
    public void Expand_EveryPhraseOfTheLibrary_LeavesOnlyLets()
    {
        Assert.All(
            ReplyLibrary.Default.Message.Phrases.Select(p => Contractions.Expand(p.Text)),
            phrase => Assert.DoesNotContain('\'', phrase.Replace("Let's", "").Replace("let's", "")));
    }

    [Fact]
    public void AnyWords_Twice_ChangeNoFurther()
    {
        var texts = Gen.Elements(Words).ArrayOf().Select(words => string.Join(' ', words));
        Prop.ForAll(Arb.From(texts), text =>
                Contractions.Expand(Contractions.Expand(text)) == Contractions.Expand(text)
                && Contractions.Contract(Contractions.Contract(text)) == Contractions.Contract(text)
                && Contractions.Expand(text).Split(' ').Count(w => w == "{thing}") == text.Split(' ').Count(w => w == "{thing}"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Say_SixtyPhrases_ReadsAsItDidWhenSomeoneLastReadIt()
    {
        var path = Path.Combine(FolderOfThisFile(), "Phrases.txt");
        var text = Draw();
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.ReadAllText(path) == text, $"Phrases.txt differs. Read it again: set {Rewrite}=1, run this test, and read the difference.");
    }

    private static string Draw()
    {
        var text = new StringBuilder("Every fifth phrase of the library that a voice changes: as written, drawn apart, drawn together. A test compares this file; people read it.\n");
        var phrases = ReplyLibrary.Default.Message.Phrases.Select(p => p.Text).Where(p => Contractions.Expand(p) != p || Contractions.Contract(p) != p);
        foreach (var phrase in phrases.Where((_, i) => i % EveryNth == 0))
        {
            text.Append('\n').Append(phrase).Append('\n')
                .Append("  apart:    ").Append(Contractions.Expand(phrase)).Append('\n')
                .Append("  together: ").Append(Contractions.Contract(phrase)).Append('\n');
        }

        return text.ToString();
    }

    private static string FolderOfThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
