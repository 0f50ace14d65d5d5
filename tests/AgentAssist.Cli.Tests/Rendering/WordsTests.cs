using AgentAssist.Cli.Rendering;
using AgentAssist.V1;

namespace AgentAssist.Cli.Tests.Rendering;

public sealed class WordsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\r\nlines\tand", "two  lines and")]
    [InlineData("\u001b[31mred", "\uFFFD[31mred")]
    [InlineData("right\u202Eleft", "right\uFFFDleft")]
    public void Clean_AnyText_CannotSteerATerminal(string text, string expected) => Assert.Equal(expected, Words.Clean(text));

    [Theory]
    [InlineData(-0.001, "0.00")]
    [InlineData(-0.456, "-0.46")]
    [InlineData(1, "1.00")]
    public void Score_Value_HasTwoDecimals(double value, string expected) => Assert.Equal(expected, Words.Score(value));

    [Theory]
    [InlineData(5, "5 ms")]
    [InlineData(45_000, "45 s")]
    [InlineData(600_000, "10 min")]
    [InlineData(10_800_000, "3 h")]
    [InlineData(864_000_000, "10 days")]
    public void Duration_Span_ReadsAsPeopleSayIt(double milliseconds, string expected) =>
        Assert.Equal(expected, Words.Duration(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void Short_LongText_EndsAtAWord() => Assert.Equal("the quick brown…", Words.Short("the quick brown fox jumps", 18));

    [Fact]
    public void Quotes_OneInsideAnother_ShowsTheLonger()
    {
        var spans = new[] { new TextSpan { Start = 0, End = 5 }, new TextSpan { Start = 0, End = 11 }, new TextSpan { Start = 50, End = 60 } };
        Assert.Equal(" [italic]“never again”[/]", Feelings.Quotes(spans, "never again, I say"));
    }
}
