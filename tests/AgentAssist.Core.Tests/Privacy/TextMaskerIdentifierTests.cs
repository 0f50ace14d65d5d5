using AgentAssist.Core.Privacy;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Privacy;

public sealed class TextMaskerIdentifierTests
{
    private readonly TextMasker _masker = new();

    [Theory]
    [InlineData("write to ann.smith+x@mail.example.co.uk.", "write to [EMAIL].")]
    [InlineData("E-Mail: JÖRG@Beispiel.DE", "E-Mail: [EMAIL]")]
    [InlineData("call +44 7700 900123 today", "call [PHONE] today")]
    [InlineData("(303) 555-0147 x12", "[PHONE]")]
    [InlineData("my number is 555-0147", "my number is [PHONE]")]
    [InlineData("07700 900 123 or 0049 30 901820", "[PHONE] or [PHONE]")]
    [InlineData("03.93.92.16.85", "[PHONE]")]
    [InlineData("from 192.168.1.20 and 2001:db8::8a2e:370:7334", "from [IP] and [IP]")]
    [InlineData("order #A-1234 and INV-5530017 and RMA-20931", "order #[ORDER] and [ORDER] and [ORDER]")]
    [InlineData("my account number is 88 12 77", "my account number is [ACCOUNT]")]
    [InlineData("booking reference XJKQPA", "booking reference [ORDER]")]
    [InlineData("policy no. HX-99-1822", "policy no. [ACCOUNT]")]
    [InlineData("tracking 1Z999AA10123456784", "tracking [ORDER]")]
    [InlineData("date of birth 2/16/1942", "date of birth [BIRTH_DATE]")]
    [InlineData("ticket #42", "ticket #[ORDER]")]
    public void Mask_Identifier_StaysReadableAndIsMaskedInTheRestrictedView(string text, string restricted)
    {
        var masked = _masker.Mask(text);

        Assert.Equal(text, masked.Text);
        Assert.Equal(restricted, masked.RestrictedText);
        Assert.All(masked.Spans, span => Assert.False(span.Masked));
    }

    [Theory]
    [InlineData("It cost $1,299.00 on 2026-03-12 at 10:30.")]
    [InlineData("I ordered 3 pizzas in 2026 and waited 45 minutes.")]
    [InlineData("Version 10.0.1.2 on an iPhone 14 with iOS 17.4.1")]
    [InlineData("In order to pay 2500 euros I waited 2 weeks.")]
    [InlineData("The case was closed, the order late.")]
    [InlineData("order 3 days ago")]
    [InlineData("my account was opened 12 years ago")]
    public void Mask_OrdinaryNumbers_AreNoIdentifiers(string text)
    {
        Assert.Empty(_masker.Mask(text).Spans);
    }

    [Fact]
    public void Mask_SecretInsideIdentifier_SecretWins()
    {
        var masked = _masker.Mask("order number 4111 1111 1111 1111, mail a@b.co");

        Assert.Equal("order number [CARD], mail a@b.co", masked.Text);
        Assert.Equal("order number [CARD], mail [EMAIL]", masked.RestrictedText);
        Assert.Equal([(true, "CARD"), (false, "EMAIL")], masked.Spans.Select(s => (s.Masked, s.Type)));
    }

    [Fact]
    public void ToRestricted_SpanAfterIdentifier_MovesWithTheText()
    {
        var masked = _masker.Mask("I am ann@example.org and this is unfair");

        var span = masked.ToRestricted(new TextSpan { Start = 33, End = 39 });

        Assert.Equal("unfair", masked.Text[33..39]);
        Assert.Equal("unfair", masked.RestrictedText[span.Start..span.End]);
    }

    [Fact]
    public void Mask_NamesAndNumbersOfTheCustomer_AreMaskedToo()
    {
        var profile = new CustomerProfile { DisplayName = "Grace Hall", PhoneNumbers = { "+1 303 555 0147" }, EmailAddresses = { "grace@home" } };

        var text = _masker.Mask("Grace called from 5550147, HALL wrote to grace@home. By the grace of luck, a hall is free.", profile).RestrictedText;

        Assert.Equal("[NAME] called from [PHONE], [NAME] wrote to [EMAIL]. By the grace of luck, a hall is free.", text);
    }

    [Fact]
    public void Mask_NoProfile_MasksPatternsOnly()
    {
        Assert.Equal("pin [PIN], [EMAIL]", _masker.Mask("pin 4821, a@b.co", null).RestrictedText);
    }
}
