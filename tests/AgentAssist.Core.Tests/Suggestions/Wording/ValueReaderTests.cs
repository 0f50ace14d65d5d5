using AgentAssist.Core.Suggestions.Wording;

namespace AgentAssist.Core.Tests.Suggestions.Wording;

public sealed class ValueReaderTests
{
    [Theory]
    [InlineData("8 pm sounds like a good time to me", "8 pm")]
    [InlineData("any time from 4 pm - 11 pm would be great", "any time from 4 pm - 11 pm")]
    [InlineData("Oh darn. I guess Dr. Morgan then.", "Dr. Morgan")]
    [InlineData("Well, Saturday at 7 pm would do I suppose", "Saturday at 7 pm")]
    [InlineData("We'd like to go to The Porch I think", "The Porch")]
    [InlineData("my flight id is 473 as far as I can see", "flight id 473")]
    [InlineData("There will be 14 people I'd say", "14 people")]
    [InlineData("let us say the 5th of May", "the 5th of May")]
    [InlineData("Any good restaurant in South of town I'd say", "South")]
    public void Read_ValueInALongerAnswer(string text, string expected) => Assert.Equal(expected, ValueReader.Read(text));

    [Theory]
    [InlineData("I don't want anything later than 8 pm")]
    [InlineData("He told me to come on Saturday")]
    [InlineData("Is 8 pm possible?")]
    [InlineData("My PIN is 3100 since 8 am")]
    [InlineData("I was born on July 5th 1929")]
    [InlineData("my card [CARD] on Saturday")]
    [InlineData("whatever suits you")]
    [InlineData("")]
    public void Read_TurnedDownToldOrSecret_IsNone(string text) => Assert.Null(ValueReader.Read(text));
}
