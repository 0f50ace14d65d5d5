using AgentAssist.Core.Suggestions;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("I'm sorry.", "im sorry")]
    [InlineData("  I’m   SORRY!! ", "im sorry")]
    [InlineData("Invoice INV-5530017 – 74.99 USD", "invoice inv 5530017 74 99 usd")]
    [InlineData("…", "")]
    public void Normalize_PunctuationAndCase_AreIgnored(string sentence, string expected)
    {
        Assert.Equal(expected, Sentence.Normalize(sentence));
    }

    [Fact]
    public void Split_AmountsInitialsAndLineBreaks_KeepSentencesWhole()
    {
        var sentences = Sentence.Split("It was signed for by K. Dunn. You paid 6.50 USD!\nIs that right? Yes").ToArray();

        Assert.Equal(["It was signed for by K. Dunn.", "You paid 6.50 USD!", "Is that right?", "Yes"], sentences);
    }
}
