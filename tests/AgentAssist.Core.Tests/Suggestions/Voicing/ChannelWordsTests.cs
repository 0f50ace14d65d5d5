using AgentAssist.Core.Suggestions.Voicing;

namespace AgentAssist.Core.Tests.Suggestions.Voicing;

public sealed class ChannelWordsTests
{
    [Theory]
    [InlineData("we charged $84.99 twice", "we charged 84 dollars 99 twice")]
    [InlineData("a credit of $1", "a credit of 1 dollar")]
    [InlineData("the fee of £35.05", "the fee of 35 pounds and 5 pence")]
    [InlineData("€0.50 and €1,200", "50 cents and 1,200 euros")]
    [InlineData("your order left us on March 5", "your order left us on March 5")]
    [InlineData("by 10:30 a.m. on Monday", "by 10:30 a.m. on Monday")]
    public void Of_WhatCanBeSaid_IsSaidAsPeopleDo(string text, string expected)
    {
        Assert.Equal(expected, Speakable.Of(text));
    }

    [Theory]
    [InlineData("see https://example.com")]
    [InlineData("write to help@example.com")]
    [InlineData("order ORD-5512 is late")]
    [InlineData("booking 4471920 was lost")]
    [InlineData("your order (the second one) is late")]
    [InlineData("one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three")]
    public void Of_WhatCannotBeSaid_IsNull(string text)
    {
        Assert.Null(Speakable.Of(text));
    }

    [Theory]
    [InlineData("I've read what you say.", false)]
    [InlineData("Write back here (any time).", false)]
    [InlineData("I hear you: {what_happened}.", true)]
    public void IsSpoken_APhrase_IsFitForSpeechOrNot(string phrase, bool fit)
    {
        Assert.Equal(fit, Speakable.IsSpoken(phrase));
    }

    [Theory]
    [InlineData("your internet has been down since Monday")]
    [InlineData("you owe us eighty dollars")]
    [InlineData("we charged you $9")]
    [InlineData("your booking of March fell through, in March")]
    [InlineData("Anna told you to wait")]
    public void Allow_WhatIsPersonal_IsNotSaidInPublic(string clause)
    {
        Assert.False(PublicWords.Allow(clause));
    }

    [Theory]
    [InlineData("your TV arrived broken, and I'm told so")]
    [InlineData("you may be right to march on")]
    public void Allow_WhatIsNot_MayBeSaid(string clause)
    {
        Assert.True(PublicWords.Allow(clause));
    }
}
