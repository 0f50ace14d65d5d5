using AgentAssist.Core.Privacy;

namespace AgentAssist.Core.Tests.Privacy;

public sealed class TextMaskerSecretTests
{
    private readonly TextMasker _masker = new();

    [Theory]
    [InlineData("My card is 4111 1111 1111 1111.", "My card is [CARD].")]
    [InlineData("card:4111111111111111now", "card:[CARD]now")]
    [InlineData("4111-1111 1111.1111 thanks", "[CARD] thanks")]
    [InlineData("it's 4111\n1111\n1111\n1111", "it's [CARD]")]
    [InlineData("4111\u200b1111\u200b1111\u200b1111", "[CARD]")]
    [InlineData("４１１１ １１１１ １１１１ １１１１", "[CARD]")]
    [InlineData("٤١١١ ١١١١ ١١١١ ١١١١", "[CARD]")]
    [InlineData("4111\u00a01111\u20131111\u22121111", "[CARD]")]
    [InlineData("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[CARD]")]
    [InlineData("4111, 1111, 1111, 1111", "[CARD]")]
    [InlineData("amex 3782 822463 10005 ok", "amex [CARD] ok")]
    [InlineData("on 2026-03-12 4111 1111 1111 1111", "on 2026-03-12 [CARD]")]
    [InlineData("4111 1111 1111 1111 12/26 123", "[CARD] 12/26 [CARD_CODE]")]
    [InlineData("4111111111111111123", "[CARD]")]
    [InlineData("credit card 4111 1111 1111 1112", "credit card [CARD]")]
    public void Mask_CardNumber_IsReplaced(string text, string expected)
    {
        Assert.Equal(expected, _masker.Mask(text).Text);
    }

    [Theory]
    [InlineData("cvv 123", "cvv [CARD_CODE]")]
    [InlineData("CVC: 1234", "CVC: [CARD_CODE]")]
    [InlineData("the security code on the back is 987", "the security code on the back is [CARD_CODE]")]
    [InlineData("CVV2 = 321", "CVV2 = [CARD_CODE]")]
    [InlineData("123 is the cvv", "[CARD_CODE] is the cvv")]
    [InlineData("pin: 4821", "pin: [PIN]")]
    [InlineData("My PIN is 4 8 2 1", "My PIN is [PIN]")]
    [InlineData("pin4821", "pin[PIN]")]
    [InlineData("mi pin es 4821", "mi pin es [PIN]")]
    [InlineData("4821 is my pin", "[PIN] is my pin")]
    [InlineData("my password is hunter2", "my password is [PASSWORD]")]
    [InlineData("my password is sunshine.", "my password is [PASSWORD].")]
    [InlineData("Password: correct!Horse", "Password: [PASSWORD]")]
    [InlineData("password is \"correct horse battery\" ok", "password is \"[PASSWORD]\" ok")]
    [InlineData("username bob, pwd=Secr3t!", "username bob, pwd=[PASSWORD]")]
    [InlineData("mi contraseña es gatito99", "mi contraseña es [PASSWORD]")]
    [InlineData("I changed my password to Blue42sky", "I changed my password to [PASSWORD]")]
    public void Mask_CodesAndPasswords_AreReplacedByContext(string text, string expected)
    {
        Assert.Equal(expected, _masker.Mask(text).Text);
    }

    [Fact]
    public void Mask_LongPassword_IsReplacedAsAWhole()
    {
        var password = string.Concat(Enumerable.Repeat("password:", 5_000));
        Assert.Equal("password: [PASSWORD] ok", _masker.Mask($"password: {password}x ok").Text);
    }

    [Theory]
    [InlineData("SSN 123-45-6789", "SSN [SSN]")]
    [InlineData("it is 123 45 6789 ok", "it is [SSN] ok")]
    [InlineData("my social security number is 123456789", "my social security number is [SSN]")]
    [InlineData("IBAN GB29 NWBK 6016 1331 9268 19 please", "IBAN [IBAN] please")]
    [InlineData("send to de89370400440532013000", "send to [IBAN]")]
    [InlineData("ES91-2100-0418-4502-0005-1332.", "[IBAN].")]
    [InlineData("routing number 021000021", "routing number [BANK_ACCOUNT]")]
    [InlineData("bank account number: 12345678", "bank account number: [BANK_ACCOUNT]")]
    [InlineData("account number 12345678 sort code 12-34-56", "account number [BANK_ACCOUNT] sort code [BANK_ACCOUNT]")]
    public void Mask_BankAndGovernmentNumbers_AreReplaced(string text, string expected)
    {
        Assert.Equal(expected, _masker.Mask(text).Text);
    }

    [Theory]
    [InlineData("I bought an iPhone 14 for $1,299.00 on 2026-03-12 at 10:30.")]
    [InlineData("000-12-3456 and 666-12-3456 and 912-34-5678")]
    [InlineData("my password is not working")]
    [InlineData("my password is expired and I forgot my pin")]
    [InlineData("the password reset link never came")]
    [InlineData("pin the note to the board in 2026")]
    [InlineData("from 2026-03-12 - 2026-03-19 we were away")]
    [InlineData("The RTX-4090 and the WD-40 cost 1.299,00 EUR")]
    [InlineData("That is 1,234,567,890,123 bytes")]
    [InlineData("Windows 10.0.19041 build 1415")]
    [InlineData("my card ending in 4821 was declined 3 times in 2026")]
    [InlineData("")]
    [InlineData("\ud800 lonely \udc00 surrogates")]
    public void Mask_OrdinaryText_StaysAsItIs(string text)
    {
        Assert.Equal(text, _masker.Mask(text).Text);
    }
}
