using AgentAssist.Core.Privacy.Tagging;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Privacy.Tagging;

public sealed class TokenizerTests
{
    private static readonly Tokenizer Tokenizer = new(TagModel.Default.Words);

    [Fact]
    public void Fill_Sentence_CutsWordsDigitsAndMarks()
    {
        Assert.Equal(["O", "'", "Brien", ",", "12", "b", "Zoë", "\n", "東京"], Words("O'Brien, 12b Zoë\n東京"));
    }

    [Theory]
    [InlineData("jane", (int)Shape.Lower)]
    [InlineData("Jane", (int)Shape.Capitalised)]
    [InlineData("JANE", (int)Shape.Capitals)]
    [InlineData("J", (int)Shape.OneCapital)]
    [InlineData("McKay", (int)Shape.Mixed)]
    [InlineData("東京", (int)Shape.Caseless)]
    [InlineData("7", (int)Shape.OneDigit)]
    [InlineData("12345678", (int)(Shape.OneDigit + 5))]
    public void Fill_Word_TellsHowItIsWritten(string word, int shape)
    {
        Assert.Equal((Shape)shape, Read(word)[0].Shape);
    }

    [Fact]
    public void Fill_HiddenCharacters_DoNotTakeAWordApart()
    {
        Assert.Equal(Read("jane")[0].Word, Read("ja\u200bne")[0].Word);
        Assert.Equal(Read("Zoe")[0].Word, Read("zoë")[0].Word);
    }

    [Fact]
    public void Fill_AnyText_GoesForwardAndLosesNoLetterOrDigit()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            text ??= "";
            var covered = new bool[text.Length];
            var end = 0;
            foreach (var token in Read(text))
            {
                if (token.Start < end || token.End <= token.Start)
                {
                    return false;
                }

                end = token.End;
                Array.Fill(covered, true, token.Start, token.End - token.Start);
            }

            return Enumerable.Range(0, text.Length).All(i => covered[i] || !char.IsLetterOrDigit(text[i]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    // The work is a number of tokens, each looked at once, in windows of bounded size.
    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData(".")]
    [InlineData("\u200b")]
    [InlineData("я漢a1.")]
    [InlineData("Jane Okoro, ")]
    public void Fill_LongText_TakesWindowsInProportion(string pattern)
    {
        var once = Windows(string.Concat(Enumerable.Repeat(pattern, 20_000)));
        var twice = Windows(string.Concat(Enumerable.Repeat(pattern, 40_000)));
        Assert.InRange(twice.Tokens, once.Tokens, (2 * once.Tokens) + 1);
        Assert.InRange(twice.Count, once.Count, (2 * once.Count) + 1);
        Assert.True(once.Tokens <= 20_000 * pattern.Length);
    }

    private static (int Count, int Tokens) Windows(string text)
    {
        var buffer = new Token[Core.Privacy.Tagging.Tokenizer.Window];
        var (at, windows, tokens) = (0, 0, 0);
        for (var count = Tokenizer.Fill(text, ref at, buffer); count > 0; count = Tokenizer.Fill(text, ref at, buffer))
        {
            windows++;
            tokens += count;
        }

        Assert.Equal(text.Length, at);
        return (windows, tokens);
    }

    private static IEnumerable<string> Words(string text) => Read(text).Select(token => text[token.Start..token.End]);

    private static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var buffer = new Token[Core.Privacy.Tagging.Tokenizer.Window];
        var at = 0;
        for (var count = Tokenizer.Fill(text, ref at, buffer); count > 0; count = Tokenizer.Fill(text, ref at, buffer))
        {
            tokens.AddRange(buffer[..count]);
        }

        return tokens;
    }
}
