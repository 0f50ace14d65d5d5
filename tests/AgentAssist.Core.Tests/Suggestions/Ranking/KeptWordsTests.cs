using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Ranking;

public sealed class KeptWordsTests
{
    private static readonly SuggestionSentence[] Suggested =
    [
        new() { Text = "You were charged twice for the same invoice." },
        new() { Text = "I'm checking why right now." },
    ];

    [Fact]
    public void Of_SameWords_KeepsAll()
    {
        var (share, sentences) = KeptWords.Of(Suggested, "you were charged twice, for the same invoice! I'm checking why right now");

        Assert.Equal(1, share);
        Assert.Equal([true, true], sentences);
    }

    [Fact]
    public void Of_OneSentenceStruck_KeepsTheOther()
    {
        var (share, sentences) = KeptWords.Of(Suggested, "Hi Blair. I'm checking why right now, bear with me.");

        Assert.Equal(5 / 13.0, share, 0.001);
        Assert.Equal([false, true], sentences);
    }

    [Fact]
    public void Of_OneWordChanged_KeepsTheSentence()
    {
        var (_, sentences) = KeptWords.Of(Suggested, "You were billed twice for the same invoice.");

        Assert.Equal([true, false], sentences);
    }

    [Fact]
    public void Of_SameWordsInAnotherOrder_AreNotKept() =>
        Assert.InRange(KeptWords.Of([Suggested[0]], "Invoice same the for twice charged were you").Share, 0, 0.2);

    [Fact]
    public void Of_NothingToCompare_IsNothing()
    {
        Assert.Equal(0, KeptWords.Of([], "anything").Share);
        Assert.Equal(0, KeptWords.Of(Suggested, "…").Share);
    }
}
