using AgentAssist.Core.Suggestions;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class LongSentencesTests
{
    [Fact]
    public void Break_AnyText_KeepsPlacesAndLeavesNoSentenceTooLong()
    {
        var random = new Random(7);
        for (var run = 0; run < 300; run++)
        {
            var letters = Enumerable.Range(0, random.Next(0, 3_000)).Select(_ => "aaaaabb  ,.?\n'"[random.Next(run % 2 == 0 ? 14 : 8)]);
            var text = string.Concat(letters);

            var broken = LongSentences.Break(text);

            Assert.Equal(text.Length, broken.Length);
            Assert.All(Enumerable.Range(0, text.Length), i => Assert.True(broken[i] == text[i] || broken[i] == '\n'));
            Assert.All(Sentence.Split(broken), sentence => Assert.True(sentence.Length <= LongSentences.Longest));
            Assert.Equal(broken, LongSentences.Break(broken));
        }
    }

    [Fact]
    public void Break_SentencesThatPeopleWrite_AreLeftAlone()
    {
        var text = string.Join(' ', Enumerable.Repeat("My order has not come, and nobody tells me why.", 40));

    }

    [Fact]
    public void Break_LongSentence_IsBrokenBetweenWords()
    {
        var broken = LongSentences.Break(string.Join(' ', Enumerable.Repeat("word", 200)));

        Assert.All(broken.Split(' ', '\n'), word => Assert.Equal("word", word));
    }

    [Theory]
    [InlineData("please do", "not cancel", "my gym membership")]
    [InlineData("I do", "not want to cancel", "my gym membership")]
    [InlineData("I would", "never want to return", "the jacket")]
    public void Break_Denial_IsNotTornFromWhatItDenies(string before, string denial, string behind)
    {
        for (var filler = LongSentences.Longest - 40; filler <= LongSentences.Longest; filler++)
        {
            var text = string.Concat(Enumerable.Repeat("bcd ", 200))[..filler] + $" {before} {denial} {behind}";

            Assert.Contains(denial, LongSentences.Break(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Suggest_NoFullStopInAThousandLetters_StillTakesUpWhatHappened()
    {
        var ramble = string.Join(' ', Enumerable.Repeat("and then there was the thing with the weather and the other thing", 15));

        var first = new SuggestionEngine(ReplyLibrary.Default).Suggest(Request($"{ramble} and my parcel hasn't arrived", marks: "complaint .6")).Suggestions[0];

        Assert.Contains("parcel", first.Text, StringComparison.Ordinal);
    }
}
