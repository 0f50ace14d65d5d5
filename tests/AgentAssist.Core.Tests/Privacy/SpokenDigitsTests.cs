using AgentAssist.Core.Privacy;

namespace AgentAssist.Core.Tests.Privacy;

public sealed class SpokenDigitsTests
{
    private readonly TextMasker _masker = new();

    [Theory]
    [InlineData("my card is four one one one one one one one one one one one one one one one thanks", "my card is [CARD] thanks")]
    [InlineData("Four one one one, one one one one, one one one one, one one one one", "[CARD]")]
    [InlineData("forty-one eleven eleven eleven eleven eleven eleven eleven", "[CARD]")]
    [InlineData("four triple one, one one one one, one one one one, one one one one", "[CARD]")]
    [InlineData("my pin is four eight two one", "my pin is [PIN]")]
    [InlineData("cvv one two three.", "cvv [CARD_CODE].")]
    [InlineData("social security oh seven eight, oh five, one one two oh", "social security [SSN]")]
    [InlineData("mi pin es cuatro ocho dos uno", "mi pin es [PIN]")]
    [InlineData("call five five five, eight six seven, five three oh nine", "call [PHONE]")]
    [InlineData("ring oh seven seven double oh, nine oh one, two three four", "ring [PHONE]")]
    [InlineData("call oh double seven double oh, nine hundred", "call oh double seven double oh, nine hundred")]
    [InlineData("order number seven seven four one two nine", "order number [ORDER]")]
    [InlineData("account number is eighty eight, one two, seven seven", "account number is [ACCOUNT]")]
    public void Mask_DictatedNumber_IsMaskedAsItsDigitsWouldBe(string text, string restricted)
    {
        Assert.Equal(restricted, _masker.Mask(text).RestrictedText);
    }

    [Theory]
    [InlineData("one of the two or three that I ordered")]
    [InlineData("I called three times, one time for ten minutes")]
    [InlineData("no one, not one")]
    [InlineData("double")]
    [InlineData("one two double")]
    [InlineData("")]
    public void Read_Talk_StaysAsItIs(string text)
    {
        var folded = new FoldedText(text);
        Assert.Same(folded, SpokenDigits.Read(folded));
    }

    [Theory]
    [InlineData("one two three", "123")]
    [InlineData("ONE two-three", "123")]
    [InlineData("nineteen eighty five", "1985")]
    [InlineData("double oh seven", "007")]
    [InlineData("a one two three b", "a 123 b")]
    [InlineData("one two three double", "123 double")]
    [InlineData("one, two, three", "1 2 3")]
    [InlineData("five one two three 4", "5123 4")]
    [InlineData("twenty twenty one one", "20211")]
    public void Read_NumberWords_AreDigitsAtTheirPlaces(string text, string digits)
    {
        var read = SpokenDigits.Read(new FoldedText(text));
        Assert.Equal(digits, read.Slice(0, read.Length).ToString());
        for (var i = 0; i < read.Length; i++)
        {
            Assert.InRange(read.SourceStart(i), 0, read.SourceEnd(i + 1) - 1);
            Assert.InRange(read.SourceEnd(i + 1), 1, text.Length);
        }
    }
}
