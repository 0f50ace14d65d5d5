using AgentAssist.Core.Privacy;

namespace AgentAssist.Core.Tests.Privacy;

public sealed class FindTests
{
    private readonly TextMasker _masker = new();

    [Theory]
    [InlineData("Card 4111 1111 1111 1111, call 555-867-5309 please", "CARD:4111 1111 1111 1111|PHONE:555-867-5309")]
    [InlineData("my password is hunter2 and I am blair@example.com", "PASSWORD:hunter2|EMAIL:blair@example.com")]
    [InlineData("nothing here", "")]
    [InlineData("", "")]
    public void Find_Text_GivesSpansOfTheOriginal(string text, string expected)
    {
        var found = _masker.Find(text).Select(s => $"{s.Type}:{text[s.Span.Start..s.Span.End]}");
        Assert.Equal(expected, string.Join('|', found));
    }

    [Fact]
    public void Find_PlaceholderInTheOriginal_IsNotReported()
    {
        var found = _masker.Find("[CARD] and 4111 1111 1111 1111");
        var only = Assert.Single(found);
        Assert.Equal(11, only.Span.Start);
        Assert.True(only.Masked);
    }

    [Fact]
    public void Find_AnyText_AgreesWithMask()
    {
        const string Text = "SSN 078-05-1120, card 4111111111111111 cvv 123, IP 10.1.2.3, mail a@b.co";
        Assert.Equal(_masker.Mask(Text).Spans.Select(s => s.Type), _masker.Find(Text).Select(s => s.Type));
    }
}
